package io.parkledger.core.custody;

/** What is done to accounts and to the rights that they have. */
public enum AccountAction {
    OPENED,
    CLOSED,
    REOPENED,
    ROLE_GIVEN,
    PASSWORD_RESET,
    /** A command on the server has made somebody an admin, or given an admin another password. */
    RESCUED,
    /** For a program of somebody's. */
    TOKEN_MADE,
    TOKEN_REVOKED,
    PROPOSED,
    CONFIRMED,
    REFUSED,
    /** Something had changed since it was proposed. */
    PROPOSAL_VOID
}
