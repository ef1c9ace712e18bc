package io.parkledger.api.demo;

import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four files, read and checked. Every entry knows the row it came from. */
record ParkFiles(List<UnitRow> units, List<TenantRow> tenants, List<LeadRow> leads, List<ReceptionRow> receptions) {

    record UnitRow(Row row, String unit, String building, int floor, BigDecimal areaSqm) {}

    /**
     * A tenancy.
     *
     * @param leaseEnd     of the running term
     * @param prevLeaseEnd of the first term, when it was renewed
     * @param taxByQuarter in yuan; null where nothing was reported
     */
    record TenantRow(
            Row row,
            String id,
            String company,
            CreditCode creditCode,
            Industry industry,
            List<String> units,
            LocalDate leaseStart,
            LocalDate leaseEnd,
            @Nullable LocalDate prevLeaseEnd,
            int rentCnyPerSqmMonth,
            @Nullable LocalDate exitOn,
            @Nullable Integer jobs,
            List<@Nullable BigDecimal> taxByQuarter) {

        LocalDate firstTermEnd() {
            return prevLeaseEnd == null ? leaseEnd : prevLeaseEnd;
        }
    }

    /** How a lead ended, or where it stands. */
    enum Outcome {
        LANDED,
        OPEN,
        LOST,
        POOL
    }

    /** @param stages the days of 线索, 意向, 在谈, 评审, 签约, 入驻 that were reached, in order */
    record LeadRow(
            Row row,
            String id,
            String company,
            CreditCode creditCode,
            Industry industry,
            LeadSource source,
            String owner,
            Outcome outcome,
            List<LocalDate> stages) {

        boolean reached(int stage) {
            return stages.size() > stage;
        }

        LocalDate last() {
            return stages.get(stages.size() - 1);
        }
    }

    record ReceptionRow(
            Row row, String id, LocalDate day, @Nullable String lead, String company, int persons, String host) {}
}
