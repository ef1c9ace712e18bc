package io.parkledger.projection.report;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Rows;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a funnel mean in its months. Said once: {@link FunnelSums} counts by it, {@link Funnel} lists by
 * it.
 */
record FunnelPeriod(YearMonth from, YearMonth to) {

    /** The field that holds the day a project was closed. */
    static final String CLOSED_ON = "closedOn";

    /** The field that holds the day a stage was reached. */
    static String reachedOn(FunnelStage stage) {
        return "reached." + stage.name();
    }

    /** When a stage was reached, and when the project was closed. */
    record Way(Months reached, Months closed) {

        boolean includes(String monthReached, String monthClosed) {
            return reached.include(monthReached) && closed.include(monthClosed);
        }

        List<Bson> through(FunnelStage stage) {
            return List.of(reached.on(reachedOn(stage)), closed.on(CLOSED_ON));
        }
    }

    Months within() {
        return Months.within(from, to);
    }

    Months afterwardsOrNever() {
        return Months.sinceOrNever(to.plusMonths(1));
    }

    /** When the projects of a cohort were registered; those of all cohorts by the end of the period. */
    Months registered(@Nullable Cohort cohort) {
        if (cohort == null) {
            return Months.until(to);
        }
        return switch (cohort) {
            case NEW -> within();
            case CARRIED_OVER -> Months.until(from.minusMonths(1));
        };
    }

    /** Reached by the end of the period, and not closed before it began. */
    Way worked() {
        return new Way(Months.until(to), Months.sinceOrNever(from));
    }

    /** Reached by the end of the period, and open then. */
    Way open() {
        return new Way(Months.until(to), afterwardsOrNever());
    }

    /** What must hold of a project for it to be one of those behind a number. */
    List<Bson> conditions(Drill drill) {
        var conditions = new ArrayList<>(
                switch (drill.kind()) {
                    case REACHED -> worked().through(drill.knownStage());
                    case REACHED_IN_PERIOD -> List.of(within().on(reachedOn(drill.knownStage())));
                    case OPEN -> openAt(drill.knownStage());
                    case LANDED -> closed(Project.Outcome.LANDED, drill);
                    case LOST -> closed(Project.Outcome.LOST, drill);
                    case RECYCLED -> closed(Project.Outcome.RECYCLED, drill);
                });
        conditions.add(registered(drill.cohort()).on(reachedOn(FunnelStage.LEAD)));
        Rows.eq(conditions, "source", drill.source());
        return conditions;
    }

    /** A project that is open has reached the stage, and not the one after it. */
    private List<Bson> openAt(FunnelStage stage) {
        var conditions = new ArrayList<>(open().through(stage));
        stage.next().ifPresent(next -> conditions.add(afterwardsOrNever().on(reachedOn(next))));
        return conditions;
    }

    private List<Bson> closed(Project.Outcome outcome, Drill drill) {
        var conditions = new ArrayList<Bson>();
        conditions.add(Filters.eq("outcome", outcome.name()));
        conditions.add(within().on(CLOSED_ON));
        Rows.eq(conditions, "stage", drill.stage());
        Rows.eq(conditions, "reason", drill.reason());
        return conditions;
    }
}
