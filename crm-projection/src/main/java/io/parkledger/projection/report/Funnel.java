package io.parkledger.projection.report;

import io.parkledger.projection.store.Count;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import java.time.YearMonth;

/** The {@link FunnelReport}, from the {@link FunnelTotals}; and the projects behind its numbers. */
public final class Funnel {

    private final Generation generation;
    private final Rows<Project> projects;

    public Funnel(Generation generation) {
        this.generation = generation;
        projects = new Rows<>(generation, FunnelProjection.PROJECTS);
    }

    public FunnelReport report(Scope scope, YearMonth from, YearMonth to) {
        return FunnelTotals.of(scope).report(generation, scope, new FunnelPeriod(from, to));
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
