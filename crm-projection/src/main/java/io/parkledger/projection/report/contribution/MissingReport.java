package io.parkledger.projection.report.contribution;

import io.parkledger.core.value.Industry;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.List;

/**
 * Who has not reported a period yet.
 *
 * @param period a month or a quarter
 * @param due    tenants in the park at its end
 * @param rows   those of them that still owe a figure
 */
public record MissingReport(String period, long due, List<Row> rows) {

    public long complete() {
        return due - rows.size();
    }

    /** By company. */
    public Slice<Row> page(SliceRequest request) {
        return Slice.of(rows, row -> row.company() + "|" + row.tenantId(), request);
    }

    /**
     * One tenant.
     *
     * @param tax  whether tax is missing
     * @param jobs whether jobs are missing
     */
    public record Row(
            String tenantId, String company, Industry industry, LocalDate landedOn, boolean tax, boolean jobs) {}
}
