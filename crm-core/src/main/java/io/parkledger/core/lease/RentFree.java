package io.parkledger.core.lease;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.meaning.HoldsFrom;
import java.time.LocalDate;

/**
 * Days for which no rent is paid (免租期), the first and the last included. They change nothing of the rent that is
 * agreed.
 */
public record RentFree(
        @HoldsFrom @BusinessDay LocalDate fromOn,
        @BusinessDay LocalDate untilOn) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(fromOn) && !day.isAfter(untilOn);
    }
}
