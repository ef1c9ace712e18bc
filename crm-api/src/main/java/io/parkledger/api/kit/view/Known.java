package io.parkledger.api.kit.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was known then, as {@code asOf} asks for it.
 *
 * @param position of the ledger: what came later was not known
 * @param day      of that knowledge, in the park
 * @param at       since when the position was known, or the instant asked for; null where a day is asked for, as it
 *                 ended
 */
public record Known(long position, LocalDate day, @Nullable Instant at) {}
