package io.parkledger.api.reception;

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
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.reception.VisitCommand.WithdrawVisit;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trips of our own staff (走出去). */
@RestController
@RequestMapping("/api/v1/visits")
@Tag(name = "visits")
@Allowed(Action.READ_PIPELINE)
class VisitApi extends SubjectApi<VisitView, VisitList> {

    VisitApi(Subject<VisitView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Record a trip of our staff to investors (走出去)")
    ResponseEntity<Answer> record(@FromRequest RecordVisit command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        desk.requireOwn("leader", command.leader(), command.team(), call);
        return desk.create(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Correct what was said of it (更正): where to, whom, who went, when")
    ResponseEntity<Answer> correctVisit(@FromRequest CorrectVisit command, Call call) {
        desk.requireOwn(command, "leader", command.leader(), command.team(), call);
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Withdraw what should never have been recorded (撤回)")
    ResponseEntity<Answer> withdrawVisit(@FromRequest WithdrawVisit command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "List outbound visits")
    Listed<VisitView> list(Call call, Views views, @FromQuery VisitList asked, SliceRequest page) {
        return Listed.of(views.receptions().visits(call.scope().within(asked.parkId()), asked.filter(), page));
    }
}
