package io.parkledger.projection.report;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.Count;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import java.time.YearMonth;
import org.bson.Document;

/** Computes the {@link FunnelReport}: whole parks from their cells, one officer's or team's from their projects. */
public final class Funnel {

    private final Rows<FunnelCell> cells;
    private final Rows<FunnelDays> days;
    private final Rows<Project> projects;

    public Funnel(Generation generation) {
        cells = new Rows<>(generation, FunnelProjection.CELLS);
        days = new Rows<>(generation, FunnelProjection.DAYS);
        projects = new Rows<>(generation, FunnelProjection.PROJECTS);
    }

    public FunnelReport report(Scope scope, YearMonth from, YearMonth to) {
        var sums = new FunnelSums(new FunnelPeriod(from, to));
        if (scope.isWholeParks()) {
            cells.all(scope, Filters.lte("cohort", to.toString()))
                    .forEach(cell -> sums.add(cell.source(), cell.cohort(), cell.counts()));
            days.all(scope, Filters.and(Filters.gte("month", from.toString()), Filters.lte("month", to.toString())))
                    .forEach(month -> sums.addDays(month.counts()));
        } else {
            projects.documents(scope, Filters.empty())
                    .forEach(project -> sums.add(
                            LeadSource.valueOf(project.getString("source")),
                            FunnelCounts.month(
                                    project.get("reached", Document.class).getString(FunnelStage.LEAD.name())),
                            FunnelCounts.of(project)));
        }
        return sums.report();
    }

    /**
     * The projects behind one number of the {@link #report} of the same period and scope, the last to be reached or
     * closed first. Projects are looked at from the end of the period back until the page is full. So a page costs most
     * where few count among many that were reached: open long after all others, carried over from years ago, or closed
     * at a stage where next to none is; and on the last page, which looks at all that are left.
     */
    public Page<Project> projects(Scope scope, YearMonth from, YearMonth to, Drill drill, PageRequest page) {
        return projects.page(scope, new FunnelPeriod(from, to).conditions(drill), drill.day(), true, page);
    }

    /** How many {@link #projects} there are. */
    public Count count(Scope scope, YearMonth from, YearMonth to, Drill drill) {
        return projects.countFound(scope, new FunnelPeriod(from, to).conditions(drill));
    }
}
