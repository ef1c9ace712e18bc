package io.parkledger.core.contract;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Upcaster;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What contracts bring to the ledger, and what they claim: their park, their units, day by day, the negotiation they
 * conclude, the company's credit code, and the office's number of it. The days of a unit are those of the term, of an
 * open-ended lease all to come, and those on which the tenant is in before it or after it: before it only when nobody
 * else has them, after it as far as nobody else has them, since that a tenant has not left is a fact. The code is its
 * tenant's as long as one of its contracts is there: who never was keeps it from nobody.
 */
public final class ContractContext {

    private static final String UNIT = "unit";
    private static final String SIGNED_NEGOTIATION = "signed-negotiation";
    private static final String TENANT = "tenant-credit-code";
    private static final String TENANT_ID = "tenant-id";
    private static final String NUMBER = "contract-number";
    private static final String PARK_USE = "park-use";

    /** Stands between a park and what is of it; in no park's id. */
    static final char IN_PARK = '/';

    public static final Context CONTEXT = new Context(
            "contract",
            List.of(Contract.class),
            List.of(ContractEvent.class),
            Set.of(UNIT, TENANT, TENANT_ID, SIGNED_NEGOTIATION, NUMBER, PARK_USE),
            ContractContext::claims,
            List.of(
                    new Upcaster("contract.signed", 1, ContractContext::withoutConditions),
                    new Upcaster("contract.amended", 1, ContractContext::amendedFromThatDay),
                    new Upcaster("contract.end-corrected", 1, ContractContext::asTheExitSays),
                    new Upcaster("contract.end-withdrawn", 1, ContractContext::asTheExitSays)));

    private ContractContext() {}

    private static ObjectNode withoutConditions(ObjectNode stored) {
        var conditions = stored.putObject("conditions");
        conditions.putArray("rentSteps");
        conditions.putArray("rentFree");
        return stored;
    }

    /** Until people could put an end right it followed an exit that had been: why stands there. */
    private static ObjectNode asTheExitSays(ObjectNode stored) {
        return stored;
    }

    private static ObjectNode amendedFromThatDay(ObjectNode stored) {
        stored.set("fromOn", stored.get("amendedOn"));
        return withoutConditions(stored);
    }

