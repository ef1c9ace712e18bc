package io.parkledger.api.home;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.report.MonthSpan;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.report.funnel.Drill;
import io.parkledger.projection.report.funnel.DrillKind;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Officer;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an officer has to do: of the own pipeline, and of the leases of the parks one works for.
 *
 * @param overdue     next steps that were due before today
 * @param soon        due within a week
 * @param withoutStep talks nobody has planned a next step for
 * @param own         what was reached in {@code span} by projects that were the officer's on that day, stage by stage:
 *                    whoever has them now
 */
public record WorkDay(
        List<NegotiationView> overdue,
        List<NegotiationView> today,
        List<NegotiationView> soon,
        List<NegotiationView> withoutStep,
        Stalled stalled,
        List<LeadView> untriaged,
        Count untriagedCount,
        Leases leases,
        MonthSpan span,
        List<Own> own) {

    private static final int ROWS = 8;
    private static final int STEPS = 40;
    private static final int A_WEEK = 7;

    /** How many own projects reached a stage. */
    public record Own(FunnelStage stage, long count, String href) {}

    static WorkDay of(Caller caller, Views views, LocalDate today, MonthSpan span) {
        var mine = HomeScopes.pipeline(caller).ownedBy(caller.login());
        var steps = steps(caller, views, today, SliceRequest.first(STEPS)).items();
        var reached = new Officer(caller.login(), Officer.Share.REACHED);
        return new WorkDay(
                steps.stream()
                        .filter(each -> each.nextStepDueOn().isBefore(today))
                        .toList(),
                steps.stream()
                        .filter(each -> each.nextStepDueOn().equals(today))
                        .toList(),
                steps.stream()
                        .filter(each -> each.nextStepDueOn().isAfter(today))
                        .toList(),
                views.negotiations().withoutNextStep(mine, ROWS),
                Stalled.of(mine, views, today, ROWS),
                views.leads().awaitingTriage(mine, ROWS),
                views.leads().countAwaitingTriage(mine),
                Leases.of(HomeScopes.tenancy(caller), views, today),
                span,
                Stream.of(FunnelStage.LEAD, FunnelStage.TALKS, FunnelStage.SIGNED, FunnelStage.LANDED)
                        .map(stage -> new Own(
                                stage,
                                views.funnel()
                                        .count(
                                                mine.ofWholeParks(),
                                                reached,
                                                span.from(),
                                                span.to(),
                                                Drill.of(DrillKind.REACHED_IN_PERIOD, stage))
                                        .value(),
                                "/funnel/projects?from=%s&to=%s&kind=%s&stage=%s&by=REACHED"
                                        .formatted(span.from(), span.to(), DrillKind.REACHED_IN_PERIOD, stage)))
                        .toList());
    }

    /** Next steps that were due, or are within a week, the first first. */
    static Slice<NegotiationView> steps(Caller caller, Views views, LocalDate today, SliceRequest request) {
        var mine = HomeScopes.pipeline(caller).ownedBy(caller.login());
        return views.negotiations().stepsDue(mine, today.plusDays(A_WEEK), request);
    }

    public boolean hasSteps() {
        return !overdue.isEmpty() || !today.isEmpty() || !soon.isEmpty();
    }

    /** Whoever has no pipeline of his own is here for the tenants. */
    public boolean leasesFirst() {
        return !hasSteps()
                && stalled.talks() == 0
                && untriaged.isEmpty()
                && own.stream().allMatch(each -> each.count() == 0);
    }
}
