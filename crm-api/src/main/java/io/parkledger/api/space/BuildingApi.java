package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Buildings (楼栋). */
@RestController
@RequestMapping("/api/v1/buildings")
@Tag(name = "buildings")
@Allowed(Action.READ_TENANCY)
class BuildingApi extends SubjectApi<BuildingView, Narrowing.ToPark> {

    BuildingApi(Subject<BuildingView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Register a building (登记楼栋)")
    ResponseEntity<Answer> register(@FromRequest RegisterBuilding command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        return desk.create(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never called so: put its name right (更正)")
    ResponseEntity<Answer> correctBuilding(@FromRequest CorrectBuilding command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_SPACE)
    @Operation(
            summary =
                    "There never was such a building (撤销登记); only where there is no unit in it that was not withdrawn, too")
    ResponseEntity<Answer> withdrawBuilding(@FromRequest WithdrawBuilding command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List buildings")
    Listed<BuildingView> list(Call call, Views views, @FromQuery Narrowing.ToPark asked, SliceRequest page) {
        return Listed.of(views.space().buildings(call.scope().within(asked.parkId()), page));
    }
}
