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
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Delegations received (接待). */
@RestController
@RequestMapping("/api/v1/receptions")
@Tag(name = "receptions")
@Allowed(Action.READ_PIPELINE)
class ReceptionApi extends SubjectApi<ReceptionView, ReceptionList> {

    ReceptionApi(Subject<ReceptionView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Record a delegation received (登记接待)")
    ResponseEntity<Answer> record(@FromRequest RecordReception command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        desk.requireOwn("host", command.host(), command.team(), call);
        return desk.create(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Correct what was said of it (更正): who came, when, how many, for which lead")
    ResponseEntity<Answer> correctReception(@FromRequest CorrectReception command, Call call) {
        desk.requireOwn(command, "host", command.host(), command.team(), call);
        return desk.change(command, call);
    }

    @PostMapping("/{id}/cancel")
    @Allowed(Action.WRITE_PIPELINE)
    @Operation(summary = "Cancel what was recorded by mistake (撤销)")
    ResponseEntity<Answer> cancelReception(@FromRequest CancelReception command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "List receptions")
    Listed<ReceptionView> list(Call call, Views views, @FromQuery ReceptionList asked, SliceRequest page) {
        return Listed.of(views.receptions().receptions(call.scope().within(asked.parkId()), asked.filter(), page));
    }
}
