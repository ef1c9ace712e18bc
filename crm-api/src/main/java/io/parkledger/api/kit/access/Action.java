package io.parkledger.api.kit.access;

/** What an endpoint does, as far as access goes. {@link AccessPolicy} says who may. */
public enum Action {
    READ_PIPELINE,
    WRITE_PIPELINE,
    /** Which parks there are and what they are called; what stands in them is tenancy. */
    READ_PARKS,
    READ_TENANCY,
    WRITE_TENANCY,
    /** The second pair of eyes on a restatement. */
    APPROVE_RESTATEMENT,
    /** Parks, buildings and units; not for whom a unit is kept or to whom it is let. */
    WRITE_SPACE,
    REGISTER_PARK,
    /** Files that a park brings its data in with, and what came of them. */
    READ_IMPORTS,
    /** To have a file recorded, and taken back: each row as far as one may record it by hand. */
    IMPORT,
    /** From which day on jobs act for a park: who typed it in knows when that is done. */
    SET_GO_LIVE_DAY,
    /** Reports that are fixed for ever: of whole parks. */
    READ_SEALED_REPORTS,
    SEAL_REPORTS,
    /** Every event, as stored. */
    READ_LEDGER,
    /** To have the ledger held against what was sealed. */
    VERIFY_LEDGER,
    /** To propose that a person be erased, and to take that back. */
    ERASE_PERSON,
    /** Who was erased, by number, and how that was decided. */
    READ_ERASURES,
    /** What should have followed from a fact and was refused. */
    READ_CONSEQUENCES,
    /** To say that a refused consequence was seen to, and how. */
    SETTLE_CONSEQUENCE,
    READ_OPERATION,
    /** All jobs for who reads operation, one's own for the others. */
    READ_JOBS,
    OPERATE,
    READ_ACCOUNTS,
    OPEN_AND_CLOSE_ACCOUNTS,
    GIVE_ROLES,
    /** What takes two admins: proposed by one, confirmed by another. */
    PROPOSE_AND_CONFIRM,
    READ_ACCESS_LOG,
    /** The first page and the search: what is on them is what the role may see elsewhere. */
    READ_HOME,
    /** Own tokens and sessions, and what one's account reaches. */
    OWN_ACCOUNT,
    /** The only thing that a one-time password is good for. */
    CHANGE_PASSWORD,
    /** Needs no account. */
    PUBLIC
}
