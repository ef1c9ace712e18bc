package io.parkledger.projection.report;

import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unit by unit, on one day: who is in, until when, for what rent.
 *
 * @param rentCnyPerYear sum of the rents of those who are in
 */
public record RentRollReport(LocalDate on, Cny rentCnyPerYear, List<Row> rows) {

    /** One lettable unit; without contract it is vacant, or reserved and not yet let out. */
    public record Row(
            String unitId,
            String buildingId,
            int floor,
            BigDecimal areaSqm,
            @Nullable String contractId,
            @Nullable String tenantId,
            @Nullable String company,
            @Nullable LocalDate startOn,
            @Nullable LocalDate endOn,
            boolean heldOver,
            @Nullable Cny rentCnyPerSqmMonth,
            @Nullable Cny rentCnyPerYear) {}
}
