package io.parkledger.api.lead;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.LeadCommand.WithdrawQualification;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Worth;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leads (线索). */
@RestController
@RequestMapping("/api/v1/leads")
@Tag(name = "leads")
@Allowed(Action.READ_PIPELINE)
class LeadApi extends SubjectApi<LeadView, LeadList> {

    LeadApi(Subject<LeadView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Register a lead (登记线索)")
    ResponseEntity<Answer> register(@FromRequest RegisterLead command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        desk.requireOwn("owner", command.owner(), command.team(), call);
        return desk.create(command, call);
    }

    @PostMapping("/{id}/name-contact")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Name whom to speak to (登记联系人): kept encrypted, can be erased")
    ResponseEntity<Answer> nameContact(@FromRequest NameLeadContact command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/triage")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Triage it (研判)")
    ResponseEntity<Answer> triageLead(@FromRequest TriageLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/qualify")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Qualify it (转意向)")
    ResponseEntity<Answer> qualifyLead(@FromRequest QualifyLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/assign")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Assign it (分派)")
    ResponseEntity<Answer> assignLead(@FromRequest AssignLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/recycle")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Put it back into the pool (退回线索池)")
    ResponseEntity<Answer> recycleLead(@FromRequest RecycleLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/lose")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Lose it (流失)")
    ResponseEntity<Answer> loseLead(@FromRequest LoseLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/reopen")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Re-open it (重启)")
    ResponseEntity<Answer> reopenLead(@FromRequest ReopenLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Correct what was said of it (更正): its negotiation follows")
    ResponseEntity<Answer> correctLead(@FromRequest CorrectLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Withdraw what should never have been recorded (撤回), before anybody talked to the company")
    ResponseEntity<Answer> withdrawLead(@FromRequest WithdrawLead command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-qualification")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Withdraw its qualification (撤回转意向), as long as it is the last step")
    ResponseEntity<Answer> withdrawQualification(@FromRequest WithdrawQualification command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/negotiate")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Start to negotiate (转在谈): opens a negotiation with the given id, or one the server makes")
    ResponseEntity<Answer> negotiate(@PathVariable String id, @FromRequest NegotiationStart start, Call call) {
        var negotiation = start.negotiationId() == null
                ? new NegotiationId(UUID.randomUUID().toString())
                : start.negotiationId();
        return desk.change(
                new StartNegotiation(
                        new LeadId(id),
                        negotiation,
                        start.meeting(),
                        start.attendees(),
                        start.valueCny(),
                        start.startedOn()),
                call);
    }

    /** What begins a negotiation; the id may be chosen, so that its page can be opened at once. */
    record NegotiationStart(
            @Nullable NegotiationId negotiationId,
            MeetingKind meeting,
            @Positive @Max(10_000) int attendees,
            @Worth @Nullable Cny valueCny,
            @PastOrPresent @BusinessDay LocalDate startedOn) {}

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "List leads")
    Listed<LeadView> list(
            Call call,
            Views views,
            @FromQuery LeadList asked,
            @RequestParam(defaultValue = "NEWEST") LeadViews.Sort sort,
            SliceRequest page) {
        return Listed.of(views.leads().page(call.scope().within(asked.parkId()), asked.filter(), sort, page));
    }

    @GetMapping("/similar")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Does someone have this company already (查重)? The best first; what others have is masked")
    List<SimilarLead> similar(
            Call call,
            Views views,
            @RequestParam String company,
            @RequestParam(required = false) @Nullable String parkId) {
        return SimilarLead.find(company, parkId, call, views);
    }
}
