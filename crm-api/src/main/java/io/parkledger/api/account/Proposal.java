package io.parkledger.api.account;

import io.parkledger.api.kit.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one admin proposes about an account, and another one confirms or refuses.
 *
 * @param login      whose account it is about
 * @param role       to be given, for {@link Kind#GIVE_ROLE}; null else
 * @param parks      to be reached with it; null for all
 * @param buildings  the reach is to end at; null for all
 * @param cause      as the proposer says it
 * @param expiresAt  until when it can be confirmed
 * @param decidedBy  who confirmed or refused it
 */
public record Proposal(
        String proposalId,
        Kind kind,
        String login,
        @Nullable Role role,
        @Nullable Set<String> parks,
        @Nullable String department,
        @Nullable Set<String> buildings,
        String cause,
        String proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What it is. */
    public enum Kind {
        GIVE_ROLE,
        RESET_PASSWORD,
        CLOSE_ACCOUNT,
        REOPEN_ACCOUNT
    }

    /** How far it is. */
    public enum State {
        /** Waits for the second person. */
        OPEN,
        CONFIRMED,
        REFUSED,
        /** Nobody confirmed it in time. */
        EXPIRED,
        /** What it went by has changed: the proposer is no admin any more, or the account has another role. */
        VOID
    }
}
