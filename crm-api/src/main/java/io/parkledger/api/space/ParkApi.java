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
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.space.ParkCommand.CorrectPark;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.ParkCommand.SetGoLiveDay;
import io.parkledger.core.space.ParkCommand.WithdrawPark;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parks (园区). */
@RestController
@RequestMapping("/api/v1/parks")
@Tag(name = "parks")
@Allowed(Action.READ_PARKS)
class ParkApi extends SubjectApi<ParkView, Narrowing.None> {

    private final LedgerClock clock;

    ParkApi(Subject<ParkView> subject, Desk desk, History history, LedgerClock clock) {
        super(subject, desk, history);
        this.clock = clock;
    }

    @PostMapping
    @Allowed(Action.REGISTER_PARK)
    @Operation(summary = "Register a park (登记园区)")
    ResponseEntity<Answer> register(@FromRequest RegisterPark command, Call call) {
        return desk.create(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.REGISTER_PARK)
    @Operation(summary = "It was never called so: put its name right (更正)")
    ResponseEntity<Answer> correctPark(@FromRequest CorrectPark command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.REGISTER_PARK)
    @Operation(summary = "There never was such a park (撤销登记); only where nothing is of it that was not withdrawn, too")
    ResponseEntity<Answer> withdrawPark(@FromRequest WithdrawPark command, Call call) {
        return desk.change(command, call);
    }

    /** That it is said today is not for the caller to say: else a day that has passed could be said anew. */
    @PostMapping("/{id}/go-live")
    @Allowed(Action.SET_GO_LIVE_DAY)
    @Operation(summary = "Name the first day on which jobs act for it (设定启用日); anew until it has come")
    ResponseEntity<Answer> goLive(@PathVariable String id, @FromRequest GoLive goLive, Call call) {
        return desk.change(new SetGoLiveDay(new ParkId(id), goLive.goLiveOn(), clock.today()), call);
    }

    /** From when on. */
    record GoLive(@BusinessDay LocalDate goLiveOn) {}

    @GetMapping
    @Allowed(Action.READ_PARKS)
    @Operation(summary = "List parks")
    Listed<ParkView> list(Call call, Views views, SliceRequest page) {
        return Listed.of(views.space().parks(call.scope().withoutBuildings(), page));
    }
}
