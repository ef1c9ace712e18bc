package io.parkledger.api.negotiation;

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
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ResumeNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawConclusion;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiation;
import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Negotiations (在谈). */
@RestController
@RequestMapping("/api/v1/negotiations")
@Tag(name = "negotiations")
@Allowed(Action.READ_PIPELINE)
class NegotiationApi extends SubjectApi<NegotiationView, NegotiationList> {

    NegotiationApi(Subject<NegotiationView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping("/{id}/offer")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Issue an offer (报价/方案)")
    ResponseEntity<Answer> issueOffer(@FromRequest IssueOffer command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/schedule-review")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Put it before a meeting (上会)")
    ResponseEntity<Answer> scheduleReview(@FromRequest ScheduleReview command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/give-opinion")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Record a reviewer's opinion (评审意见)")
    ResponseEntity<Answer> giveOpinion(@FromRequest GiveOpinion command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/conclude-review")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Conclude the review with minutes (评审结论)")
    ResponseEntity<Answer> concludeReview(@FromRequest ConcludeReview command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/plan-next-step")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Plan the next step (下一步)")
    ResponseEntity<Answer> planNextStep(@FromRequest PlanNextStep command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/assign")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Give it to another officer")
    ResponseEntity<Answer> assignNegotiation(@FromRequest AssignNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Correct what was said of it (更正): its lead follows")
    ResponseEntity<Answer> correctNegotiation(@FromRequest CorrectNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Withdraw talks that should never have been recorded (撤回转在谈), before the first offer")
    ResponseEntity<Answer> withdrawNegotiation(@FromRequest WithdrawNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-conclusion")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Withdraw the conclusion of its review (撤回评审结论), before signing")
    ResponseEntity<Answer> withdrawConclusion(@FromRequest WithdrawConclusion command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/hold")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Put it on hold (暂缓)")
    ResponseEntity<Answer> holdNegotiation(@FromRequest HoldNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/resume")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Resume it (恢复)")
    ResponseEntity<Answer> resumeNegotiation(@FromRequest ResumeNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/lose")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Lose it (流失)")
    ResponseEntity<Answer> loseNegotiation(@FromRequest LoseNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/reopen")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Re-open it (重启)")
    ResponseEntity<Answer> reopenNegotiation(@FromRequest ReopenNegotiation command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "List negotiations")
    Listed<NegotiationView> list(
            Call call,
            Views views,
            @FromQuery NegotiationList asked,
            @RequestParam(defaultValue = "NEWEST") NegotiationViews.Sort sort,
            SliceRequest page) {
        return Listed.of(views.negotiations().page(call.scope().within(asked.parkId()), asked.filter(), sort, page));
    }

    @GetMapping("/board")
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "Open negotiations by stage, with count and value")
    List<NegotiationViews.Column> board(
            Call call, Views views, @RequestParam(required = false) @Nullable String parkId) {
        return views.negotiations().board(call.scope().within(parkId));
    }
}
