package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Floor;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Buildings (楼栋). */
@RestController
@RequestMapping("/api/v1/buildings")
@Tag(name = "buildings")
@Allowed(Action.READ_TENANCY)
class BuildingApi extends SubjectApi<BuildingView, Narrowing.ToPark> {

    private final ViewArguments views;

    BuildingApi(Subject<BuildingView> subject, Desk desk, History history, ViewArguments views) {
        super(subject, desk, history);
        this.views = views;
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

    @PostMapping("/{id}/units-by-pattern")
    @Allowed(Action.WRITE_SPACE)
    @Operation(
            summary =
                    "Register many of its units by the pattern of their numbers (批量登记房源), all or none; a number it has already is left out")
    ResponseEntity<Answer> registerUnits(@PathVariable String id, @FromRequest UnitsByPattern sent, Call call) {
        var building = desk.require(id, each -> each.space().findBuilding(id, call.scope()));
        // What was registered a moment ago is left out, too.
        views.catchUp();
        var ids = new HashMap<String, UnitId>();
        Function<String, UnitId> idOf =
                number -> ids.computeIfAbsent(UnitNumber.comparable(number), each -> idOf(id, each, call));
        var there = desk.live().space().unitsOf(id, call.scope()).stream()
                .filter(unit -> !unit.id().equals(idOf.apply(unit.number()).value()))
                .toList();
        var planned = PlannedUnits.of(sent.floors(), there).units();
        if (planned.isEmpty()) {
            throw Refused.malformed("floors", "unit-pattern.nothing-new");
        }
        var commands = planned.stream()
                .map(unit -> new RegisterUnit(
                        idOf.apply(unit.number()),
                        new ParkId(building.parkId()),
                        new BuildingId(id),
                        unit.number(),
                        unit.floor(),
                        unit.areaSqm(),
                        sent.registeredOn()))
                .toList();
        return desk.changeTogether(id, commands, call);
    }

    /** The same whenever the request is repeated with its key: so what it made is told from what was there. */
    private static UnitId idOf(String building, String number, Call call) {
        var key = call.delivery().idempotencyKey();
        var made = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(String.join("\n", call.caller().login(), key, building, number)
                        .getBytes(StandardCharsets.UTF_8));
        return new UnitId(made.toString());
    }

    /**
     * Units of several floors.
     *
     * @param registeredOn from which day on they can be let
     */
    record UnitsByPattern(
            @Size(min = 1, max = 50) List<@Valid FloorPattern> floors,
            @PastOrPresent @BusinessDay LocalDate registeredOn) {}

    /**
     * Units of one floor, or of several that are numbered alike.
     *
     * @param upToFloor the last of several floors; the numbers are those of the first
     * @param numbers   as people write them, {@code 101～120}
     * @param areaSqm   of each
     */
    record FloorPattern(
            @Floor int floor,
            @Nullable @Floor Integer upToFloor,
            @Name(max = 200) String numbers,
            @Area BigDecimal areaSqm) {

        int last() {
            return upToFloor == null ? floor : upToFloor;
        }
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List buildings")
    Listed<BuildingView> list(Call call, Views views, @FromQuery Narrowing.ToPark asked, SliceRequest page) {
        return Listed.of(views.space().buildings(call.scope().within(asked.parkId()), page));
    }
}
