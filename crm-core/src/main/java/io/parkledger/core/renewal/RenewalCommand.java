package io.parkledger.core.renewal;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NewOrKnown;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.Rent;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.value.Cny;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Renewal}. */
public sealed interface RenewalCommand extends Command {

    @TargetAggregateIdentifier
    RenewalId renewalId();

    /**
     * 启动续签: 180 days before the contract expires. Sent by a job.
     *
     * @param expiringOn last day of the running term: the period this renewal counts in
     */
    record OpenRenewal(
            RenewalId renewalId,
            ContractId contractId,
            @NewOrKnown TenantId tenantId,
            ParkId parkId,
            String company,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            Cny rentCnyPerYear,
            LocalDate expiringOn,
            LocalDate openedOn)
            implements RenewalCommand {}

    /** 续签报价. */
    record OfferRenewal(
            RenewalId renewalId,
            @BusinessDay LocalDate newEndOn,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @PastOrPresent @BusinessDay LocalDate offeredOn)
            implements RenewalCommand {}

    /** 同意续签: extends the contract. */
    record AgreeRenewal(
            RenewalId renewalId,
            @BusinessDay LocalDate newEndOn,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @PastOrPresent @BusinessDay LocalDate agreedOn)
            implements RenewalCommand {}

    /** 不续签: the tenant will leave, or has left, at expiry. */
    @Grave
    record DeclineRenewal(
            RenewalId renewalId,
            @Size(max = 200) @Nullable String cause,
            @PastOrPresent @BusinessDay LocalDate declinedOn)
            implements RenewalCommand {}

    /**
     * The tenant has left at expiry: who leaves has declined, said or unsaid. Sent by a policy, of whatever day; not
     * heard by a renewal that is decided.
     */
    record DeclineByLeaving(RenewalId renewalId, LocalDate leftOn) implements RenewalCommand {}

    /**
     * Nobody acted: the contract is held over. The renewal stays open. Sent by a policy; not heard by a renewal that is
     * decided or has noted it.
     */
    record NoteHoldOver(RenewalId renewalId, LocalDate since) implements RenewalCommand {}

    /**
     * The tenant left before expiry: nothing to renew, and nothing to count. Sent by a policy; not heard by a renewal
     * that is decided.
     */
    record WithdrawRenewal(RenewalId renewalId, LocalDate withdrawnOn) implements RenewalCommand {}

    /** 重新启动: whom a decline was recorded of is talked to again, while the term runs. */
    record ReopenRenewal(
            RenewalId renewalId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate reopenedOn)
            implements RenewalCommand {}

    /** 更正: what was agreed is another end, or another rent, than was recorded. */
    record CorrectRenewal(
            RenewalId renewalId,
            @BusinessDay LocalDate newEndOn,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements RenewalCommand {}

    /**
     * 撤回续签: nothing was agreed, say it was another lease. It is open as it was before, and so is its contract's term.
     * Only while nothing hangs on the new one.
     */
    @Grave
    record WithdrawAgreement(
            RenewalId renewalId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements RenewalCommand {}

    /** 撤回启动: it should never have been opened. While it is open. */
    @Grave
    record WithdrawOpening(
            RenewalId renewalId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements RenewalCommand {}

    /**
     * The tenant was out on another day: what closed the renewal because of that did so on that day. Sent by a policy;
     * not heard by a renewal that people closed, or that goes on.
     *
     * @param expired whether it was out at expiry, and so has declined; before, there was nothing to renew
     */
    record CorrectClosure(
            RenewalId renewalId, boolean expired, LocalDate leftOn, LocalDate formerLeftOn, LocalDate correctedOn)
            implements RenewalCommand {}

    /** The tenant never was out. Sent by a policy; not heard by a renewal that people closed, or that goes on. */
    record WithdrawClosure(RenewalId renewalId, LocalDate leftOn, LocalDate withdrawnOn) implements RenewalCommand {}

    /**
     * Was it first opened on that day, or later? Sent by a policy when a hand-over is corrected to that day; changes
     * nothing.
     */
    record ConfirmOpenedSince(RenewalId renewalId, LocalDate handedOverOn) implements RenewalCommand {}

    /** Was it never opened? Sent by a policy when a hand-over, or an extension, is withdrawn; changes nothing. */
    record ConfirmNeverOpened(RenewalId renewalId) implements RenewalCommand {}
}
