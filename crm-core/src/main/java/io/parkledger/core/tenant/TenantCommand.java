package io.parkledger.core.tenant;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Tenant}. */
public sealed interface TenantCommand extends Command {

    @TargetAggregateIdentifier
    TenantId tenantId();

    /** 入驻, or expansion when the company is here already. Sent by a policy when premises are handed over. */
    record LandTenant(
            TenantId tenantId,
            ParkId parkId,
            String company,
            CreditCode creditCode,
            Industry industry,
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            List<LetUnit> units,
            LandingEvidence evidence,
            LocalDate landedOn)
            implements TenantCommand {}

    /**
     * Is this the company, in that park? Sent by a policy when a contract is signed for a tenant who may be here
     * already; changes nothing. Who has left may come back under another name.
     */
    record ConfirmTenant(TenantId tenantId, ParkId parkId, String company, CreditCode creditCode)
            implements TenantCommand {}

    /**
     * Is it a tenant of that park, and was it in it on any day of that period? Sent by policies when a figure is
     * reported; changes nothing.
     */
    record ConfirmTenantOfPark(TenantId tenantId, ParkId parkId, Period period) implements TenantCommand {}

    /**
     * 退租: a contract has ended. Sent by policies, and not heard when the tenant does not have that contract any more:
     * because it was told before, has left, or never had it.
     *
     * @param reducedOn first day without the units of that contract
     */
    record ReduceTenant(TenantId tenantId, ContractId contractId, LocalDate reducedOn) implements TenantCommand {}

    /**
     * That contract ended on another day. Sent by a policy; not heard when that follows from its exit. Refused where
     * the contract ended with its exit and that stands: it is put right there.
     */
    record CorrectReduction(
            TenantId tenantId,
            ContractId contractId,
            LocalDate reducedOn,
            LocalDate formerReducedOn,
            LocalDate correctedOn)
            implements TenantCommand {}

    /**
     * That contract never ended. Sent by a policy; not heard when that follows from its exit. Refused where the
     * contract ended with its exit and that stands: it is put right there.
     */
    record WithdrawReduction(TenantId tenantId, ContractId contractId, LocalDate reducedOn, LocalDate withdrawnOn)
            implements TenantCommand {}

    /**
     * 更名/变更行业: from that day on it is another; until then it was what it was. What was never so is put right by
     * {@link RectifyTenant}.
     */
    record CorrectTenant(
            TenantId tenantId,
            @Name(max = 120) String company,
            Industry industry,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements TenantCommand {}

    /**
     * 更正录入错误: it was never called so, or never of that industry. Of the name it is the one it has now; of the industry
     * the one of the last days, from the day on which it became so, or, where it never changed, of all days. Names and
     * industries of before a rename stay. Contracts that repeat what was wrong are put right with it; a company that
     * has left is put right too. Its id stays its own, also where it was made of the wrong code.
     *
     * @param creditCode the right one, which its contracts and the leads it came by repeat from now on; null where what
     *                   was said is right
     */
    record RectifyTenant(
            TenantId tenantId,
            @Name(max = 120) String company,
            Industry industry,
            @Nullable CreditCode creditCode,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate rectifiedOn)
            implements TenantCommand {

        /** Its credit code is as it was said. */
        public RectifyTenant(
                TenantId tenantId, String company, Industry industry, String cause, LocalDate rectifiedOn) {
            this(tenantId, company, industry, null, cause, rectifiedOn);
        }
    }

    /** 联系人. */
    record NameContact(
            TenantId tenantId,
            @Valid Contact contact,
            @PastOrPresent @BusinessDay LocalDate namedOn) implements TenantCommand {}

    /** 撤回联系人: that person should never have been named. Sent when a file that named it is taken back. */
    record WithdrawContact(
            TenantId tenantId,

            @Pattern(regexp = Id.PATTERN, message = "{bound.id}")
            String personId,

            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements TenantCommand {}

    /** 退出: ends the tenant's contracts and frees its units. */
    @Grave
    record ExitTenant(
            TenantId tenantId,
            @Size(max = 200) @Nullable String cause,
            @PastOrPresent @BusinessDay LocalDate exitedOn) implements TenantCommand {}

    /**
     * 更正退出: the last time it left was another day, or for another reason. Its contracts ended on that day, and its
     * units were free from it on. Figures that were reported of it stay as they are: a company may report of days after
     * it left.
     *
     * @param exitedOn  first day it was not in the park any more
     * @param exitCause why it left; null where nobody says
     */
    record CorrectExit(
            TenantId tenantId,
            @PastOrPresent @BusinessDay LocalDate exitedOn,
            @Size(max = 200) @Nullable String exitCause,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements TenantCommand {}

    /**
     * 撤销退出: it never left. Only where nothing hangs on it: it has not come back since, and what it had is nobody
     * else's. Its contracts run as they did, and renewals that closed because it left are as they were before.
     */
    @Grave
    record WithdrawExit(
            TenantId tenantId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements TenantCommand {}

    /**
     * The premises of that contract were handed over on another day, or by other evidence. Sent by a policy; not heard
     * when that contract was never counted.
     *
     * @param industry what the contract says the company does
     */
    record CorrectLanding(
            TenantId tenantId,
            ContractId contractId,
            Industry industry,
            LandingEvidence evidence,
            LocalDate landedOn,
            LocalDate correctedOn)
            implements TenantCommand {}

    /**
     * The premises of that contract were never handed over. Sent by a policy; not heard when that contract is not
     * counted.
     */
    record WithdrawLanding(TenantId tenantId, ContractId contractId, Industry industry, LocalDate withdrawnOn)
            implements TenantCommand {}
}
