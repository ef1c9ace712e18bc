package io.parkledger.core.ledger;

import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands for the ledger's tests, with what does not matter filled in. */
final class LedgerFacts {

    static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    static final LocalDate JUNE_30 = LocalDate.of(2021, 6, 30);
    static final LocalDate JULY_1 = LocalDate.of(2021, 7, 1);
    static final LocalDate NEW_YEARS_EVE = LocalDate.of(2021, 12, 31);

    private static final ParkId PARK = new ParkId("LQ");
    private static final BuildingId BUILDING = new BuildingId("LQ-A");
    private static final BigDecimal AREA = new BigDecimal("100");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private LedgerFacts() {}

    static RegisterLead register(String lead, String company) {
        return new RegisterLead(
                new LeadId(lead), PARK, company, null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1);
    }

    /** Where all units of these tests stand: to be sent first. */
    static List<Command> buildings() {
        return List.of(new RegisterPark(PARK, "澜桥", null), new RegisterBuilding(BUILDING, PARK, "A座"));
    }

    static RegisterUnit unit(String unit) {
        return new RegisterUnit(new UnitId(unit), PARK, BUILDING, unit, 1, AREA, MARCH_1);
    }

    /** By a company of its own, for nobody's negotiation. */
    static SignContract sign(String contract, LocalDate startOn, LocalDate endOn, String... units) {
        return sign(contract, null, null, startOn, endOn, units);
    }

    static SignContract sign(
            String contract,
            @Nullable NegotiationId negotiation,
            @Nullable LeadId lead,
            LocalDate startOn,
            LocalDate endOn,
            String... units) {
        return sign("tenant-of-" + contract, contract, negotiation, lead, startOn, endOn, units);
    }

    static SignContract signFor(String tenant, String contract, String... units) {
        return sign(tenant, contract, null, null, MARCH_1, JUNE_30, units);
    }

    /** By the company that another tenant is of: as who does not know that it is there would sign. */
    static SignContract signAs(String tenant, String tenantOfCompany, String contract, String... units) {
        return sign(tenant, tenantOfCompany, contract, null, null, MARCH_1, JUNE_30, units);
    }

    private static SignContract sign(
            String tenant,
            String contract,
            @Nullable NegotiationId negotiation,
            @Nullable LeadId lead,
            LocalDate startOn,
            LocalDate endOn,
            String... units) {
        return sign(tenant, tenant, contract, negotiation, lead, startOn, endOn, units);
    }

    private static SignContract sign(
            String tenant,
            String company,
            String contract,
            @Nullable NegotiationId negotiation,
            @Nullable LeadId lead,
            LocalDate startOn,
            LocalDate endOn,
            String... units) {
        return new SignContract(
                new ContractId(contract),
                PARK,
                negotiation,
                lead,
                new TenantId(tenant),
                "公司" + company,
                creditCode(company),
                Industry.BIG_DATA,
                Track.SPACE,
                Stream.of(units)
                        .map(unit -> new LetUnit(new UnitId(unit), BUILDING, AREA))
                        .toList(),
                null,
                startOn,
                endOn,
                Cny.of("30.00"),
                List.of(),
                "lin",
                null,
                MARCH_1);
    }

    /** That the contract was signed so. */
    static CorrectContract correct(SignContract signed) {
        return new CorrectContract(
                signed.contractId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.industry(),
                signed.units(),
                null,
                signed.startOn(),
                signed.endOn(),
                signed.rentCnyPerSqmMonth(),
                List.of(),
                null,
                signed.conditions(),
                signed.signedOn(),
                "录错",
                MARCH_1);
    }

    static HandOver handOver(String contract) {
        return new HandOver(new ContractId(contract), LandingEvidence.HANDOVER, MARCH_1);
    }

    static SignContract signFor(
            String tenant, String contract, NegotiationId negotiation, LeadId lead, String... units) {
        return sign(tenant, contract, negotiation, lead, MARCH_1, NEW_YEARS_EVE, units);
    }

    static ExitTenant exit(String tenant) {
        return new ExitTenant(new TenantId(tenant), "搬走", MARCH_1.plusDays(1));
    }

    static TerminateContract terminate(String contract, LocalDate terminatedOn) {
        return new TerminateContract(new ContractId(contract), "搬走", terminatedOn);
    }

    /**
     * Units U-1 and U-2, and a project from its lead to a review that approves: eight events, nine with what follows.
     */
    static List<Command> untilReviewed(LeadId lead, NegotiationId negotiation) {
        return List.of(
                unit("U-1"),
                unit("U-2"),
                register(lead.value(), "公司tenant-of-C-1"),
                new QualifyLead(
                        lead,
                        Industry.BIG_DATA,
                        new Contact("P-1", "王晓岚", null),
                        Track.SPACE,
                        new BigDecimal("200"),
                        null,
                        null,
                        null,
                        MARCH_1),
                new StartNegotiation(lead, negotiation, MeetingKind.TALK, 2, null, MARCH_1),
                new IssueOffer(negotiation, new BigDecimal("200"), null, null, null, MARCH_1),
                new ScheduleReview(negotiation, "招商例会", MARCH_1),
                new ConcludeReview(negotiation, ReviewVerdict.APPROVED, "2021-07", MARCH_1));
    }

    /** A well-formed code, the same for the same name. */
    private static CreditCode creditCode(String name) {
        var digits = "%010d".formatted(Integer.toUnsignedLong(name.hashCode()));
        for (var check : ALPHABET.split("")) {
            try {
                return new CreditCode("91110A" + digits + "1" + check);
            } catch (InvalidValue e) {
                // Not this check character.
            }
        }
        throw new IllegalStateException("no check character fits");
    }

    static LedgerSettings withPoolOf(int connections, LedgerSettings settings) {
        return new LedgerSettings(
                settings.url(),
                settings.user(),
                settings.password(),
                settings.ownerUser(),
                settings.ownerPassword(),
                connections);
    }
}
