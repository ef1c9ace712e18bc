package io.parkledger.core.contribution;

import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_USUAL;
import static io.parkledger.core.contribution.ContributionRule.CHECKER_IS_NOT_THE_MAKER;
import static io.parkledger.core.contribution.ContributionRule.DATE_IS_NOT_BEFORE_PROPOSAL;
import static io.parkledger.core.contribution.ContributionRule.DATE_IS_NOT_BEFORE_REPORT;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_NOT_YET_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_USUAL;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_WHOLE_AND_NOT_NEGATIVE;
import static io.parkledger.core.contribution.ContributionRule.LOCAL_SHARE_IS_WITHIN_FULL_SCOPE;
import static io.parkledger.core.contribution.ContributionRule.MAKER_TAKES_IT_BACK;
import static io.parkledger.core.contribution.ContributionRule.NO_RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.PERIOD_HAS_BEGUN;
import static io.parkledger.core.contribution.ContributionRule.RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.TENANT_STAYS_WHERE_IT_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.VALUE_DIFFERS;
import static io.parkledger.core.contribution.ContributionRule.WITHDRAWAL_IS_PENDING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionCommand.ConfirmNothingReported;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.FigureWithdrawn;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.ProposalTakenBack;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalProposed;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalRejected;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
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
import org.jspecify.annotations.Nullable;

/** What one tenant contributed in one period (贡献). */
@AggregateRoot(type = "contribution")
@NullUnmarked
class Contribution extends Guarded {

    @AggregateIdentifier
    private ContributionId id;

    private TenantId tenant;
    private ParkId park;
    private Period period;
    private final Map<Figure, Reported> reported = new HashMap<>();
    private final Map<Figure, Pending> pending = new HashMap<>();

    /** A figure as it is now. @param on when it was reported */
    private record Reported(BigDecimal value, LocalDate on) {}

    /** What was proposed and is not decided. @param corrected null for a withdrawal */
    private record Pending(
            BigDecimal reported,
            @Nullable BigDecimal corrected,
            String cause,
            String proposedBy,
            LocalDate proposedOn) {

        boolean isWithdrawal() {
            return corrected == null;
        }
    }

