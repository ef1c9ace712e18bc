package io.parkledger.core.renewal;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Renewal}. Stored for ever: add, never rename. */
public sealed interface RenewalEvent extends Event {

    RenewalId renewalId();

    @EventType("renewal.opened")
    record RenewalOpened(
            RenewalId renewalId,
            ContractId contractId,
            TenantId tenantId,
            ParkId parkId,
            String company,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            Cny rentCnyPerYear,
            LocalDate expiringOn,
            @EffectiveOn LocalDate openedOn)
            implements RenewalEvent {}

    @EventType("renewal.offered")
    record RenewalOffered(
            RenewalId renewalId,
            LocalDate newEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            @EffectiveOn LocalDate offeredOn)
            implements RenewalEvent {}

    @EventType("renewal.agreed")
    record RenewalAgreed(
            RenewalId renewalId,
            ContractId contractId,
            LocalDate newEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            @EffectiveOn LocalDate agreedOn)
            implements RenewalEvent {}

    @EventType("renewal.declined")
    record RenewalDeclined(
            RenewalId renewalId,
            @Nullable String cause,
            @EffectiveOn LocalDate declinedOn) implements RenewalEvent {}

    @EventType("renewal.held-over")
    record RenewalHeldOver(RenewalId renewalId, @EffectiveOn LocalDate since) implements RenewalEvent {}

    @EventType("renewal.withdrawn")
    record RenewalWithdrawn(
            RenewalId renewalId, @EffectiveOn LocalDate withdrawnOn) implements RenewalEvent {}

    /** A decline is taken back: the renewal is open again. */
    @EventType("renewal.reopened")
    record RenewalReopened(
            RenewalId renewalId,
            ContractId contractId,
            LocalDate expiringOn,
            String cause,
            @EffectiveOn LocalDate reopenedOn)
            implements RenewalEvent {}

    /** What was agreed is as it is said here. */
    @EventType(value = "renewal.corrected", retroactive = true)
    record RenewalCorrected(
            RenewalId renewalId,
            ContractId contractId,
            LocalDate newEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements RenewalEvent {}

    /**
     * Nothing was agreed: it is as it was before.
     *
     * @param offeredEndOn what was offered last, like {@code offeredRentCnyPerSqmMonth}; null where nothing was
     * @param formerEndOn  the end that was said to be agreed
     */
    @EventType(value = "renewal.agreement-withdrawn", retroactive = true)
    record RenewalAgreementWithdrawn(
            RenewalId renewalId,
            ContractId contractId,
            RenewalStatus status,
            @Nullable LocalDate offeredEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny offeredRentCnyPerSqmMonth,
            LocalDate formerEndOn,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements RenewalEvent {}

    /** It should never have been opened. */
    @EventType(value = "renewal.opening-withdrawn", retroactive = true)
    record RenewalOpeningWithdrawn(
            RenewalId renewalId, String cause, @EffectiveOn LocalDate withdrawnOn) implements RenewalEvent {}

    /** It closed on another day, or as something else, because the tenant was out on another day. */
    @EventType(value = "renewal.closure-corrected", retroactive = true)
    record RenewalClosureCorrected(
            RenewalId renewalId,
            RenewalStatus status,
            LocalDate closedOn,
            LocalDate formerClosedOn,
            @EffectiveOn LocalDate correctedOn)
            implements RenewalEvent {}

    /** It never closed: it is as it was before. */
    @EventType(value = "renewal.closure-withdrawn", retroactive = true)
    record RenewalClosureWithdrawn(
            RenewalId renewalId,
            RenewalStatus status,
            @EffectiveOn LocalDate withdrawnOn) implements RenewalEvent {}
}
