package io.parkledger.api.bench;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A park's history, made quickly: a second node beside the application hands the commands in, without HTTP. Who becomes
 * what is decided by the lead's number, so that every run has the same park. Of 10,000 leads 6,146 become intents,
 * 4,323 talks, 2,708 go to review, 250 sign and 200 land; tenants report four quarters. Every other intent was received
 * in the park, every lease ends on a day of its own: one in fifty has just run out, every sixth is up for renewal.
 */
final class Population implements AutoCloseable {

    static final Sender SENDER = new Sender("bench", "manager", "import", null, null, null, null, Reach.ALL);
    private static final ParkId PARK = new ParkId(Application.PARK);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int THREADS = 12;
    private static final int OFFICERS = 20;
    private static final int BUILDINGS = 10;
    private static final int HISTORY_DAYS = 3 * 365;
    private static final int OUT_OF = 10_000;
    private static final int LANDED = 200;
    private static final int LEASE_DAYS = 1_000;
    private static final int JUST_RUN_OUT_DAYS = 20;
    private static final int YOUNG_DAYS = 60;

    private final Ledger ledger;
    private final Runnable closing;
    private final LocalDate today;
    private int leads;

    Population(LedgerSettings settings) {
        this(LedgerDatabase.open(settings));
    }

    private Population(LedgerDatabase database) {
        this(
                Ledger.open(database, LedgerClock.real(ZONE), Contexts.ALL, Policies.ALL, EventCheck.NONE),
                database::close);
    }

    /** In a ledger that stays open. */
    Population(Ledger ledger) {
        this(ledger, null);
    }

    private Population(Ledger ledger, @Nullable Runnable database) {
        this.ledger = ledger;
        closing = () -> {
            if (database != null) {
                ledger.close();
                database.run();
            }
        };
        today = LocalDate.now(ZONE);
        for (int i = 0; i < BUILDINGS; i++) {
            send(new RegisterBuilding(building(i), PARK, i + " 号楼"));
        }
    }

    int leads() {
        return leads;
    }

    long events() {
        return reader().head();
    }

    LedgerReader reader() {
        return ledger.reader();
    }

    /** The number of a lead that became a tenant. */
    int landed() {
        return IntStream.iterate(leads / 2, number -> number + 1)
                .filter(number -> rank(number) < LANDED)
                .findFirst()
                .orElseThrow();
    }

    /** The year the tenants have reported for. */
    int year() {
        return today.getYear() - 1;
    }

