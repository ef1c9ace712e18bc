package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.CommandDesk;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small piece of a park of its own, with a number that no other piece has. {@link #tell} records what happened as the
 * product does; {@link #claim} writes one aggregate only and tells nobody, so that the books disagree, as they could in
 * ledgers of before.
 */
final class Books {

    static final ParkId PARK = new ParkId("LQ");
    static final ParkId ELSEWHERE = new ParkId("XX");
    static final BuildingId BUILDING = new BuildingId("LQ-A");
    static final BuildingId NEXT_BUILDING = new BuildingId("LQ-B");
    static final BigDecimal AREA = new BigDecimal("100");

    static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    static final LocalDate MARCH_10 = LocalDate.of(2021, 3, 10);
    static final LocalDate JUNE_30 = LocalDate.of(2021, 6, 30);
    static final LocalDate JULY_1 = LocalDate.of(2021, 7, 1);
    static final LocalDate YEAR_END = LocalDate.of(2021, 12, 31);

    private static final Sender POLICY =
            new Sender("policy:told-by-a-test", "system", "policy", null, null, null, null, Reach.ALL);

    private static final Sender SOMEBODY = new Sender("tong", "staff", "api", null, null, null, null, Reach.ALL);

    private final CommandDesk told;
    private final CommandDesk apart;
    private final int number;

    Books(CommandDesk told, CommandDesk apart, int number) {
        this.told = told;
        this.apart = apart;
        this.number = number;
    }

    Receipt tell(Command... commands) {
        Receipt last = null;
        for (var command : commands) {
            last = told.send(command, POLICY, Delivery.PLAIN);
        }
        return last;
    }

    /** As somebody who may do all of this, and is asked about what is unlikely. */
    Receipt ask(Command command) {
        return told.send(command, SOMEBODY, Delivery.PLAIN);
    }

    void claim(Command... commands) {
        for (var command : commands) {
            apart.send(command, POLICY, Delivery.PLAIN);
        }
    }

    private String id(String name) {
        return "s" + number + "-" + name;
    }

    LeadId lead(int which) {
        return new LeadId(id("L" + which));
    }

    NegotiationId talk(int which) {
        return new NegotiationId(id("N" + which));
    }

    ContractId contract(int which) {
        return new ContractId(id("C" + which));
    }

    TenantId tenant(int which) {
        return new TenantId(id("T" + which));
    }

    UnitId unit(int which) {
        return new UnitId(id("U" + which));
    }

    String company(int which) {
        return (which == 1 ? "澜桥" : "沧屿") + number + "号公司";
    }

    CreditCode code(int which) {
        var beginning = "9199010%dMA%06d0".formatted(which, number);
        for (var check : "0123456789ABCDEFGHJKLMNPQRTUWXY".split("")) {
            if (CreditCode.isOne(beginning + check)) {
                return new CreditCode(beginning + check);
            }
        }
        throw new IllegalStateException(beginning);
    }

    RegisterUnit registerUnit(int which) {
        return new RegisterUnit(unit(which), PARK, BUILDING, unit(which).value(), 1, AREA, MARCH_1);
    }

    RegisterLead registerLead(int which, int company) {
        return new RegisterLead(
                lead(which), PARK, company(company), null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1);
    }

    QualifyLead qualifyLead(int which) {
        var contact = new Contact(id("P" + which), "王晓岚", null);
        return new QualifyLead(lead(which), Industry.OTHER, contact, Track.SPACE, AREA, null, null, null, MARCH_1);
    }

    StartNegotiation start(int lead, int talk) {
        return new StartNegotiation(lead(lead), talk(talk), MeetingKind.TALK, 2, null, MARCH_1);
    }

    /** A lead of the first company, in talks. */
    Command[] talks() {
        return new Command[] {registerLead(1, 1), qualifyLead(1), start(1, 1)};
    }

    OpenNegotiation open(int talk, int lead) {
        return new OpenNegotiation(
                talk(talk),
                lead(lead),
                PARK,
                company(1),
                code(1),
                Industry.OTHER,
                LeadSource.WALK_IN,
                "lin",
                null,
                Track.SPACE,
                null,
                MARCH_1);
    }

    Signing sign(int contract) {
        return new Signing(contract);
    }

    /**
     * By the first company, as the first tenant, without talks, over the unit of the contract's number, to the year's
     * end.
     */
    final class Signing {

        private final int contract;
        private ParkId park = PARK;
        private @Nullable NegotiationId talk;
        private @Nullable LeadId lead;
        private int tenant = 1;
        private int company = 1;
        private int code = 1;
        private LetUnit unit;
        private boolean land;
        private LocalDate from = MARCH_1;
        private @Nullable LocalDate to = YEAR_END;
        private LocalDate on = MARCH_1;

        private Signing(int contract) {
            this.contract = contract;
            over(contract);
        }

        Signing over(int which) {
            return over(new LetUnit(Books.this.unit(which), BUILDING, AREA));
        }

        Signing over(LetUnit let) {
            unit = let;
            return this;
        }

        Signing overLand() {
            land = true;
            return this;
        }

        Signing in(ParkId where) {
            park = where;
            return this;
        }

        Signing after(int negotiation, int itsLead) {
            talk = talk(negotiation);
            lead = lead(itsLead);
            return this;
        }

        Signing by(int whichCompany, int whichCode) {
            company = whichCompany;
            code = whichCode;
            return this;
        }

        Signing as(int whichTenant) {
            tenant = whichTenant;
            return this;
        }

        Signing term(LocalDate first, @Nullable LocalDate last) {
            from = first;
            to = last;
            return this;
        }

        Signing on(LocalDate day) {
            on = day;
            return this;
        }

        SignContract now() {
            return new SignContract(
                    contract(contract),
                    park,
                    talk,
                    lead,
                    tenant(tenant),
                    company(company),
                    code(code),
                    Industry.OTHER,
                    land ? Track.LAND : Track.SPACE,
                    land ? List.of() : List.of(unit),
                    land ? BigDecimal.TEN : null,
                    from,
                    to,
                    null,
                    List.of(),
                    null,
                    null,
                    on);
        }
    }

    /** The contract is corrected to what would have been signed. */
    CorrectContract correct(SignContract as) {
        return new CorrectContract(
                as.contractId(),
                as.tenantId(),
                as.company(),
                as.creditCode(),
                as.industry(),
                as.units(),
                as.landMu(),
                as.startOn(),
                as.endOn(),
                as.rentCnyPerSqmMonth(),
                as.commitments(),
                as.number(),
                as.conditions(),
                as.signedOn(),
                "录错",
                as.signedOn());
    }

    HandOver handOver(int contract, LocalDate on) {
        return new HandOver(contract(contract), LandingEvidence.HANDOVER, on);
    }

    TerminateContract terminate(int contract, LocalDate on) {
        return new TerminateContract(contract(contract), "搬走", on);
    }

    /** By the contract of its number, which is said to let nothing. */
    LandTenant land(int tenant, int contract) {
        return new LandTenant(
                tenant(tenant),
                PARK,
                company(1),
                code(1),
                Industry.OTHER,
                contract(contract),
                null,
                null,
                List.of(),
                LandingEvidence.HANDOVER,
                MARCH_1);
    }

    /** The first tenant is in, under the contract of that number. */
    Command[] isIn(int contract, @Nullable LocalDate until) {
        return new Command[] {
            registerUnit(contract), sign(contract).term(MARCH_1, until).now(), handOver(contract, MARCH_1)
        };
    }

    OpenRenewal openRenewal(BigDecimal area, LocalDate expiringOn, LocalDate openedOn) {
        return new OpenRenewal(
                renewal(expiringOn), contract(1), tenant(1), PARK, company(1), area, Cny.ZERO, expiringOn, openedOn);
    }

    RenewalId renewal(LocalDate expiringOn) {
        return RenewalId.of(contract(1), expiringOn);
    }
}
