package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.LeadRow;
import io.parkledger.api.demo.ParkFiles.Outcome;
import io.parkledger.api.demo.ParkFiles.ReceptionRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.api.demo.ParkFiles.UnitRow;
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
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of the four files into the commands that must have been given. What the files leave open is assumed in
 * the open, and nowhere else:
 *
 * <ul>
 *   <li>contacts are called 企业联系人 with a number that cannot be dialled; a lead that never signed wants the park's
 *       smallest usual unit of 115 m²
 *   <li>a talk without a reception in the files was a documented talk
 *   <li>a lead was lost or put back 30 days after its last stage, within the year of the files
 *   <li>contracts from before the ledger were signed on the first day of their lease; renewals were offered 60 and
 *       agreed 30 days before expiry, at the same rent
 *   <li>a project signed and not yet landed has the next unit nobody ever used, for three years from signing
 *   <li>tax of a quarter is reported on the 15th after it, of the last one on 12 January, with the jobs
 * </ul>
 */
final class ParkStory {

    private static final int SIGNED = 4;
    private static final int LANDED = 5;
    private static final int DAYS_TO_CLOSE = 30;
    static final BigDecimal USUAL_AREA_SQM = BigDecimal.valueOf(115);
    private static final String CLERK = "chen";
    private static final String MAKER = "tong";

    private final DemoSettings settings;
    private final ParkFiles files;
    private final Stories stories;
    private final Story story = new Story();
    private final ParkId park;
    private final Map<String, LetUnit> units = new HashMap<>();
    private final Deque<LetUnit> neverUsed = new ArrayDeque<>();

    ParkStory(DemoSettings settings, ParkFiles files, Stories stories) {
        this.settings = settings;
        this.files = files;
        this.stories = stories;
        park = new ParkId(settings.parkId());
    }

    Story tell() {
        space();
        var tenantByCode = new HashMap<String, TenantRow>();
        files.tenants().forEach(tenant -> tenantByCode.put(tenant.creditCode().value(), tenant));
        var receptionByLead = new HashMap<String, ReceptionRow>();
        files.receptions().forEach(reception -> {
            receive(reception);
            receptionByLead.put(reception.lead(), reception);
        });
        var withLead = new HashSet<String>();
        for (var lead : files.leads()) {
            var tenant = lead.outcome() == Outcome.LANDED
                    ? tenantByCode.get(lead.creditCode().value())
                    : null;
            if (tenant != null) {
                withLead.add(tenant.id());
            }
            lead(lead, tenant, receptionByLead.get(lead.id()));
        }
        for (var tenant : files.tenants()) {
            if (!withLead.contains(tenant.id())) {
                sign(tenant, null, tenant.leaseStart(), CLERK, People.SERVICE);
                handOver(tenant, tenant.leaseStart());
            }
            renew(tenant);
            contribute(tenant);
            if (tenant.exitOn() != null) {
                story.on(
                        tenant.exitOn(),
                        CLERK,
                        new ExitTenant(new TenantId(tenant.id()), tenant.row().text("status"), tenant.exitOn()),
                        tenant.row());
            }
        }
        stories.tell(story, units);
        stories.lately(
                story,
                files.leads().stream()
                        .filter(lead -> lead.outcome() == Outcome.OPEN && lead.reached(2) && !lead.reached(SIGNED))
                        .toList());
        return story;
    }

    private void space() {
        var first = firstDay();
        story.on(first, "admin", new RegisterPark(park, settings.parkName(), first));
        var buildings = buildings();
        buildings.forEach((name, id) -> story.on(first, "wang", new RegisterBuilding(id, park, name)));
        var used = new HashSet<String>(stories.unitsOfItsOwn());
        files.tenants().forEach(tenant -> used.addAll(tenant.units()));
        for (var unit : files.units()) {
            var building = buildings.get(unit.building());
            var let = new LetUnit(new UnitId(unit.unit()), building, unit.areaSqm());
            units.put(unit.unit(), let);
            if (!used.contains(unit.unit())) {
                neverUsed.add(let);
            }
            story.on(
                    first,
                    "wang",
                    new RegisterUnit(let.unitId(), park, building, unit.unit(), unit.floor(), unit.areaSqm(), first),
                    unit.row());
        }
    }