    void growTo(int wanted) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var lives = new ArrayList<Future<?>>();
            for (; leads < wanted; leads++) {
                int number = leads;
                lives.add(threads.submit(() -> live(number)));
            }
            for (var life : lives) {
                life.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void live(int number) {
        var lead = new LeadId("lead-" + number);
        var on = today.minusDays(1 + Names.mixed(number) % HISTORY_DAYS);
        send(new RegisterLead(
                lead,
                PARK,
                Names.company(number),
                number % 3 == 0 ? null : Names.creditCode(number),
                industry(number),
                LeadSource.values()[(int) (Names.mixed(number) / 11 % LeadSource.values().length)],
                officer(number),
                team(number),
                "需要约一千平方米的办公和研发场地",
                on));
        long rank = rank(number);
        if (rank < 6_146) {
            qualify(lead, number, soon(on, 10));
        } else if (rank > 9_000) {
            send(new RecycleLead(lead, LossReason.NO_RESPONSE, soon(on, 30)));
        } else if (rank > 7_500) {
            send(new LoseLead(lead, LossReason.WENT_ELSEWHERE, null, soon(on, 40)));
        }
        if (rank < 4_323) {
            negotiate(lead, number, rank, soon(on, 25));
        }
    }

    /** How far it comes: the lower, the further. */
    private static long rank(int number) {
        return Names.mixed(number + 1_000_000) % OUT_OF;
    }

    private static String officer(int number) {
        int officer = number % OFFICERS;
        return officer == 1 ? Application.OFFICER : "officer-" + officer;
    }

    private static String team(int number) {
        return number % 4 == 1 ? Application.TEAM : "招商二部";
    }

    private void qualify(LeadId lead, int number, LocalDate on) {
        send(new QualifyLead(
                lead,
                industry(number),
                new Contact("person-" + number, "王经理", "13800000000"),
                Track.SPACE,
                BigDecimal.valueOf(200 + number % 30 * 100L),
                null,
                Cny.of("1200000"),
                null,
                on));
        if (number % 2 == 0) {
            send(new RecordReception(
                    new ReceptionId("reception-" + number),
                    PARK,
                    lead,
                    Names.company(number),
                    1 + number % 7,
                    officer(number),
                    team(number),
                    "实地考察",
                    on));
        }
    }

    private void negotiate(LeadId lead, int number, long rank, LocalDate on) {
        var negotiation = new NegotiationId("talk-" + number);
        send(new StartNegotiation(lead, negotiation, MeetingKind.RECEPTION, 3, Cny.of(5 + number % 200 + "00000"), on));
        if (rank >= 3_600) {
            send(new LoseNegotiation(negotiation, LossReason.PRICE, null, soon(on, 60)));
        }
        if (rank < 2_708) {
            send(new IssueOffer(negotiation, BigDecimal.valueOf(1_000), Cny.of("45"), null, null, soon(on, 15)));
            send(new ScheduleReview(negotiation, "第 " + number + " 次联席会", soon(on, 30)));
        }
        if (rank < 250) {
            sign(lead, negotiation, number, rank, soon(on, 50));
        }
    }

    private void sign(LeadId lead, NegotiationId negotiation, int number, long rank, LocalDate on) {
        var unit = new UnitId("unit-" + number);
        var building = building(number % BUILDINGS);
        var area = BigDecimal.valueOf(300 + number % 50 * 10L);
        send(new RegisterUnit(
                unit, PARK, building, unit.value(), 1 + number % 12, area, today.minusDays(HISTORY_DAYS + 100)));
        var contract = new ContractId("contract-" + number);
        var tenant = new TenantId("tenant-" + number);
        send(new SignContract(
                contract,
                PARK,
                negotiation,
                lead,
                tenant,
                Names.company(number),
                Names.creditCode(number),
                industry(number),
                Track.SPACE,
                List.of(new LetUnit(unit, building, area)),
                null,
                on,
                endOfLease(number, on),
                Cny.of("45"),
                List.of(new Commitment(
                        Commitment.Kind.TAX_CNY, BigDecimal.valueOf(100_000), LocalDate.of(year(), 12, 31))),
                Application.MANAGER,
                null,
                on));
        if (rank < LANDED) {
            send(new HandOver(contract, LandingEvidence.HANDOVER, soon(on, 20)));
            contribute(tenant, number, soon(on, 20));
        }
    }

    /** A tenant gives nothing before it is in. */
    private void contribute(TenantId tenant, int number, LocalDate landedOn) {
        for (int quarter = 1; quarter <= 4; quarter++) {
            var period = Period.quarter(year(), quarter);
            if (period.lastDay().isBefore(landedOn)) {
                continue;
            }
            var id = ContributionCommand.idOf(tenant, period);
            var tax = Cny.of(10_000 + number % 900 * 100 + ".50");
            send(new ReportTax(
                    id,
                    tenant,
                    PARK,
                    period,
                    TaxType.ALL,
                    TaxScope.FULL,
                    tax,
                    period.lastDay().plusDays(15)));
            send(new ReportJobs(
                    id, tenant, PARK, period, 10 + number % 90, period.lastDay().plusDays(15)));
        }
    }

    /** Any day of the next years, or of the last weeks; of a lease that has hardly begun, a year later. */
    private LocalDate endOfLease(int number, LocalDate signedOn) {
        var end = today.plusDays(Names.mixed(number + 2_000_000) % LEASE_DAYS - JUST_RUN_OUT_DAYS);
        return end.isBefore(signedOn.plusDays(YOUNG_DAYS)) ? signedOn.plusYears(1) : end;
    }

    /** Some days later, a quarter less or more: every project takes its own time. */
    private LocalDate soon(LocalDate day, int days) {
        var later = day.plusDays(days * 3 / 4 + Names.mixed((int) day.toEpochDay() * 64 + days) % (days / 2 + 1));
        return later.isAfter(today) ? today : later;
    }

    private static Industry industry(int number) {
        return Industry.values()[(int) (Names.mixed(number) / 5 % Industry.values().length)];
    }

    private static BuildingId building(int number) {
        return new BuildingId("building-" + number);
    }

    private void send(Command command) {
        ledger.desk().send(command, SENDER, Delivery.PLAIN);
    }

    @Override
    public void close() {
        closing.run();
    }
}
