package io.parkledger.projection.report.funnel;

import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The {@link FunnelReport}, from the {@link FunnelTotals}; and the projects behind its numbers. */
public final class Funnel {

    /** What it counts. */
    public static final ViewCollection<Project> PROJECTS = FunnelProjection.PROJECTS;

    private final Generation generation;
    private final Rows<Project> projects;

    public Funnel(Generation generation) {
        this.generation = generation;
        projects = new Rows<>(generation, FunnelProjection.PROJECTS);
    }

    public FunnelReport report(Scope scope, YearMonth from, YearMonth to) {
        return FunnelTotals.of(scope).report(generation, scope, new FunnelPeriod(from, to));
    }

    /** Of an officer's own projects in these parks; by what he registered, where it is not by what he has now. */
    public FunnelReport report(Officer officer, Scope parks, YearMonth from, YearMonth to) {
        return officer.report(this, parks.ofWholeParks(), new FunnelPeriod(from, to));
    }

    FunnelReport ofRegistrant(Scope parks, String officer, FunnelPeriod period) {
        return FunnelTotals.reportOfRegistrant(generation, parks, officer, period);
    }

    /**
     * The projects behind one number of the {@link #report} of the same period and scope, the last to be reached or
     * closed first. Projects are looked at from the end of the period back until the page is full. So a page costs most
     * where few count among many that were reached: open long after all others, carried over from years ago, or closed
     * at a stage where next to none is; and on the last page, which looks at all that are left.
     */
    public Slice<Project> projects(Scope scope, YearMonth from, YearMonth to, Drill drill, SliceRequest page) {
        return projects(scope, null, from, to, drill, page);
    }

    /** The same of an officer's own; all of the scope's when there is none. */
    public Slice<Project> projects(
            Scope scope, @Nullable Officer officer, YearMonth from, YearMonth to, Drill drill, SliceRequest page) {
        return projects.page(scope, conditions(officer, from, to, drill), drill.day(), true, page);
    }

    /** How many {@link #projects} there are. */
    public Count count(Scope scope, YearMonth from, YearMonth to, Drill drill) {
        return count(scope, null, from, to, drill);
    }

    /** The same of an officer's own; all of the scope's when there is none. */
    public Count count(Scope scope, @Nullable Officer officer, YearMonth from, YearMonth to, Drill drill) {
        return projects.countFound(scope, conditions(officer, from, to, drill));
    }

    private static List<Bson> conditions(@Nullable Officer officer, YearMonth from, YearMonth to, Drill drill) {
        var conditions = new ArrayList<>(new FunnelPeriod(from, to).conditions(drill));
        if (officer != null) {
            conditions.addAll(officer.conditions(drill.stage()));
        }
        return conditions;
    }
}
