package io.parkledger.projection.report.letting;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Weighted average lease expiry in years, by end date, on one day: Σ w·max(0, end − day) / 365.25 ÷ Σ w. Three
 * conventions are in use and give different figures, so all are given, each with its name.
 *
 * @param byArea weights are m²
 * @param byRent weights are yuan of rent per year; vacant space has none
 * @param openEnded leases without an end (不定期租赁): in no convention, neither their days nor their weight
 * @param openEndedSqm m² of these
 */
public record WaleReport(LocalDate on, Convention byArea, Convention byRent, long openEnded, BigDecimal openEndedSqm) {

    /**
     * One weight, three conventions.
     *
     * @param heldOverAsZero  leases past their end count with nothing left
     * @param heldOverDropped they do not count
     * @param withVacant      vacant space counts with nothing left; null where it has no weight
     */
    public record Convention(
            @Nullable BigDecimal heldOverAsZero,
            @Nullable BigDecimal heldOverDropped,
            @Nullable BigDecimal withVacant) {}
}
