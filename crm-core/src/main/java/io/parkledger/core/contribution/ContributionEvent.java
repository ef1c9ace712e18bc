package io.parkledger.core.contribution;

import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.MeasuredAs;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Everything that can have happened to a {@link Contribution}. Stored for ever: add, never rename. */
public sealed interface ContributionEvent extends Event {

    ContributionId contributionId();

    @EventType("contribution.tax-reported")
    record TaxReported(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            Period period,
            TaxType taxType,
            TaxScope scope,
            Cny taxCny,
            @EffectiveOn LocalDate reportedOn)
            implements ContributionEvent {}

    @EventType("contribution.jobs-reported")
    record JobsReported(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            Period period,
            int jobs,
            @EffectiveOn LocalDate reportedOn)
            implements ContributionEvent {}

    @EventType("contribution.output-reported")
    record OutputReported(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            Period period,
            Cny outputCny,
            @EffectiveOn LocalDate reportedOn)
            implements ContributionEvent {}

    @EventType("contribution.restatement-proposed")
    record RestatementProposed(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            @MeasuredAs("figure") BigDecimal reported,
            @MeasuredAs("figure") BigDecimal corrected,
            String cause,
            @Person String proposedBy,
            @EffectiveOn LocalDate proposedOn)
            implements ContributionEvent {}

    /** Both values, the reason, and the two persons who stand for it. */
    @EventType(value = "contribution.restated", retroactive = true)
    record FigureRestated(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            @MeasuredAs("figure") BigDecimal reported,
            @MeasuredAs("figure") BigDecimal corrected,
            String cause,
            @Person String proposedBy,
            @Person String approvedBy,
            @EffectiveOn LocalDate approvedOn)
            implements ContributionEvent {}

    @EventType("contribution.restatement-rejected")
    record RestatementRejected(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            String cause,
            @Person String rejectedBy,
            @EffectiveOn LocalDate rejectedOn)
            implements ContributionEvent {}

    /** 申请撤回: the figure should never have been reported. */
    @EventType("contribution.withdrawal-proposed")
    record WithdrawalProposed(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            @MeasuredAs("figure") BigDecimal reported,
            String cause,
            @Person String proposedBy,
            @EffectiveOn LocalDate proposedOn)
            implements ContributionEvent {}

    /** The figure as it was last, the reason, and the two persons who stand for it. It may be reported again. */
    @EventType(value = "contribution.figure-withdrawn", retroactive = true)
    record FigureWithdrawn(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            @MeasuredAs("figure") BigDecimal reported,
            String cause,
            @Person String proposedBy,
            @Person String approvedBy,
            @EffectiveOn LocalDate approvedOn)
            implements ContributionEvent {}

    @EventType("contribution.withdrawal-rejected")
    record WithdrawalRejected(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            String cause,
            @Person String rejectedBy,
            @EffectiveOn LocalDate rejectedOn)
            implements ContributionEvent {}

    /** A restatement or withdrawal was taken back by who had proposed it, before anybody decided. */
    @EventType("contribution.proposal-taken-back")
    record ProposalTakenBack(
            ContributionId contributionId,
            TenantId tenantId,
            Period period,
            Figure figure,
            @EffectiveOn LocalDate takenBackOn)
            implements ContributionEvent {}
}