    private LocalDate firstDay() {
        return files.tenants().stream()
                .map(TenantRow::leaseStart)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.of(settings.year(), 1, 1))
                .withDayOfYear(1);
    }

    /** Ids end with the letter the building is called by, or else with its number in the file. */
    private Map<String, BuildingId> buildings() {
        var ids = new LinkedHashMap<String, BuildingId>();
        for (UnitRow unit : files.units()) {
            ids.computeIfAbsent(unit.building(), name -> {
                var letter = name.substring(0, 1);
                return new BuildingId(park + "-" + (letter.matches("[A-Z]") ? letter : "" + (ids.size() + 1)));
            });
        }
        return ids;
    }

    private void receive(ReceptionRow reception) {
        story.on(
                reception.day(),
                People.loginOf(reception.host()),
                new RecordReception(
                        new ReceptionId(reception.id()),
                        park,
                        reception.lead() == null ? null : new LeadId(reception.lead()),
                        reception.company(),
                        reception.persons(),
                        People.loginOf(reception.host()),
                        People.INVESTMENT,
                        stories.purposeOf(reception),
                        reception.day()),
                reception.row());
    }

    private void lead(LeadRow lead, @Nullable TenantRow tenant, @Nullable ReceptionRow reception) {
        var id = new LeadId(lead.id());
        var negotiation = negotiationOf(lead);
        var owner = People.loginOf(lead.owner());
        var row = lead.row();
        var area = tenant == null ? USUAL_AREA_SQM : area(tenant);
        story.on(
                lead.stages().get(0),
                owner,
                new RegisterLead(
                        id,
                        park,
                        lead.company(),
                        lead.creditCode(),
                        lead.industry(),
                        lead.source(),
                        owner,
                        People.INVESTMENT,
                        null,
                        lead.stages().get(0)),
                row);
        if (lead.reached(1)) {
            var on = lead.stages().get(1);
            var contact = new Contact("P-" + lead.id(), "企业联系人", "100-0000-0001");
            story.on(on, owner, new TriageLead(id, TriageVerdict.PURSUE, on), row);
            story.on(
                    on,
                    owner,
                    new QualifyLead(id, lead.industry(), contact, Track.SPACE, area, null, null, null, on),
                    row);
        }
        if (lead.reached(2)) {
            var on = lead.stages().get(2);
            var meeting = reception == null ? MeetingKind.TALK : MeetingKind.RECEPTION;
            int attendees = reception == null ? 1 : reception.persons();
            story.on(
                    on,
                    owner,
                    new StartNegotiation(id, negotiation, meeting, attendees, stories.worthOf(area), on),
                    row);
        }
        if (lead.reached(3)) {
            var on = lead.stages().get(3);
            story.on(on, owner, new IssueOffer(negotiation, null, null, null, null, on), row);
            story.on(on, owner, new ScheduleReview(negotiation, "项目评审会", on), row);
        }
        if (lead.reached(SIGNED)) {
            var on = lead.stages().get(SIGNED);
            story.on(on, owner, new ConcludeReview(negotiation, ReviewVerdict.APPROVED, "PS-" + lead.id(), on), row);
            if (tenant != null) {
                sign(tenant, lead, on, owner, People.INVESTMENT);
            } else {
                signOnly(lead, on, owner);
            }
        }
        if (lead.reached(LANDED) && tenant != null) {
            handOver(tenant, stories.recordedOn(tenant.id(), lead.stages().get(LANDED)));
        }
        close(lead, id, negotiation, owner);
    }

    private void close(LeadRow lead, LeadId id, NegotiationId negotiation, String owner) {
        if (lead.outcome() != Outcome.LOST && lead.outcome() != Outcome.POOL) {
            return;
        }
        var on = closedOn(lead.last());
        Command command = lead.outcome() == Outcome.POOL
                ? new RecycleLead(id, stories.reasonOf(lead), on)
                : lead.reached(2)
                        ? new LoseNegotiation(negotiation, stories.reasonOf(lead), null, on)
                        : new LoseLead(id, stories.reasonOf(lead), null, on);
        story.on(on, owner, command, lead.row());
    }

    private LocalDate closedOn(LocalDate last) {
        var on = last.plusDays(DAYS_TO_CLOSE);
        var first = LocalDate.of(settings.year(), 1, 1);
        var end = LocalDate.of(settings.year(), 12, 31);
        if (on.isAfter(end)) {
            return last.isAfter(end) ? last : end;
        }
        return on.isBefore(first) ? first : on;
    }

    private void sign(TenantRow tenant, @Nullable LeadRow lead, LocalDate on, String actor, String team) {
        story.on(
                on,
                actor,
                new SignContract(
                        contractOf(tenant),
                        park,
                        lead == null ? null : negotiationOf(lead),
                        lead == null ? null : new LeadId(lead.id()),
                        new TenantId(tenant.id()),
                        tenant.company(),
                        tenant.creditCode(),
                        tenant.industry(),
                        Track.SPACE,
                        tenant.units().stream().map(this::unit).toList(),
                        null,
                        tenant.leaseStart(),
                        tenant.firstTermEnd(),
                        rent(tenant),
                        commitments(tenant),
                        actor,
                        team,
                        on),
                tenant.row());
    }

    private List<Commitment> commitments(TenantRow tenant) {
        return stories.commitmentsOf(tenant.id());
    }

    private void signOnly(LeadRow lead, LocalDate on, String owner) {
        story.on(
                on,
                owner,
                new SignContract(
                        new ContractId("HT-" + lead.id()),
                        park,
                        negotiationOf(lead),
                        new LeadId(lead.id()),
                        new TenantId("QY-" + lead.id()),
                        lead.company(),
                        lead.creditCode(),
                        lead.industry(),
                        Track.SPACE,
                        List.of(neverUsed.remove()),
                        null,
                        on,
                        on.plusYears(3).minusDays(1),
                        null,
                        List.of(),
                        owner,
                        People.INVESTMENT,
                        on),
                lead.row());
    }

    private void handOver(TenantRow tenant, LocalDate recordedOn) {
        story.on(
                recordedOn,
                CLERK,
                new HandOver(contractOf(tenant), LandingEvidence.HANDOVER, tenant.leaseStart()),
                tenant.row());
    }

    private void renew(TenantRow tenant) {
        var expiry = tenant.prevLeaseEnd();
        if (expiry == null) {
            return;
        }
        var renewal = RenewalId.of(contractOf(tenant), expiry);
        var offered = expiry.minusDays(60);
        var agreed = expiry.minusDays(30);
        story.on(offered, CLERK, new OfferRenewal(renewal, tenant.leaseEnd(), rent(tenant), offered), tenant.row());
        story.on(agreed, CLERK, new AgreeRenewal(renewal, tenant.leaseEnd(), rent(tenant), agreed), tenant.row());
    }

    private void contribute(TenantRow tenant) {
        for (int quarter = 1; quarter <= tenant.taxByQuarter().size(); quarter++) {
            var period = Period.quarter(settings.year(), quarter);
            var tax = tenant.taxByQuarter().get(quarter - 1);
            boolean wasHere = !period.lastDay().isBefore(tenant.leaseStart());
            if (tax != null && (wasHere || tax.signum() != 0)) {
                var on = reportedOn(period);
                var reported = stories.firstReported(tenant.id(), period, new Cny(tax));
                story.on(
                        on,
                        MAKER,
                        new ReportTax(
                                ContributionCommand.idOf(new TenantId(tenant.id()), period),
                                new TenantId(tenant.id()),
                                park,
                                period,
                                TaxType.ALL,
                                TaxScope.FULL,
                                reported,
                                on),
                        tenant.row());
            }
        }
        if (tenant.jobs() != null) {
            var period = Period.quarter(settings.year(), 4);
            var on = reportedOn(period);
            story.on(
                    on,
                    MAKER,
                    new ReportJobs(
                            ContributionCommand.idOf(new TenantId(tenant.id()), period),
                            new TenantId(tenant.id()),
                            park,
                            period,
                            tenant.jobs(),
                            on),
                    tenant.row());
        }
    }

    private static LocalDate reportedOn(Period quarter) {
        boolean last = quarter.lastDay().getMonthValue() == 12;
        return quarter.lastDay().plusDays(last ? 12 : 15);
    }

    private LetUnit unit(String id) {
        return Objects.requireNonNull(units.get(id), id);
    }

    private BigDecimal area(TenantRow tenant) {
        return tenant.units().stream().map(id -> unit(id).areaSqm()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ContractId contractOf(TenantRow tenant) {
        return new ContractId("HT-" + tenant.id());
    }

    static NegotiationId negotiationOf(LeadRow lead) {
        return new NegotiationId("TP-" + lead.id());
    }

    private static Cny rent(TenantRow tenant) {
        return new Cny(BigDecimal.valueOf(tenant.rentCnyPerSqmMonth()));
    }
}
