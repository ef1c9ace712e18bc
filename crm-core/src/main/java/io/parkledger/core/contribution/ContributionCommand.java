package io.parkledger.core.contribution;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Persons;
import io.parkledger.core.bound.Quantity;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.value.Amount;
import io.parkledger.core.value.BusinessPeriod;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a {@link Contribution}. */
public sealed interface ContributionCommand extends Command {

    @TargetAggregateIdentifier
    ContributionId contributionId();

    /** What one tenant contributed in one period has one id. */
    static ContributionId idOf(TenantId tenant, Period period) {
        return new ContributionId(tenant + "." + period);
    }

    /** 申报税收: zero is a fact, absence means not yet reported. */
    record ReportTax(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            @BusinessPeriod Period period,
            TaxType taxType,
            TaxScope scope,
            @Amount Cny taxCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements ContributionCommand {}

    /** 申报用工: persons employed at the end of the period. */
    record ReportJobs(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            @BusinessPeriod Period period,
            @Persons int jobs,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements ContributionCommand {}

    /** 申报产值. */
    record ReportOutput(
            ContributionId contributionId,
            TenantId tenantId,
            ParkId parkId,
            @BusinessPeriod Period period,
            @Amount Cny outputCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements ContributionCommand {}

    /**
     * Is what the next period says in yuan like what this one says? Sent by policies when it is reported or a
     * correction proposed; changes nothing. Of this period nothing need have been reported.
     *
     * @param next the period it is said of
     */
    record CompareAmount(ContributionId contributionId, Period next, Figure figure, Cny amount)
            implements ContributionCommand {}

    /** The same of the persons employed at the end of the next period. */
    record CompareJobs(ContributionId contributionId, Period next, BigDecimal jobs) implements ContributionCommand {}

    /** 提出更正 (maker): yuan for tax and output, persons for jobs. */
    @CorrectedFitsFigure
    record ProposeRestatement(
            ContributionId contributionId,
            @Valid Figure figure,
            @Quantity BigDecimal corrected,
            @NotBlank @Size(max = 500) String cause,
            @PastOrPresent @BusinessDay LocalDate proposedOn)
            implements ContributionCommand {}

    /** 复核通过 (checker). */
    record ApproveRestatement(
            ContributionId contributionId,
            @Valid Figure figure,
            @PastOrPresent @BusinessDay LocalDate approvedOn) implements ContributionCommand {}

    /** 复核退回 (checker): a restatement or a withdrawal, whichever is proposed. */
    record RejectRestatement(
            ContributionId contributionId,
            @Valid Figure figure,
            @NotBlank @Size(max = 500) String cause,
            @PastOrPresent @BusinessDay LocalDate rejectedOn)
            implements ContributionCommand {}

    /** 申请撤回 (maker): for what should never have been reported, say of another company. */
    record ProposeWithdrawal(
            ContributionId contributionId,
            @Valid Figure figure,
            @NotBlank @Size(max = 500) String cause,
            @PastOrPresent @BusinessDay LocalDate proposedOn)
            implements ContributionCommand {}

    /** 同意撤回 (checker). */
    @Grave
    record ApproveWithdrawal(
            ContributionId contributionId,
            @Valid Figure figure,
            @PastOrPresent @BusinessDay LocalDate approvedOn) implements ContributionCommand {}

    /** 收回申请 (maker): of a restatement or a withdrawal that nobody has decided. */
    record TakeBackProposal(
            ContributionId contributionId,
            @Valid Figure figure,
            @PastOrPresent @BusinessDay LocalDate takenBackOn) implements ContributionCommand {}

    /**
     * Is nothing reported of its period? Sent by a policy when a landing is corrected so that its tenant was not in the
     * park in it; changes nothing.
     */
    record ConfirmNothingReported(ContributionId contributionId) implements ContributionCommand {}
}