    private static List<Claim> claims(Event event) {
        if (event instanceof ContractSigned e) {
            return claimsOfSigning(e);
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
            return List.of(release(e.contractId(), e.expiredOn()), leaveTenant(e.contractId()));
        }
        if (event instanceof ContractTerminated e) {
            return List.of(release(e.contractId(), e.terminatedOn()), leaveTenant(e.contractId()));
        }
        if (event instanceof ContractEndCorrected e) {
            return heldUntil(e.contractId(), e.units(), e.heldFrom(), e.endOn(), e.endedOn());
        }
        if (event instanceof ContractEndWithdrawn e) {
            return heldAgain(e);
        }
        if (event instanceof ContractRescinded e) {
            return List.of(
                    Claim.releaseAllDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE),
                    leaveTenant(e.contractId()),
                    Claim.release(NUMBER, e.contractId().value(), ContractRule.CONTRACT_NUMBER_IS_USED_ONCE),
                    Claim.release(SIGNED_NEGOTIATION, e.contractId().value(), ContractRule.NEGOTIATION_IS_SIGNED_ONCE));
        }
        if (event instanceof RescissionWithdrawn e) {
            return claimsOfSignedAgain(e);
        }
        if (event instanceof ContractWithdrawn e) {
            return List.of(
                    Claim.releaseAllDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE),
                    leaveTenant(e.contractId()),
                    Claim.release(NUMBER, e.contractId().value(), ContractRule.CONTRACT_NUMBER_IS_USED_ONCE),
                    Claim.release(SIGNED_NEGOTIATION, e.contractId().value(), ContractRule.NEGOTIATION_IS_SIGNED_ONCE),
                    Claim.leave(PARK_USE, e.contractId().value(), ContractRule.PARK_IS_NOT_WITHDRAWN));
        }
        if (event instanceof ContractCorrected e) {
            return claimsOfCorrected(e);
        }
        if (event instanceof ContractExtensionCorrected e) {
            return List.of(extend(e.contractId(), e.endOn().plusDays(1)));
        }
        if (event instanceof ContractExtensionWithdrawn e) {
            return claimsOfNotExtended(e);
        }
        if (event instanceof HandOverCorrected e) {
            return claimsOfHandOver(e);
        }
        if (event instanceof HandOverWithdrawn e) {
            return e.handedOverOn().isBefore(e.startOn())
                    ? daysInstead(e.contractId(), e.units(), e.startOn(), dayAfter(e.endOn()))
                    : List.of();
        }
        return List.of();
    }

    /** Who was held over before is held over again, and nobody says so a second time. */
    private static List<Claim> claimsOfNotExtended(ContractExtensionWithdrawn e) {
        var free = release(e.contractId(), e.endOn().plusDays(1));
        return e.status() == ContractStatus.HELD_OVER
                ? List.of(free, Claim.holdDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE))
                : List.of(free);
    }

    /** Only who moved in before the term begins has days that it does not have by the term. */
    private static List<Claim> claimsOfHandOver(HandOverCorrected e) {
        var from = earlier(e.startOn(), e.handedOverOn());
        if (from.equals(earlier(e.startOn(), e.formerHandedOverOn()))) {
            return List.of();
        }
        var claims = new ArrayList<>(daysInstead(e.contractId(), e.units(), from, e.until()));
        if (e.heldOverSince() != null) {
            claims.add(Claim.holdDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE));
        }
        return claims;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** These days, and none of those of before. */
    private static List<Claim> daysInstead(
            ContractId contract, List<LetUnit> units, LocalDate from, @Nullable LocalDate until) {
        var claims = new ArrayList<Claim>();
        claims.add(Claim.releaseAllDays(UNIT, contract.value(), ContractRule.UNIT_IS_LET_ONCE));
        if (until == null || from.isBefore(until)) {
            claims.addAll(takeDays(contract, units, from, until));
        }
        return claims;
    }

    /**
     * The days only where they, or the units, are others: those of a term that was followed are not the first term's.
     */
    private static List<Claim> claimsOfCorrected(ContractCorrected e) {
        var claims = new ArrayList<Claim>();
        claims.add(leaveTenant(e.contractId()));
        claims.add(useOf(e.tenantId(), e.contractId()));
        claims.add(companyOf(e.tenantId(), e.parkId(), e.creditCode()));
        claims.add(tenantOf(e.tenantId(), e.parkId(), e.creditCode()));
        claims.add(Claim.release(NUMBER, e.contractId().value(), ContractRule.CONTRACT_NUMBER_IS_USED_ONCE));
        claims.addAll(numberOf(e.contractId(), e.parkId(), e.number()));
        var sameDays = e.startOn().equals(e.formerStartOn()) && Objects.equals(e.endOn(), e.formerEndOn());
        if (!sameDays || !e.unitsTaken().isEmpty() || !e.unitsGivenUp().isEmpty()) {
            claims.add(Claim.releaseAllDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE));
            claims.addAll(daysOf(e.contractId(), e.units(), e.startOn(), e.endOn()));
            if (e.handedOverOn() != null) {
                claims.add(
                        Claim.beginDays(UNIT, e.contractId().value(), e.handedOverOn(), ContractRule.UNIT_IS_LET_ONCE));
            }
        }
        return claims;
    }

    private static List<Claim> daysOf(
            ContractId contract, List<LetUnit> units, LocalDate startOn, @Nullable LocalDate endOn) {
        return takeDays(contract, units, startOn, dayAfter(endOn));
    }

    private static @Nullable LocalDate dayAfter(@Nullable LocalDate endOn) {
        return endOn == null ? null : endOn.plusDays(1);
    }

    private static List<Claim> takeDays(
            ContractId contract, List<LetUnit> units, LocalDate from, @Nullable LocalDate until) {
        return takeDays(contract, units.stream().map(LetUnit::unitId), from, until);
    }

    private static List<Claim> takeDays(
            ContractId contract, Stream<UnitId> units, LocalDate from, @Nullable LocalDate until) {
        return units.map(unit -> Claim.takeDays(
                        UNIT, unit.value(), contract.value(), from, until, ContractRule.UNIT_IS_LET_ONCE))
                .toList();
    }

    /**
     * Of an end that is said anew. A lease that ended on its first day had given back all days, so they are taken
     * again.
     *
     * @param endedOn null while the tenant is in
     */
    private static List<Claim> heldUntil(
            ContractId contract,
            List<UnitId> units,
            LocalDate from,
            @Nullable LocalDate endOn,
            @Nullable LocalDate endedOn) {
        var afterTerm = dayAfter(endOn);
        var isBeyondTerm = afterTerm != null && (endedOn == null || endedOn.isAfter(afterTerm));
        var until = isBeyondTerm ? afterTerm : endedOn;
        if (until != null && !until.isAfter(from)) {
            return List.of(Claim.releaseAllDays(UNIT, contract.value(), ContractRule.UNIT_IS_LET_ONCE));
        }
        var claims = new ArrayList<>(takeDays(contract, units.stream(), from, until));
        if (isBeyondTerm && endedOn != null) {
            claims.add(Claim.holdDays(UNIT, contract.value(), ContractRule.UNIT_IS_LET_ONCE));
            claims.add(release(contract, endedOn));
        }
        return claims;
    }

    /** Who was held over when it was said to have left is held over again, and nobody says so a second time. */
    private static List<Claim> heldAgain(ContractEndWithdrawn e) {
        var claims = new ArrayList<>(heldUntil(e.contractId(), e.units(), e.heldFrom(), e.endOn(), null));
        claims.add(useOf(e.tenantId(), e.contractId()));
        if (e.status() == ContractStatus.HELD_OVER) {
            claims.add(Claim.holdDays(UNIT, e.contractId().value(), ContractRule.UNIT_IS_LET_ONCE));
        }
        return claims;
    }

    /** What a company claims of its tenant's id: to be the only one that is called so. */
    public static Claim tenantOf(TenantId tenant, ParkId park, CreditCode code) {
        return Claim.take(TENANT_ID, tenant.value(), company(park, code), ContractRule.TENANT_ID_IS_ONE_COMPANYS);
    }

    private static List<Claim> claimsOfSigning(ContractSigned e) {
        var claims = new ArrayList<Claim>();
        claims.add(Claim.use(PARK_USE, e.parkId().value(), e.contractId().value(), ContractRule.PARK_IS_NOT_WITHDRAWN));
        claims.add(useOf(e.tenantId(), e.contractId()));
        claims.add(companyOf(e.tenantId(), e.parkId(), e.creditCode()));
        claims.add(tenantOf(e.tenantId(), e.parkId(), e.creditCode()));
        claims.addAll(talkOf(e.contractId(), e.negotiationId()));
        claims.addAll(numberOf(e.contractId(), e.parkId(), e.number()));
        claims.addAll(daysOf(e.contractId(), e.units(), e.startOn(), e.endOn()));
        return claims;
    }

    /**
     * What was given back when it was said to be rescinded. Its credit code may have been put right since, or be with
     * who uses it: that is asked when the tenant moves in.
     */
    private static List<Claim> claimsOfSignedAgain(RescissionWithdrawn e) {
        var claims = new ArrayList<Claim>();
        claims.add(useOf(e.tenantId(), e.contractId()));
        claims.addAll(talkOf(e.contractId(), e.negotiationId()));
        claims.addAll(numberOf(e.contractId(), e.parkId(), e.number()));
        claims.addAll(daysOf(e.contractId(), e.units(), e.startOn(), e.endOn()));
        return claims;
    }

    private static List<Claim> talkOf(ContractId contract, @Nullable NegotiationId negotiation) {
        return negotiation == null
                ? List.of()
                : List.of(Claim.take(
                        SIGNED_NEGOTIATION,
                        negotiation.value(),
                        contract.value(),
                        ContractRule.NEGOTIATION_IS_SIGNED_ONCE));
    }

    private static Claim leaveTenant(ContractId contract) {
        return Claim.leave(TENANT, contract.value(), ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    private static Claim useOf(TenantId tenant, ContractId contract) {
        return Claim.use(TENANT, tenant.value(), contract.value(), ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    /** What a tenant of a park claims: its company. */
    public static Claim companyOf(TenantId tenant, ParkId park, CreditCode code) {
        return Claim.takeUnlessUsed(
                TENANT, company(park, code), tenant.value(), ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    private static String company(ParkId park, CreditCode code) {
        return park.value() + IN_PARK + code;
    }

    /** However it is spaced or cased, a number is one contract's; none claims nothing. */
    private static List<Claim> numberOf(ContractId contract, ParkId park, @Nullable String number) {
        return number == null
                ? List.of()
                : List.of(Claim.take(
                        NUMBER,
                        park.value() + IN_PARK + ContractNumber.compared(number),
                        contract.value(),
                        ContractRule.CONTRACT_NUMBER_IS_USED_ONCE));
    }

    private static Claim extend(ContractId contract, LocalDate until) {
        return Claim.extendDays(UNIT, contract.value(), until, ContractRule.UNIT_IS_LET_ONCE);
    }

    private static Claim release(ContractId contract, LocalDate from) {
        return Claim.releaseDays(UNIT, contract.value(), from, ContractRule.UNIT_IS_LET_ONCE);
    }
}
