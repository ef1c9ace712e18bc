package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.Span;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Any report at two times. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports")
class ReportDiffApi {

    private final ReportDiffs diffs;
    private final ViewArguments views;

    ReportDiffApi(ReportDiffs diffs, ViewArguments views) {
        this.diffs = diffs;
        this.views = views;
    }

    /** All who read any report read some of each; the rows are those of the report itself. */
    @GetMapping("/{name}/diff")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "What of a report is not what it was at an earlier time, and what can have moved it")
    ReportDiff diff(
            Call call,
            @PathVariable String name,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable LocalDate periodFrom,
            @RequestParam(required = false) @Nullable LocalDate periodTo,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String parkId,
            SliceRequest page) {
        var report = Report.named(name).orElseThrow(() -> Refused.unknown(name));
        var asking = new ReportDiffs.Asking(day, periodFrom, periodTo, year, parkId);
        return diffs.of(report, call.caller(), Span.of(from, to, views), asking, page);
    }
}