    Contribution() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportTax c) {
        requireNew(Figure.tax(c.taxType(), c.scope()), c.taxCny().yuan(), c.period(), c.reportedOn());
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
        requireNew(Figure.JOBS, BigDecimal.valueOf(c.jobs()), c.period(), c.reportedOn());
        apply(new JobsReported(c.contributionId(), c.tenantId(), c.parkId(), c.period(), c.jobs(), c.reportedOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReportOutput c) {
        requireNew(Figure.OUTPUT, c.outputCny().yuan(), c.period(), c.reportedOn());
        apply(new OutputReported(
                c.contributionId(), c.tenantId(), c.parkId(), c.period(), c.outputCny(), c.reportedOn()));
    }

    @CommandHandler
    void handle(ProposeRestatement c, @MetaDataValue(value = "actor", required = true) String actor) {
        var before = requireUndisputed(c.figure(), c.proposedOn());
        VALUE_DIFFERS.require(before.compareTo(c.corrected()) != 0, before);
        if (c.figure().measure() == Figure.Measure.JOBS) {
            JOBS_ARE_WHOLE_AND_NOT_NEGATIVE.require(isCount(c.corrected()));
        } else {
            new Cny(c.corrected());
        }
        requireWithinFullScope(c.figure(), c.corrected());
        apply(new RestatementProposed(
                id, tenant, period, c.figure(), before, c.corrected(), c.cause(), actor, c.proposedOn()));
    }

    @CommandHandler
    void handle(ProposeWithdrawal c, @MetaDataValue(value = "actor", required = true) String actor) {
        var before = requireUndisputed(c.figure(), c.proposedOn());
        apply(new WithdrawalProposed(id, tenant, period, c.figure(), before, c.cause(), actor, c.proposedOn()));
    }

    /** The figure as it is, about which nothing waits for a decision. */
    private BigDecimal requireUndisputed(Figure figure, LocalDate proposedOn) {
        var before = reported.get(figure);
        FIGURE_IS_REPORTED.require(before != null);
        NO_RESTATEMENT_IS_PENDING.require(!pending.containsKey(figure));
        DATE_IS_NOT_BEFORE_REPORT.require(!proposedOn.isBefore(before.on()), before.on());
        return before.value();
    }

    /** Of the same tax type; what is not known of the other scope is no reason to refuse. */
    private void requireWithinFullScope(Figure figure, BigDecimal value) {
        if (figure.measure() != Figure.Measure.TAX) {
            return;
        }
        var isFull = figure.scope() == TaxScope.FULL;
        var other = valueOf(Figure.tax(figure.taxType(), isFull ? TaxScope.LOCAL_RETAINED : TaxScope.FULL));
        if (other != null) {
            var full = isFull ? value : other;
            var local = isFull ? other : value;
            var within = full.signum() < 0 ? local.compareTo(full) >= 0 : local.compareTo(full) <= 0;
            LOCAL_SHARE_IS_WITHIN_FULL_SCOPE.require(within, new Cny(local), new Cny(full));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompareAmount c) {
        var measure = c.figure().measure();
        var before = valueOf(c.figure());
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
        var before = valueOf(Figure.JOBS);
        if (before != null && Slips.areComparable(before, c.jobs())) {
            JOBS_ARE_LIKE_THE_LAST.requireConfirmed(
                    Slips.areAlike(Figure.Measure.JOBS, c.next(), before, c.jobs()), period, before, c.jobs());
        } else {
            var usual = Slips.usual(Figure.Measure.JOBS, c.next());
            JOBS_ARE_USUAL.requireConfirmed(c.jobs().compareTo(usual) <= 0, usual, c.jobs());
        }
    }

    @CommandHandler
    void handle(ConfirmNothingReported c) {
        TENANT_STAYS_WHERE_IT_REPORTED.require(reported.isEmpty(), period);
    }

    private static boolean isCount(BigDecimal value) {
        return value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
    }

    @CommandHandler
    void handle(ApproveRestatement c, @MetaDataValue(value = "actor", required = true) String actor) {
        var proposed = requirePending(c.figure(), actor, c.approvedOn());
        RESTATEMENT_IS_PENDING.require(!proposed.isWithdrawal());
        requireWithinFullScope(c.figure(), proposed.corrected());
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
        var proposed = requirePending(c.figure(), actor, c.rejectedOn());
        apply(
                proposed.isWithdrawal()
                        ? new WithdrawalRejected(id, tenant, period, c.figure(), c.cause(), actor, c.rejectedOn())
                        : new RestatementRejected(id, tenant, period, c.figure(), c.cause(), actor, c.rejectedOn()));
    }

    @CommandHandler
    void handle(ApproveWithdrawal c, @MetaDataValue(value = "actor", required = true) String actor) {
        var proposed = requirePending(c.figure(), actor, c.approvedOn());
        WITHDRAWAL_IS_PENDING.require(proposed.isWithdrawal());
        apply(new FigureWithdrawn(
                id,
                tenant,
                period,
                c.figure(),
                proposed.reported(),
                proposed.cause(),
                proposed.proposedBy(),
                actor,
                c.approvedOn()));
    }

    @CommandHandler
    void handle(TakeBackProposal c, @MetaDataValue(value = "actor", required = true) String actor) {
        var proposed = requirePending(c.figure(), c.takenBackOn());
        MAKER_TAKES_IT_BACK.require(proposed.proposedBy().equals(actor), proposed.proposedBy());
        apply(new ProposalTakenBack(id, tenant, period, c.figure(), c.takenBackOn()));
    }

    private void requireNew(Figure figure, BigDecimal value, Period of, LocalDate reportedOn) {
        FIGURE_IS_NOT_YET_REPORTED.require(!reported.containsKey(figure));
        PERIOD_HAS_BEGUN.require(!reportedOn.isBefore(of.firstDay()), of.firstDay());
        requireWithinFullScope(figure, value);
    }

    private Pending requirePending(Figure figure, String checker, LocalDate decidedOn) {
        var proposed = requirePending(figure, decidedOn);
        CHECKER_IS_NOT_THE_MAKER.require(!proposed.proposedBy().equals(checker), checker);
        return proposed;
    }

    private Pending requirePending(Figure figure, LocalDate decidedOn) {
        var proposed = pending.get(figure);
        RESTATEMENT_IS_PENDING.require(proposed != null);
        DATE_IS_NOT_BEFORE_PROPOSAL.require(!decidedOn.isBefore(proposed.proposedOn()), proposed.proposedOn());
        return proposed;
    }

    private @Nullable BigDecimal valueOf(Figure figure) {
        var known = reported.get(figure);
        return known == null ? null : known.value();
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
        reported.put(Figure.tax(e.taxType(), e.scope()), new Reported(e.taxCny().yuan(), e.reportedOn()));
    }

    @EventSourcingHandler
    void on(JobsReported e) {
        begin(e.contributionId(), e.tenantId(), e.parkId(), e.period());
        reported.put(Figure.JOBS, new Reported(BigDecimal.valueOf(e.jobs()), e.reportedOn()));
    }

    @EventSourcingHandler
    void on(OutputReported e) {
        begin(e.contributionId(), e.tenantId(), e.parkId(), e.period());
        reported.put(Figure.OUTPUT, new Reported(e.outputCny().yuan(), e.reportedOn()));
    }

    private void begin(ContributionId contribution, TenantId of, ParkId at, Period in) {
        id = contribution;
        tenant = of;
        park = at;
        period = in;
    }

    @EventSourcingHandler
    void on(RestatementProposed e) {
        pending.put(e.figure(), new Pending(e.reported(), e.corrected(), e.cause(), e.proposedBy(), e.proposedOn()));
    }

    @EventSourcingHandler
    void on(WithdrawalProposed e) {
        pending.put(e.figure(), new Pending(e.reported(), null, e.cause(), e.proposedBy(), e.proposedOn()));
    }

    @EventSourcingHandler
    void on(FigureRestated e) {
        pending.remove(e.figure());
        reported.computeIfPresent(e.figure(), (figure, before) -> new Reported(e.corrected(), before.on()));
    }

    @EventSourcingHandler
    void on(FigureWithdrawn e) {
        pending.remove(e.figure());
        reported.remove(e.figure());
    }

    @EventSourcingHandler
    void on(RestatementRejected e) {
        pending.remove(e.figure());
    }

    @EventSourcingHandler
    void on(WithdrawalRejected e) {
        pending.remove(e.figure());
    }

    @EventSourcingHandler
    void on(ProposalTakenBack e) {
        pending.remove(e.figure());
    }
}
