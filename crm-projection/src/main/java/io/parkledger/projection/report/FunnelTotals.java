package io.parkledger.projection.report;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Counters of projects, so that a report adds up few numbers however many projects there are: {@link FunnelCell} by
 * month of registration, {@link FunnelDays} by month. Kept of whole parks, and once more of every owner: a park's
 * report should not cost more the more officers there are.
 *
 * @param by the fields of a project that tell whose it is: whatever changes one of them moves it to other counters
 */
record FunnelTotals(ViewCollection<FunnelCell> cells, ViewCollection<FunnelDays> days, List<String> by) {

    private static final String PARK = "parkId";
    private static final String OWNER = "owner";
    private static final String TEAM = "team";
    private static final String SOURCE = "source";
    private static final String COHORT = "cohort";
    private static final String MONTH = "month";
    private static final String COUNTS = "counts";
    private static final Document NOTHING = new Document();

    static final FunnelTotals OF_PARKS = new FunnelTotals(
            ViewCollection.totals("funnel_cells", FunnelCell.class, Indexes.ascending(PARK, COHORT)),
            ViewCollection.totals("funnel_days", FunnelDays.class, Indexes.ascending(PARK, MONTH)),
            List.of(PARK));

    static final FunnelTotals OF_OWNERS = new FunnelTotals(
            ViewCollection.totals(
                    "funnel_cells_of_owners",
                    FunnelCell.class,
                    Indexes.ascending(OWNER, COHORT),
                    Indexes.ascending(TEAM, COHORT)),
            ViewCollection.totals(
                    "funnel_days_of_owners",
                    FunnelDays.class,
                    Indexes.ascending(OWNER, MONTH),
                    Indexes.ascending(TEAM, MONTH)),
            List.of(PARK, OWNER, TEAM));

    /** Those that hold what a scope asks for. */
    static FunnelTotals of(Scope scope) {
        return scope.isWholeParks() ? OF_PARKS : OF_OWNERS;
    }

    Stream<ViewCollection<?>> collections() {
        return Stream.of(cells, days);
    }

    /** Takes out of the counters what was known of a project, and puts in what is known of it now. */
    void count(WorkingSet views, Document before, Document after) {
        if (whose(before).equals(whose(after))) {
            add(views, after, FunnelCounts.difference(before, after));
        } else {
            add(views, before, FunnelCounts.difference(before, NOTHING));
            add(views, after, FunnelCounts.difference(NOTHING, after));
        }
    }

    private String whose(Document project) {
        return by.stream()
                .map(field -> Objects.toString(project.getString(field), ""))
                .collect(Collectors.joining("|"));
    }

    private void add(WorkingSet views, Document project, Map<String, Long> counts) {
        var others = new TreeMap<String, Long>();
        var ofDays = new TreeMap<String, Map<String, Long>>();
        counts.forEach((fact, count) -> FunnelCounts.monthOfDays(fact)
                .map(month -> ofDays.computeIfAbsent(month, each -> new TreeMap<>()))
                .orElse(others)
                .put(fact, count));
        if (!others.isEmpty()) {
            var cohort =
                    FunnelCounts.month(project.get("reached", Document.class).getString(FunnelStage.LEAD.name()));
            var source = project.getString(SOURCE);
            var cell = views.open(cells, whose(project) + "|" + source + "|" + cohort);
            if (!cell.exists()) {
                name(cell, project).set(SOURCE, source).set(COHORT, cohort);
            }
            cell.addAll(COUNTS, others);
        }
        ofDays.forEach((month, ofMonth) -> {
            var inMonth = views.open(days, whose(project) + "|" + month);
            if (!inMonth.exists()) {
                name(inMonth, project).set(MONTH, month);
            }
            inMonth.addAll(COUNTS, ofMonth);
        });
    }

    private Draft name(Draft counters, Document project) {
        by.forEach(field -> counters.set(field, project.getString(field)));
        return counters;
    }

    FunnelReport report(Generation generation, Scope scope, FunnelPeriod period) {
        var sums = new FunnelSums(period);
        new Rows<>(generation, cells)
                .all(scope, Filters.lte(COHORT, period.to().toString()))
                .forEach(cell -> sums.add(cell.source(), cell.cohort(), cell.counts()));
        new Rows<>(generation, days)
                .all(scope, period.within().on(MONTH))
                .forEach(month -> sums.addDays(month.counts()));
        return sums.report();
    }
}
