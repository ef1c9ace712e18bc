package io.parkledger.projection.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One event as a reader of history sees it: what, about whom, when it happened, when it was written down, by whom and
 * why.
 *
 * @param subjects    ids of everything the event speaks of
 * @param effectiveOn the business date; null for the few events that have none
 * @param aboutFrom   first of the days it speaks of: its business date, or its period's first day
 * @param aboutUntil  last of these days
 * @param retroactive says of earlier days that it was otherwise: of its period, or of all days since its subject began
 * @param earliestDay first of all days it names: what is put right may have begun on that, and not when it was said to
 * @param daysLate    from its business date to the day on which it was recorded, as that day is called in UTC; negative
 *     for what was still to come; null without a business date
 * @param confirmed   codes of what was unlikely and confirmed with it
 * @param facts       what the event says, without personal data
 */
public record HistoryView(
        @BsonId String id,
        long position,
        String eventId,
        String type,
        String aggregateType,
        String aggregateId,
        long sequence,
        List<String> subjects,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate aboutFrom,
        @Nullable LocalDate aboutUntil,
        boolean retroactive,
        @Nullable LocalDate earliestDay,
        @Nullable Long daysLate,
        Instant recordedAt,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String source,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String causationId,
        boolean simulated,
        List<String> confirmed,
        Document facts) {}
