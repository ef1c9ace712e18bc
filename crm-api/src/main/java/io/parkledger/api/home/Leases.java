package io.parkledger.api.home;

import io.parkledger.projection.Views;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.List;

/**
 * Leases nobody has decided about yet.
 *
 * @param overdue past their end (逾期占用 or soon to be)
 * @param soon    that end within 90 days
 * @param later   that end within 180
 */
public record Leases(List<RenewalView> overdue, List<RenewalView> soon, List<RenewalView> later) {

    private static final int SOON = 90;
    private static final int LATER = 180;
    private static final int AT_MOST = 100;

    static Leases of(Scope scope, Views views, LocalDate today) {
        var undecided = views.renewals().undecidedBy(scope, today.plusDays(LATER), AT_MOST);
        return new Leases(
                between(undecided, LocalDate.MIN, today.minusDays(1)),
                between(undecided, today, today.plusDays(SOON)),
                between(undecided, today.plusDays(SOON + 1L), today.plusDays(LATER)));
    }

    private static List<RenewalView> between(List<RenewalView> renewals, LocalDate from, LocalDate to) {
        return renewals.stream()
                .filter(each ->
                        !each.expiringOn().isBefore(from) && !each.expiringOn().isAfter(to))
                .toList();
    }

    public boolean isEmpty() {
        return overdue.isEmpty() && soon.isEmpty() && later.isEmpty();
    }
}
