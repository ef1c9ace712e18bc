package io.parkledger.api.kit.view;

import java.time.LocalDate;

/**
 * The day a reading looks at: {@code on}; without it the day of {@code asOf}; without either today. An endpoint that
 * takes it answers for that day, whatever day it is on the clock; one that takes none says the same on every day.
 *
 * @param chosen whether that is another day than the one of what is known
 */
public record LookedAt(LocalDate day, boolean chosen) {}
