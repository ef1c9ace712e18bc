package io.parkledger.projection.report.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, over several cases.
 *
 * @param median mean of the two middle ones for an even number of cases
 * @param p90    nearest rank: the smallest that at least 90 % do not exceed
 */
public record Days(
        long cases,
        @Nullable BigDecimal median,
        @Nullable BigDecimal mean,
        @Nullable Long p90) {

    /** @param casesByDays how many cases took how many days */
    static Days of(TreeMap<Long, Long> casesByDays) {
        long cases = casesByDays.values().stream().mapToLong(Long::longValue).sum();
        if (cases == 0) {
            return new Days(0, null, null, null);
        }
        long sum = casesByDays.entrySet().stream()
                .mapToLong(each -> each.getKey() * each.getValue())
                .sum();
        var middle = BigDecimal.valueOf(atRank(casesByDays, (cases + 1) / 2) + atRank(casesByDays, cases / 2 + 1));
        return new Days(
                cases,
                middle.divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP),
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(cases), 1, RoundingMode.HALF_UP),
                atRank(casesByDays, (cases * 9 + 9) / 10));
    }

    private static long atRank(TreeMap<Long, Long> casesByDays, long rank) {
        long passed = 0;
        for (var each : casesByDays.entrySet()) {
            passed += each.getValue();
            if (passed >= rank) {
                return each.getKey();
            }
        }
        return casesByDays.lastKey();
    }
}
