package io.parkledger.core.contribution;

import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_USUAL;
import static io.parkledger.core.contribution.ContributionRule.CHECKER_IS_NOT_THE_MAKER;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_NOT_YET_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_USUAL;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_WHOLE_AND_NOT_NEGATIVE;
import static io.parkledger.core.contribution.ContributionRule.NO_RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.PERIOD_HAS_BEGUN;
import static io.parkledger.core.contribution.ContributionRule.RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.VALUE_DIFFERS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/** What one tenant contributed in one period (贡献). */
@AggregateRoot(type = "contribution")
@NullUnmarked
class Contribution extends Guarded {

    @AggregateIdentifier
    private ContributionId id;

    private TenantId tenant;
    private ParkId park;
    private Period period;
    private final Map<Figure, BigDecimal> reported = new HashMap<>();
    private final Map<Figure, RestatementProposed> pending = new HashMap<>();

    Contribution() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportTax c) {
        requireNew(Figure.tax(c.taxType(), c.scope()), c.period(), c.reportedOn());
        apply(new TaxReported(
                c.contributionId(),
                c.tenantId(),
                c.parkId(),
                c.period(),
                c.taxType(),
                c.scope(),
                c.taxCny(),
                c.reportedOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportJobs c) {
        requireNew(Figure.JOBS, c.period(), c.reportedOn());
        apply(new JobsReported(c.contributionId(), c.tenantId(), c.parkId(), c.period(), c.jobs(), c.reportedOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportOutput c) {
        requireNew(Figure.OUTPUT, c.period(), c.reportedOn());
        apply(new OutputReported(
                c.contributionId(), c.tenantId(), c.parkId(), c.period(), c.outputCny(), c.reportedOn()));
    }

    @CommandHandler
    void handle(ProposeRestatement c, @MetaDataValue(value = "actor", required = true) String actor) {
        var before = reported.get(c.figure());
        FIGURE_IS_REPORTED.require(before != null);
        NO_RESTATEMENT_IS_PENDING.require(!pending.containsKey(c.figure()));
        VALUE_DIFFERS.require(before.compareTo(c.corrected()) != 0, before);
        if (c.figure().measure() == Figure.Measure.JOBS) {
            JOBS_ARE_WHOLE_AND_NOT_NEGATIVE.require(isCount(c.corrected()));
        } else {
            new Cny(c.corrected());
        }
        apply(new RestatementProposed(
                id, tenant, period, c.figure(), before, c.corrected(), c.cause(), actor, c.proposedOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompareAmount c) {
        var measure = c.figure().measure();
        var before = reported.get(c.figure());
        var now = c.amount().yuan();
        if (before != null && Slips.areComparable(before, now)) {
            AMOUNT_IS_LIKE_THE_LAST.requireConfirmed(
                    Slips.areAlike(measure, c.next(), before, now), period, new Cny(before), c.amount());
        } else {
            var usual = Slips.usual(measure, c.next());
            AMOUNT_IS_USUAL.requireConfirmed(now.abs().compareTo(usual) <= 0, new Cny(usual), c.amount());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompareJobs c) {
        var before = reported.get(Figure.JOBS);
        if (before != null && Slips.areComparable(before, c.jobs())) {
            JOBS_ARE_LIKE_THE_LAST.requireConfirmed(
                    Slips.areAlike(Figure.Measure.JOBS, c.next(), before, c.jobs()), period, before, c.jobs());
        } else {
            var usual = Slips.usual(Figure.Measure.JOBS, c.next());
            JOBS_ARE_USUAL.requireConfirmed(c.jobs().compareTo(usual) <= 0, usual, c.jobs());
        }
    }

    private static boolean isCount(BigDecimal value) {
        return value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
    }

    @CommandHandler
    void handle(ApproveRestatement c, @MetaDataValue(value = "actor", required = true) String actor) {
        var proposed = requirePending(c.figure(), actor);
        apply(new FigureRestated(
                id,
                tenant,
                period,
                c.figure(),
                proposed.reported(),
                proposed.corrected(),
                proposed.cause(),
                proposed.proposedBy(),
                actor,
                c.approvedOn()));
    }

    @CommandHandler
    void handle(RejectRestatement c, @MetaDataValue(value = "actor", required = true) String actor) {
        requirePending(c.figure(), actor);
        apply(new RestatementRejected(id, tenant, period, c.figure(), c.cause(), actor, c.rejectedOn()));
    }

    private void requireNew(Figure figure, Period of, LocalDate reportedOn) {
        FIGURE_IS_NOT_YET_REPORTED.require(!reported.containsKey(figure));
        PERIOD_HAS_BEGUN.require(!reportedOn.isBefore(of.firstDay()), of.firstDay());
    }

    private RestatementProposed requirePending(Figure figure, String checker) {
        var proposed = pending.get(figure);
        RESTATEMENT_IS_PENDING.require(proposed != null);
        CHECKER_IS_NOT_THE_MAKER.require(!proposed.proposedBy().equals(checker), checker);
        return proposed;
    }

    /** Who may change the tenant's file may report for it. */
    @Override
    protected Id partOf() {
        return tenant;
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(park.value());
    }

    @EventSourcingHandler
    void on(TaxReported e) {
        begin(e.contributionId(), e.tenantId(), e.parkId(), e.period());
        reported.put(Figure.tax(e.taxType(), e.scope()), e.taxCny().yuan());
    }

    @EventSourcingHandler
    void on(JobsReported e) {
        begin(e.contributionId(), e.tenantId(), e.parkId(), e.period());
        reported.put(Figure.JOBS, BigDecimal.valueOf(e.jobs()));
    }

    @EventSourcingHandler
    void on(OutputReported e) {
        begin(e.contributionId(), e.tenantId(), e.parkId(), e.period());
        reported.put(Figure.OUTPUT, e.outputCny().yuan());
    }

    private void begin(ContributionId contribution, TenantId of, ParkId at, Period in) {
        id = contribution;
        tenant = of;
        park = at;
        period = in;
    }

    @EventSourcingHandler
    void on(RestatementProposed e) {
        pending.put(e.figure(), e);
    }

    @EventSourcingHandler
    void on(FigureRestated e) {
        pending.remove(e.figure());
        reported.put(e.figure(), e.corrected());
    }

    @EventSourcingHandler
    void on(RestatementRejected e) {
        pending.remove(e.figure());
    }
}
