package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.rows.Rows;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a funnel mean in its months. Said once: {@link FunnelSums} counts by it, {@link Funnel} lists by
 * it.
 */
record FunnelPeriod(YearMonth from, YearMonth to) {

    private static final List<String> NO_PROJECTS = Stream.of(LossReason.values())
            .filter(reason -> !reason.isOfAProject())
            .map(Enum::name)
            .toList();

    /** The field that holds the day a project was last closed. */
    static final String CLOSED_ON = "lastClosedOn";

    /** The field that holds the day a stage was reached. */
    static String reachedOn(FunnelStage stage) {
        return "reached." + stage.name();
    }

    /** Whether what was closed for this reason has been a project at all. */
    static boolean isOfAProject(@Nullable String reason) {
        return reason == null || LossReason.valueOf(reason).isOfAProject();
    }

    /** When something began, and when it ended. */
    record Way(Months begun, Months ended) {

        boolean includes(String monthBegun, String monthEnded) {
            return begun.include(monthBegun) && ended.include(monthEnded);
        }

        /** One of a list has these days, and that besides. */
        Bson oneOf(String list, String from, String until, Bson... besides) {
            var conditions = new ArrayList<>(List.of(besides));
            conditions.add(begun.on(from));
            conditions.add(ended.on(until));
            return Filters.elemMatch(list, Filters.and(conditions));
        }
    }

    Months within() {
        return Months.within(from, to);
    }

    private Months afterwardsOrNever() {
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

    /** There at the end of the period: came by then, and left afterwards or never. */
    Way stands() {
        return new Way(Months.until(to), afterwardsOrNever());
    }

    /** Closed in the period, or left, and not back by its end. */
    Way closed() {
        return new Way(within(), afterwardsOrNever());
    }

    /** What must hold of a project for it to be one of those behind a number. */
    List<Bson> conditions(Drill drill) {
        var conditions = new ArrayList<>(
                switch (drill.kind()) {
                    case REACHED -> reached(drill.knownStage());
                    case REACHED_IN_PERIOD -> List.of(within().on(reachedOn(drill.knownStage())));
                    case OPEN -> List.of(stands().oneOf("stays", "from", "until", at(drill.knownStage())));
                    case LEFT -> left(drill.knownStage());
                    case LANDED -> closed(Project.Outcome.LANDED, drill);
                    case LOST -> closed(Project.Outcome.LOST, drill);
                    case LOST_PROJECT -> closed(Project.Outcome.LOST, drill, Filters.nin("reason", NO_PROJECTS));
                    case NO_PROJECT -> closed(Project.Outcome.LOST, drill, Filters.in("reason", NO_PROJECTS));
                    case RECYCLED -> closed(Project.Outcome.RECYCLED, drill);
                });
        conditions.add(registered(drill.cohort()).on(reachedOn(FunnelStage.LEAD)));
        Rows.eq(conditions, "source", drill.source());
        return conditions;
    }

    private static Bson at(FunnelStage stage) {
        return Filters.eq("stage", stage.name());
    }

    /** Worked in the period: never closed before it, or re-opened by its end, or closed since it began. */
    private List<Bson> reached(FunnelStage stage) {
        return List.of(Months.until(to).on(reachedOn(stage)), Filters.nor(closedBefore()));
    }

    /** Closed before the period, and not re-opened by its end. */
    private Bson closedBefore() {
        return new Way(Months.until(from.minusMonths(1)), afterwardsOrNever()).oneOf("closings", "on", "reopenedOn");
    }

    /** It was there, left in the period, and was not there again by its end. */
    private List<Bson> left(FunnelStage stage) {
        return List.of(
                Filters.elemMatch("stays", Filters.and(at(stage), within().on("until"))),
                Filters.nor(stands().oneOf("stays", "from", "until", at(stage))));
    }

    private List<Bson> closed(Project.Outcome outcome, Drill drill, Bson... besides) {
        var closing = new ArrayList<>(List.of(besides));
        closing.add(Filters.eq("outcome", outcome.name()));
        Rows.eq(closing, "stage", drill.stage());
        Rows.eq(closing, "reason", drill.reason());
        return List.of(
                // It was closed no later than that for the last time: an index knows.
                Filters.gte(CLOSED_ON, from.toString()),
                closed().oneOf("closings", "on", "reopenedOn", closing.toArray(Bson[]::new)));
    }
}
