package io.parkledger.api.space;

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
import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawOutage;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Units (房源). */
@RestController
@RequestMapping("/api/v1/units")
@Tag(name = "units")
@Allowed(Action.READ_TENANCY)
class UnitApi extends SubjectApi<UnitView, UnitList> {

    UnitApi(Subject<UnitView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Register a unit (登记房源)")
    ResponseEntity<Answer> register(@FromRequest RegisterUnit command, Call call) {
        desk.requirePark(command.parkId().value(), call);
        return desk.create(command, call);
    }

    /** Not {@code WRITE_SPACE}: whom a unit is kept for is the sales desk's to say, as signing over it is. */
    @PostMapping("/{id}/earmark")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Keep it for a company that is talking (意向预留); an intent, no lock")
    ResponseEntity<Answer> earmark(@FromRequest EarmarkUnit command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/release-earmark")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Keep it no longer (解除预留)")
    ResponseEntity<Answer> releaseEarmark(@FromRequest ReleaseEarmark command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never so: put its number, floor, area or first day right (更正)")
    ResponseEntity<Answer> correctUnit(@FromRequest CorrectUnit command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "There never was such a unit (撤销登记); only where nothing hangs on it")
    ResponseEntity<Answer> withdrawUnit(@FromRequest WithdrawUnit command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/merge")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Merge it with others into a new unit (合并)")
    ResponseEntity<Answer> merge(@PathVariable String id, @FromRequest Merger merger, Call call) {
        var others = merger.others().stream()
                .map(other -> new MergedUnit(
                        other, desk.known(SpaceViews.UNITS, other).areaSqm()))
                .toList();
        return desk.change(
                new MergeUnits(new UnitId(id), others, idOr(merger.into()), merger.number(), merger.mergedOn()), call);
    }

    /** Which units go, and the number of the one that comes. */
    record Merger(
            @NotEmpty @Size(max = 20) List<UnitId> others,
            @Nullable UnitId into,
            @Name(max = UnitNumber.MAX) String number,
            @PastOrPresent @BusinessDay LocalDate mergedOn) {}

    /** Brought along, or made here. */
    private static UnitId idOr(@Nullable UnitId brought) {
        return brought == null ? new UnitId(UUID.randomUUID().toString()) : brought;
    }

    @PostMapping("/{id}/withdraw-merger")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never merged with the others (撤销合并); only where nothing hangs on what they became")
    ResponseEntity<Answer> withdrawMerger(@FromRequest WithdrawMerger command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/split")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Split it; the parts add up to it (拆分)")
    ResponseEntity<Answer> splitUnit(@PathVariable String id, @FromRequest Splitting splitting, Call call) {
        var parts = splitting.parts().stream()
                .map(part -> new UnitPart(idOr(part.unitId()), part.number(), part.areaSqm()))
                .toList();
        return desk.change(new SplitUnit(new UnitId(id), parts, splitting.splitOn()), call);
    }

    /** What comes instead. */
    record Splitting(
            @Size(min = 2, max = 20) List<@Valid Part> parts,
            @PastOrPresent @BusinessDay LocalDate splitOn) {}

    /** One of the units that come. */
    record Part(
            @Nullable UnitId unitId,
            @Name(max = UnitNumber.MAX) String number,
            @Area BigDecimal areaSqm) {}

    @PostMapping("/{id}/withdraw-split")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never split (撤销拆分); only where nothing hangs on its parts")
    ResponseEntity<Answer> withdrawSplit(@FromRequest WithdrawSplit command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/take-out-of-service")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Take it out of service (停用)")
    ResponseEntity<Answer> takeOutOfService(@FromRequest TakeOutOfService command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-outage")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "It was never out of service these days (撤销停用)")
    ResponseEntity<Answer> withdrawOutage(@FromRequest WithdrawOutage command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/return-to-service")
    @Allowed(Action.WRITE_SPACE)
    @Operation(summary = "Return it to service (恢复使用)")
    ResponseEntity<Answer> returnToService(@FromRequest ReturnToService command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List units")
    Listed<UnitView> list(Call call, Views views, @FromQuery UnitList asked, SliceRequest page) {
        return Listed.of(views.space().units(call.scope().within(asked.parkId()), asked.filter(), page));
    }
}
