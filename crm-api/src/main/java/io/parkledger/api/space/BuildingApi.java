package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.sent.Sent;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.rows.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Buildings (楼栋). */
@RestController
@RequestMapping("/api/v1/buildings")
@Tag(name = "buildings")
class BuildingApi {

    private final Desk desk;
    private final History history;

    BuildingApi(Desk desk, History history) {
        this.desk = desk;
        this.history = history;
    }

    @PostMapping
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Register a building (登记楼栋)")
    ResponseEntity<Answer> register(@Sent RegisterBuilding command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        return desk.create(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never called so: put its name right (更正)")
    ResponseEntity<Answer> correctBuilding(@Sent CorrectBuilding command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_SPACE)
    @Operation(
            summary =
                    "There never was such a building (撤销登记); only where there is no unit in it that was not withdrawn, too")
    ResponseEntity<Answer> withdrawBuilding(@Sent WithdrawBuilding command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List buildings")
    Listed<BuildingView> list(
            Call call, Views views, @RequestParam(required = false) @Nullable String parkId, PageRequest page) {
        return Listed.of(views.space().buildings(call.scope().within(parkId), page));
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "One of the buildings, now or as of a position or instant")
    ResponseEntity<BuildingView> get(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minPosition,
            Call call) {
        return history.one(
                id,
                asOf,
                minPosition,
                SpaceViews.BUILDINGS,
                views -> views.space().findBuilding(id, call.scope()),
                BuildingView::version);
    }

    @GetMapping("/{id}/history")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "What happened to it, when, and who wrote it down")
    Listed<History.Entry> history(@PathVariable String id, Call call, Views views, PageRequest page) {
        desk.require(id, live -> live.space().findBuilding(id, call.scope()));
        return history.of(id, views, page);
    }
}
