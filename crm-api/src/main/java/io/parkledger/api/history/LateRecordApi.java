package io.parkledger.api.history;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said of a period only when it was over (期后补录). */
@RestController
@RequestMapping("/api/v1/late-records")
@Tag(name = "events")
class LateRecordApi {

    private final History history;
    private final ViewArguments positions;

    LateRecordApi(History history, ViewArguments positions) {
        this.history = history;
        this.positions = positions;
    }

    @GetMapping
    @Allowed(Action.READ_LEDGER)
    @Operation(
            summary =
                    "What was written down about a period only after its end: late records, restatements, corrections, withdrawals; newest first")
    Listed<History.Entry> of(
            Call call, Views views, @RequestParam LocalDate from, @RequestParam LocalDate to, SliceRequest page) {
        Refused.requireOrder(from, to);
        return Listed.of(history.all(
                new HistoryViews.Filter(null, null, null, from, to, positions.position("to", to.toString()), null),
                views,
                page));
    }
}
