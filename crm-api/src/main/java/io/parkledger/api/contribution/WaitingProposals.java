package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.store.rows.Scope;
import java.util.Comparator;
import java.util.List;

/** The corrections and withdrawals of figures that wait for a second person (待审核). */
public final class WaitingProposals {

    private WaitingProposals() {}

    /** The one first that has waited longest. */
    static List<FigureRow> of(Scope scope, Views views) {
        return views.contributions().all(scope, new ContributionViews.Filter(null, null, true)).stream()
                .flatMap(FigureRow::waiting)
                .sorted(Comparator.comparing(
                                (FigureRow row) -> row.state().pending().proposedOn())
                        .thenComparing(row -> row.contribution().id()))
                .toList();
    }

    /** How many wait for this reader: the own ones wait for somebody else. */
    public static long countFor(Caller reader, Views views) {
        return AccessPolicy.scope(reader, Action.APPROVE_RESTATEMENT).stream()
                .flatMap(scope -> of(scope, views).stream())
                .filter(row -> !row.isProposedBy(reader))
                .count();
    }
}
