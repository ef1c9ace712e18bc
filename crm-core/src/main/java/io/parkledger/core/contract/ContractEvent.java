package io.parkledger.core.contract;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LetUnit;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Contract}. Stored for ever: add, never rename. */
public sealed interface ContractEvent {

    ContractId contractId();

    @EventType("contract.signed")
    record ContractSigned(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            List<LetUnit> units,
            @Nullable BigDecimal landMu,
            LocalDate startOn,
            LocalDate endOn,
            @Nullable Cny rentCnyPerSqmMonth,
            List<Commitment> commitments,
            @Nullable String owner,
            @Nullable String team,
            LocalDate signedOn)
            implements ContractEvent {}

    @EventType("contract.amended")
    record ContractAmended(ContractId contractId, Cny rentCnyPerSqmMonth, LocalDate amendedOn)
            implements ContractEvent {}

    /** The company has landed: with all its tenant file and its units need. */
    @EventType("contract.handed-over")
    record PremisesHandedOver(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            List<LetUnit> units,
            LandingEvidence evidence,
            LocalDate handedOverOn)
            implements ContractEvent {}

    /** {@code endOn} is the new last day. */
    @EventType("contract.extended")
    record ContractExtended(
            ContractId contractId,
            RenewalId renewalId,
            LocalDate endOn,
            @Nullable Cny rentCnyPerSqmMonth,
            LocalDate agreedOn)
            implements ContractEvent {}

    @EventType("contract.held-over")
    record ContractHeldOver(ContractId contractId, LocalDate endOn, LocalDate since) implements ContractEvent {}

    /** The tenant left at, or after, the end of the term. */
    @EventType("contract.expired")
    record ContractExpired(
            ContractId contractId, TenantId tenantId, List<UnitId> units, LocalDate endOn, LocalDate expiredOn)
            implements ContractEvent {}

    /** Ended before {@code endOn}. */
    @EventType("contract.terminated")
    record ContractTerminated(
            ContractId contractId,
            TenantId tenantId,
            List<UnitId> units,
            @Nullable String cause,
            LocalDate endOn,
            LocalDate terminatedOn)
            implements ContractEvent {}

    @EventType("contract.rescinded")
    record ContractRescinded(
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            TenantId tenantId,
            List<UnitId> units,
            String cause,
            LocalDate rescindedOn)
            implements ContractEvent {}
}
