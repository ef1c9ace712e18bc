package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Counters of projects, so that a report adds up few numbers however many projects there are: {@link FunnelCell} by
 * month of registration, {@link FunnelDays} by month. Kept once for the whole park, and once more for every owner: a
 * park's report should not cost more the more officers there are.
 */
enum FunnelTotals {
    OF_PARKS(List.of("parkId"), Filters.and(Filters.eq("owner", null), Filters.eq("registeredBy", null))),
    OF_OWNERS(List.of("parkId", "owner", "team"), Filters.ne("owner", null)),
    /** By who had a project when it was registered: whoever has it now. */
    OF_REGISTRANTS(List.of("parkId", "registeredBy"), Filters.ne("registeredBy", null));

    static final ViewCollection<FunnelCell> CELLS = ViewCollection.totals(
            "funnel_cells",
            FunnelCell.class,
            FunnelTotals::isOfPark,
            Indexes.ascending("parkId", "owner", "cohort"),
            Indexes.ascending("owner", "cohort"),
            Indexes.ascending("team", "cohort"),
            Indexes.ascending("registeredBy", "cohort"));

    static final ViewCollection<FunnelDays> DAYS = ViewCollection.totals(
            "funnel_days",
            FunnelDays.class,
            FunnelTotals::isOfPark,
            Indexes.ascending("parkId", "owner", "month"),
            Indexes.ascending("owner", "month"),
            Indexes.ascending("team", "month"),
            Indexes.ascending("registeredBy", "month"));

    /** The fields of a project that tell whose it is: what changes one of them moves it to other counters. */
    private final List<String> by;

    /** Tells them from the others. */
    private final Bson own;

    FunnelTotals(List<String> by, Bson own) {
        this.by = by;
        this.own = own;
    }

    /** As {@link #OF_PARKS} are told from the others. */
    private static boolean isOfPark(Document counters) {
        return counters.get("owner") == null && counters.get("registeredBy") == null;
    }

    /** Those that hold what a scope asks for. */
    static FunnelTotals of(Scope scope) {
        return scope.isWholeParks() ? OF_PARKS : OF_OWNERS;
    }

    /** A project, and the facts it is counted by. */
    record Counted(Document project, Map<String, Long> facts) {

        static Counted of(Document project) {
            return new Counted(project, FunnelCounts.of(project));
        }
    }

    /** Takes out of the counters what was known of a project, and puts in what is known of it now. */
    void count(WorkingSet views, Counted before, Counted after) {
        if (place(before.project()).equals(place(after.project()))) {
            add(views, after.project(), FunnelCounts.difference(before.facts(), after.facts()));
        } else {
            add(views, before.project(), FunnelCounts.difference(before.facts(), Map.of()));
            add(views, after.project(), FunnelCounts.difference(Map.of(), after.facts()));
        }
    }

    /** The counters a project is counted in: whose it is, and its source and month. */
    private String place(Document project) {
        return whose(project) + "|" + project.getString("source") + "|" + cohort(project);
    }

    private String whose(Document project) {
        return name()
                + "|"
                + by.stream()
                        .map(field -> Objects.toString(said(project, field), ""))
                        .collect(Collectors.joining("|"));
    }

    private static @Nullable String said(Document project, String field) {
        return field.equals("registeredBy")
                ? project.get("by", new Document()).getString(FunnelStage.LEAD.name())
                : project.getString(field);
    }

    /** The month a project was registered in. */
    static String cohort(Document project) {
        var registeredOn = project.get("reached", new Document()).getString(FunnelStage.LEAD.name());
        return registeredOn == null ? Months.NEVER : FunnelCounts.month(registeredOn);
    }

    private void add(WorkingSet views, Document project, Map<String, Long> counts) {
        var others = new TreeMap<String, Long>();
        var ofDays = new TreeMap<String, Map<String, Long>>();
        counts.forEach((fact, count) -> FunnelCounts.monthOfDays(fact)
                .map(month -> ofDays.computeIfAbsent(month, each -> new TreeMap<>()))
                .orElse(others)
                .put(fact, count));
        if (!others.isEmpty()) {
            var source = project.getString("source");
            counters(views, CELLS, project, source + "|" + cohort(project))
                    .set("source", source)
                    .set("cohort", cohort(project))
                    .addAll("counts", others);
        }
        ofDays.forEach((month, ofMonth) ->
                counters(views, DAYS, project, month).set("month", month).addAll("counts", ofMonth));
    }

    private Draft counters(WorkingSet views, ViewCollection<?> collection, Document project, String of) {
        var counters = views.open(collection, whose(project) + "|" + of);
        by.forEach(field -> counters.set(field, said(project, field)));
        return counters;
    }

    FunnelReport report(Generation generation, Scope scope, FunnelPeriod period) {
        var asOf = generation.asOf();
        if (asOf == null) {
            return report(generation, scope, period, own);
        }
        return this == OF_PARKS
                ? PastFunnel.ofParks(generation, asOf, scope, period)
                : PastFunnel.ofProjects(generation, scope, Filters.empty(), period);
    }

    /** Of what this officer had when it was registered. */
    static FunnelReport reportOfRegistrant(Generation generation, Scope parks, String officer, FunnelPeriod period) {
        return generation.asOf() == null
                ? report(generation, parks, period, Filters.eq("registeredBy", officer))
                : PastFunnel.ofProjects(
                        generation, parks, Filters.eq(Officer.reachedBy(FunnelStage.LEAD), officer), period);
    }

    private static FunnelReport report(Generation generation, Scope scope, FunnelPeriod period, Bson these) {
        var sums = new FunnelSums(period);
        cells(generation, scope, period, these).forEach(cell -> sums.add(cell.source(), cell.cohort(), cell.counts()));
        days(generation, scope, period, these).forEach(month -> sums.addDays(month.counts()));
        return sums.report();
    }

    static List<FunnelCell> cells(Generation generation, Scope scope, FunnelPeriod period, Bson these) {
        var registered = Filters.lte("cohort", period.to().toString());
        return new Rows<>(generation, CELLS).listed(scope, Filters.and(these, registered));
    }

    static List<FunnelDays> days(Generation generation, Scope scope, FunnelPeriod period, Bson these) {
        return new Rows<>(generation, DAYS)
                .listed(scope, Filters.and(these, period.within().on("month")));
    }

    /** Whose counters these are. */
    Bson own() {
        return own;
    }
}
