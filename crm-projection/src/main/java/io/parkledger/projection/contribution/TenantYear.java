package io.parkledger.projection.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's contributions of one year, by period: what reports add up.
 *
 * @param tax      full scope (全口径), fen, by period and tax type: {@code 2021-Q3|ALL}
 * @param retained local share (地方留成), fen, by period and tax type
 * @param jobs     persons at the end of each period
 * @param output   fen, by period
 */
public record TenantYear(
        @BsonId String id,
        String tenantId,
        String parkId,
        int year,
        Map<String, Long> tax,
        Map<String, Long> retained,
        Map<String, Long> jobs,
        Map<String, Long> output,
        long position) {

    /** Full scope, all types together. */
    public SortedMap<String, Cny> taxByPeriod() {
        return byPeriod(tax);
    }

    public SortedMap<String, Cny> retainedByPeriod() {
        return byPeriod(retained);
    }

    private static SortedMap<String, Cny> byPeriod(Map<String, Long> amounts) {
        var byPeriod = new TreeMap<String, Cny>();
        amounts.forEach((key, fen) -> byPeriod.merge(key.substring(0, key.indexOf('|')), Cny.ofFen(fen), Cny::plus));
        return byPeriod;
    }

    public long taxFen() {
        return tax.values().stream().mapToLong(Long::longValue).sum();
    }

    public long retainedFen() {
        return retained.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether any tax of full scope was reported, be it zero. */
    public boolean hasTax() {
        return !tax.isEmpty();
    }

    /** At the end of the last period reported; null when none was. */
    public @Nullable Long jobsAtEnd() {
        return lastPeriodOfJobs().map(jobs::get).orElse(null);
    }

    /** The last period whose jobs were reported. */
    public Optional<String> lastPeriodOfJobs() {
        return jobs.keySet().stream().max(Comparator.comparing(period -> new Period(period).lastDay()));
    }
}
