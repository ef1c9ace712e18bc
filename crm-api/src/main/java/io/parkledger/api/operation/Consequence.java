package io.parkledger.api.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What should have followed from a fact and was refused, in the reader's words.
 *
 * @param id         for settling it
 * @param position   of the fact; null until it is sealed
 * @param fact       stored type of the fact
 * @param said       the fact as a sentence
 * @param subject    id of what the fact is about
 * @param park       that of the fact; null where it is in none
 * @param policy     name of what would have had it follow
 * @param wanted     what should have followed
 * @param target     id of what refused, or is not there
 * @param code       of the rule
 * @param detail     the rule as a sentence
 * @param settledBy  login; null while it waits
 * @param remark     how it was seen to
 */
public record Consequence(
        String id,
        @Nullable Long position,
        String eventId,
        String fact,
        String said,
        String subject,
        @Nullable String park,
        String policy,
        String wanted,
        String target,
        String code,
        String detail,
        Instant refusedAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String remark) {}
