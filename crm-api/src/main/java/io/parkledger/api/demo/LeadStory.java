package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.LeadRow;
import io.parkledger.api.demo.ParkFiles.Outcome;
import io.parkledger.api.demo.ParkFiles.ReceptionRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How receptions and leads went, from the first contact to the signing, or to where they were lost. */
final class LeadStory {

    private static final int INTENT = 1;
    /** 在谈, as a stage of the files. */
    static final int TALKS = 2;

    private static final int REVIEW = 3;
    /** 签约, as a stage of the files. */
    static final int SIGNED = 4;

    private static final int LANDED = 5;
    private static final int DAYS_TO_CLOSE = 30;
    static final BigDecimal USUAL_AREA_SQM = BigDecimal.valueOf(115);

    private final DemoSettings settings;
    private final SpaceStory space;
    private final TenantStory tenants;
    private final Stories stories;
    private final Story story;
    private final ParkId park;

    LeadStory(DemoSettings settings, SpaceStory space, TenantStory tenants, Stories stories, Story story) {
        this.settings = settings;
        this.space = space;
        this.tenants = tenants;
        this.stories = stories;
        this.story = story;
        park = new ParkId(settings.parkId());
    }

    void receive(ReceptionRow reception) {
        story.on(
                reception.day(),
                DemoPeople.loginOf(reception.host()),
                new RecordReception(
                        new ReceptionId(reception.id()),
                        park,
                        reception.lead() == null ? null : new LeadId(reception.lead()),
                        reception.company(),
                        reception.persons(),
                        DemoPeople.loginOf(reception.host()),
                        DemoPeople.INVESTMENT,
                        stories.purposeOf(reception),
                        reception.day()),
                reception.row());
    }

    void tell(LeadRow lead, @Nullable TenantRow tenant, @Nullable ReceptionRow reception) {
        var id = new LeadId(lead.id());
        var negotiation = negotiationOf(lead);
        var owner = DemoPeople.loginOf(lead.owner());
        var row = lead.row();
        var area = tenant == null ? USUAL_AREA_SQM : space.areaOf(tenant);
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
                        DemoPeople.INVESTMENT,
                        null,
                        lead.stages().get(0)),
                row);
        if (lead.reached(INTENT)) {
            var on = lead.stages().get(INTENT);
            var contact = new Contact("P-" + lead.id(), "企业联系人", "100-0000-0001");
            story.on(on, owner, new TriageLead(id, TriageVerdict.PURSUE, on), row);
            story.on(
                    on,
                    owner,
                    new QualifyLead(id, lead.industry(), contact, Track.SPACE, area, null, null, null, on),
                    row);
        }
        if (lead.reached(TALKS)) {
            var on = lead.stages().get(TALKS);
            var meeting = reception == null ? MeetingKind.TALK : MeetingKind.RECEPTION;
            int attendees = reception == null ? 1 : reception.persons();
            story.on(
                    on,
                    owner,
                    new StartNegotiation(id, negotiation, meeting, attendees, stories.worthOf(area), on),
                    row);
        }
        if (lead.reached(REVIEW)) {
            var on = lead.stages().get(REVIEW);
            story.on(on, owner, new IssueOffer(negotiation, null, null, null, null, on), row);
            story.on(on, owner, new ScheduleReview(negotiation, "项目评审会", on), row);
        }
        if (lead.reached(SIGNED)) {
            var on = lead.stages().get(SIGNED);
            story.on(on, owner, new ConcludeReview(negotiation, ReviewVerdict.APPROVED, "PS-" + lead.id(), on), row);
            if (tenant != null) {
                tenants.sign(tenant, lead, on, owner, DemoPeople.INVESTMENT);
            } else {
                signOnly(lead, on, owner);
            }
        }
        if (lead.reached(LANDED) && tenant != null) {
            tenants.handOver(
                    tenant, stories.recordedOn(tenant.id(), lead.stages().get(LANDED)));
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
                : lead.reached(TALKS)
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
                        List.of(space.nextNeverUsed()),
                        null,
                        on,
                        on.plusYears(3).minusDays(1),
                        null,
                        List.of(),
                        owner,
                        DemoPeople.INVESTMENT,
                        on),
                lead.row());
    }

    static NegotiationId negotiationOf(LeadRow lead) {
        return new NegotiationId("TP-" + lead.id());
    }
}
