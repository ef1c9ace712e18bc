package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.report.ReportNumber;
import io.parkledger.core.report.ReportPeriod;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.sealed.SealedReportView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports that are fixed for ever (封存报告), by their numbers. */
@RestController
@RequestMapping("/api/v1/sealed-reports")
@Tag(name = "sealed-reports")
@Allowed(Action.READ_SEALED_REPORTS)
@Refuses({"report.ledger-in-doubt", "report.views-incomplete"})
class SealedReportApi extends SubjectApi<SealedReportView, SealedReportList> {

    private final SealedReports reports;
    private final ReportSealing sealing;

    SealedReportApi(
            Subject<SealedReportView> subject,
            Desk desk,
            History history,
            SealedReports reports,
            ReportSealing sealing) {
        super(subject, desk, history);
        this.reports = reports;
        this.sealing = sealing;
    }

    /**
     * A month or a year of a park that is to be sealed.
     *
     * @param period   a month, {@code 2021-12}, or a year, {@code 2021}; its last day has come
     * @param knownAt  a position, an instant or a day: what came later is not in it; what is known now where left out
     * @param replaces number of the report of the same period that was wrong
     */
    record Sealing(
            ParkId parkId,
            @NotBlank @Size(max = 7) String period,
            @Size(max = 40) @Nullable String knownAt,
            @Size(max = 40) @Nullable String replaces) {

        ReportSealing.Wish wish() {
            return new ReportSealing.Wish(
                    parkId,
                    SealedReportApi.period("period", period),
                    knownAt == null || knownAt.isBlank() ? null : knownAt.strip(),
                    replaces == null || replaces.isBlank() ? null : number("replaces", replaces.strip()));
        }
    }

    /** @throws Refused when it is neither a month nor a year */
    static ReportPeriod period(String field, String text) {
        try {
            return new ReportPeriod(text);
        } catch (InvalidValue e) {
            throw Refused.malformed(field, e.code(), e.facts().toArray());
        }
    }

    private static ReportNumber number(String field, String text) {
        return ReportNumber.parse(text)
                .orElseThrow(() -> Refused.malformed(field, "request.not-a-report-number", text));
    }

    @GetMapping
    @Allowed(Action.READ_SEALED_REPORTS)
    @Operation(summary = "List sealed reports, the last to be sealed first")
    Listed<SealedReportView> list(Call call, Views views, @FromQuery SealedReportList asked, SliceRequest page) {
        return Listed.of(views.sealedReports().page(call.scope().within(asked.parkId()), asked.period(), page));
    }

    @PostMapping
    @Allowed(Action.SEAL_REPORTS)
    @Operation(summary = "Sum up a month or a year of a park, and seal that for ever (封存报告)")
    ResponseEntity<Answer> seal(@FromRequest Sealing sealing, Call call) {
        desk.requirePark(sealing.parkId().value(), call);
        return this.sealing.seal(sealing.wish(), call);
    }

    @GetMapping(path = "/{id}/files/{name}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allowed(Action.READ_SEALED_REPORTS)
    @Operation(summary = "A file of a sealed report: the same bytes for ever, of which the ETag is the SHA-256")
    ResponseEntity<byte[]> file(Call call, @PathVariable String id, @PathVariable String name) {
        return reports.file(
                desk.require(id, views -> views.sealedReports().find(SealedReports.idOf(id), call.scope())), name);
    }
}
