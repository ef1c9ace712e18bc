package io.parkledger.core.contract;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What contracts bring to the ledger, and what they claim: their units, day by day, the negotiation they conclude, and the company's credit code. The
 * days of a unit are those of the term, and those on which the tenant is in before it or after it: before it only when nobody else has them, after it as
 * far as nobody else has them, since that a tenant has not left is a fact. The code stays with its tenant when a contract is rescinded: it may have others.
 */
public final class ContractContext {

    private static final String UNIT = "unit";
    private static final String SIGNED_NEGOTIATION = "signed-negotiation";
    private static final String TENANT = "tenant-credit-code";
    private static final String TENANT_ID = "tenant-id";

    public static final Context CONTEXT = new Context(
            "contract",
            List.of(Contract.class),
            List.of(ContractEvent.class),
            Set.of(UNIT, TENANT, TENANT_ID, SIGNED_NEGOTIATION),
            ContractContext::claims);

    private ContractContext() {}

    private static List<Claim> claims(Object event) {
        if (event instanceof ContractSigned e) {
            return claimsOfSigned(e);
        }
        if (event instanceof PremisesHandedOver e) {
            return List.of(
                    Claim.beginDays(UNIT, e.contractId().value(), e.handedOverOn(), ContractRule.UNIT_IS_LET_ONCE));
        }
        if (event instanceof ContractExtended e) {
            return List.of(extend(e.contractId(), e.endOn().plusDays(1)));
        }
        if (event instanceof ContractHeldOver e) {
            return List.of(Claim.holdDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE));
        }
        if (event instanceof ContractExpired e) {
            return List.of(release(e.contractId(), e.expiredOn()));
        }
        if (event instanceof ContractTerminated e) {
            return List.of(release(e.contractId(), e.terminatedOn()));
        }
        if (event instanceof ContractRescinded e) {
            return List.of(
                    Claim.releaseAllDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE),
                    Claim.release(SIGNED_NEGOTIATION, e.contractId().value(), ContractRule.NEGOTIATION_IS_SIGNED_ONCE));
        }
        return List.of();
    }

    private static List<Claim> claimsOfSigned(ContractSigned e) {
        var claims = new ArrayList<Claim>();
        claims.add(companyOf(e.tenantId(), e.parkId(), e.creditCode()));
        claims.add(Claim.take(
                TENANT_ID,
                e.tenantId().value(),
                company(e.parkId(), e.creditCode()),
                ContractRule.TENANT_ID_IS_ONE_COMPANYS));
        if (e.negotiationId() != null) {
            claims.add(Claim.take(
                    SIGNED_NEGOTIATION,
                    e.negotiationId().value(),
                    e.contractId().value(),
                    ContractRule.NEGOTIATION_IS_SIGNED_ONCE));
        }
        for (var unit : e.units()) {
            claims.add(Claim.takeDays(
                    UNIT,
                    unit.unitId().value(),
                    e.contractId().value(),
                    e.startOn(),
                    e.endOn().plusDays(1),
                    ContractRule.UNIT_IS_LET_ONCE));
        }
        return claims;
    }

    /** What a tenant of a park claims: its company. */
    public static Claim companyOf(TenantId tenant, ParkId park, CreditCode code) {
        return Claim.take(TENANT, company(park, code), tenant.value(), ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    private static String company(ParkId park, CreditCode code) {
        return park + "/" + code;
    }

    private static Claim extend(ContractId contract, LocalDate until) {
        return Claim.extendDays(UNIT, contract.value(), until, ContractRule.UNIT_IS_LET_ONCE);
    }

    private static Claim release(ContractId contract, LocalDate from) {
        return Claim.releaseDays(UNIT, contract.value(), from, ContractRule.UNIT_IS_LET_ONCE);
    }
}
