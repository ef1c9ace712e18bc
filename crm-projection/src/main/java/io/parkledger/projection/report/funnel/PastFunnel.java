package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The funnel as it was known at a past position. Of whole parks the counters of a position shortly before are kept;
 * what changed from there on is taken out of them as it was, and put in as it came to be. All else is counted project
 * by project: whose they are is decided by whose they are today, which no counter of then tells.
 */
final class PastFunnel {

    /** Where a project is counted. */
    private record Cell(LeadSource source, String cohort) {

        static Cell of(Document project) {
            return new Cell(LeadSource.valueOf(project.getString("source")), FunnelTotals.cohort(project));
        }
    }

    private final FunnelPeriod period;
    private final Map<Cell, Map<String, Long>> cells = new HashMap<>();
    private final Map<String, Long> days = new TreeMap<>();

    private PastFunnel(FunnelPeriod period) {
        this.period = period;
    }

    static FunnelReport ofParks(Generation generation, long asOf, Scope scope, FunnelPeriod period) {
        var funnel = new PastFunnel(period);
        var summedUpAt = ViewCollection.summedUpAt(asOf);
        var then = generation.asOf(summedUpAt);
        var own = FunnelTotals.OF_PARKS.own();
        FunnelTotals.cells(then, scope, period, own)
                .forEach(cell -> funnel.add(new Cell(cell.source(), cell.cohort()), cell.counts()));
        FunnelTotals.days(then, scope, period, own).forEach(month -> funnel.addDays(month.counts()));
        var changed =
                new Rows<>(generation, FunnelProjection.PROJECTS).documents(scope, Filters.gt("position", summedUpAt));
        var ids = changed.stream().map(project -> project.getString("_id")).toList();
        new Rows<>(then, FunnelProjection.PROJECTS)
                .documents(scope, Filters.in("_id", ids))
                .forEach(before -> funnel.add(before, -1));
        changed.forEach(after -> funnel.add(after, 1));
        return funnel.report();
    }

    static FunnelReport ofProjects(Generation generation, Scope scope, Bson these, FunnelPeriod period) {
        var funnel = new PastFunnel(period);
        new Rows<>(generation, FunnelProjection.PROJECTS)
                .documents(scope, these)
                .forEach(project -> funnel.add(project, 1));
        return funnel.report();
    }

    private void add(Document project, int times) {
        var counts = new TreeMap<String, Long>();
        FunnelCounts.of(project).forEach((fact, count) -> {
            var month = FunnelCounts.monthOfDays(fact);
            if (month.isEmpty()) {
                counts.put(fact, count * times);
            } else if (period.within().include(month.get())) {
                days.merge(fact, count * times, Long::sum);
            }
        });
        add(Cell.of(project), counts);
    }

    private void add(Cell cell, Map<String, Long> counts) {
        var sum = cells.computeIfAbsent(cell, each -> new TreeMap<>());
        counts.forEach((fact, count) -> sum.merge(fact, count, Long::sum));
    }

    private void addDays(Map<String, Long> counts) {
        counts.forEach((fact, count) -> days.merge(fact, count, Long::sum));
    }

    private FunnelReport report() {
        var sums = new FunnelSums(period);
        cells.forEach((cell, counts) -> {
            counts.values().removeIf(count -> count == 0);
            sums.add(cell.source(), cell.cohort(), counts);
        });
        days.values().removeIf(count -> count == 0);
        sums.addDays(days);
        return sums.report();
    }
}
