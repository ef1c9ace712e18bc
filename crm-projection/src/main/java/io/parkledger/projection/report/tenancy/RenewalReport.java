package io.parkledger.projection.report.tenancy;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.report.tenancy.TermEnd.LeaseOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became, by the last day of a period, of the leases whose term ends in it, by the original expiry: of all of
 * them, whether or not a renewal was opened. Those still to be decided are in the denominator, and are shown apart.
 * Early exits are not: theirs is a rate of its own.
 *
 * @param notOpened among the pending, those that nobody has opened a renewal for
 * @param earlyExits leases that would have ended in the period, and were ended before
 * @param earlyExitByCount early exits ÷ (early exits + expiring)
 */
public record RenewalReport(
        LocalDate from,
        LocalDate to,
        long expiring,
        long renewed,
        long left,
        long heldOver,
        long pending,
        long notOpened,
        Ratio byCount,
        Ratio byArea,
        Ratio byRent,
        long earlyExits,
        Ratio earlyExitByCount,
        Ratio earlyExitByArea,
        Ratio earlyExitByRent) {

    static RenewalReport of(LocalDate from, LocalDate to, List<TermEnd> ends) {
        var due = Sum.of(ends, end -> true);
        var expiring = Sum.of(ends, end -> end.outcome().isExpiry());
        var renewed = Sum.of(ends, end -> end.outcome() == LeaseOutcome.RENEWED);
        var early = Sum.of(ends, end -> end.outcome() == LeaseOutcome.LEFT_EARLY);
        return new RenewalReport(
                from,
                to,
                expiring.count(),
                renewed.count(),
                count(ends, LeaseOutcome.LEFT),
                count(ends, LeaseOutcome.HELD_OVER),
                count(ends, LeaseOutcome.PENDING),
                ends.stream()
                        .filter(end -> end.outcome() == LeaseOutcome.PENDING && end.renewalId() == null)
                        .count(),
                Ratio.of(renewed.count(), expiring.count()),
                Ratio.of(renewed.areaSqm(), expiring.areaSqm()),
                Ratio.of(renewed.rent().yuan(), expiring.rent().yuan()),
                early.count(),
                Ratio.of(early.count(), due.count()),
                Ratio.of(early.areaSqm(), due.areaSqm()),
                Ratio.of(early.rent().yuan(), due.rent().yuan()));
    }

    private static long count(List<TermEnd> ends, LeaseOutcome outcome) {
        return ends.stream().filter(end -> end.outcome() == outcome).count();
    }

    /** Some of them together. */
    private record Sum(long count, BigDecimal areaSqm, Cny rent) {

        static Sum of(List<TermEnd> ends, Predicate<TermEnd> which) {
            var some = ends.stream().filter(which).toList();
            return new Sum(
                    some.size(),
                    some.stream().map(TermEnd::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add),
                    Cny.sum(some.stream().map(TermEnd::rentCnyPerYear)));
        }
    }
}
