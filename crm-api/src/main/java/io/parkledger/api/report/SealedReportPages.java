package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.report.sealed.ReportTable;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.report.ReportKind;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.sealed.SealedReportView;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Sealed reports as pages: the list, the preview of one that is to be sealed, and each beside what would be said now.
 */
@Controller
@PageController
class SealedReportPages extends SubjectPages {

    private final SealedReports reports;
    private final ReportSealing sealing;
    private final Problems problems;

    SealedReportPages(
            Forms forms, Desk desk, History history, SealedReports reports, ReportSealing sealing, Problems problems) {
        super(forms, desk, history);
        this.reports = reports;
        this.sealing = sealing;
        this.problems = problems;
    }

    @GetMapping({"/reports", "/reports" + Sheet.AT, "/reports" + Sheet.AT_XLSX})
    @Allowed(Action.READ_SEALED_REPORTS)
    @InMenu(at = 105, group = "tenancy", icon = "journal", also = "/sealed-reports")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String parkId,
            @RequestParam(required = false) @Nullable String period,
            SliceRequest page,
            Model model) {
        var park = PageRequests.filled(parkId);
        var of = PageRequests.filled(period);
        var parks = parks(call, views);
        model.addAttribute("parks", parks);
        model.addAttribute("parkId", park);
        model.addAttribute("period", of);
        model.addAttribute(
                "reports", Listed.of(views.sealedReports().page(call.scope().within(park), of, page)));
        model.addAttribute("seal", forms.link("sealed-reports.new", call));
        model.addAttribute("sheet", sheet(parks, next -> views.sealedReports()
                .page(call.scope().within(park), of, next)));
        return "report/sealed-reports";
    }

    private static Sheet<SealedReportView> sheet(
            List<ParkView> parks, Function<SliceRequest, Slice<SealedReportView>> reports) {
        var names = parks.stream().collect(Collectors.toMap(ParkView::id, ParkView::name));
        return Sheet.of("place.reports", reports)
                .column("sealed-report.number", SealedReportView::number)
                .column("sealed-report.report", SealedReportView::kind)
                .column("contributions.period", SealedReportView::period)
                .column("sealed-report.park", each -> names.get(each.parkId()))
                .column("sealed-report.known", SealedReportView::knownOn)
                .column("ledger.position", SealedReportView::asOf)
                .column("sealed-report.sealed-on", SealedReportView::sealedOn)
                .person("sealed-report.by", SealedReportView::sealedBy)
                .column("export.replaces", SealedReportView::replaces)
                .column("export.replaced-by", SealedReportView::replacedBy);
    }

    private static List<ParkView> parks(Call call, Views views) {
        return views.space()
                .parks(call.scope(), SliceRequest.first(SliceRequest.MAX_LIMIT))
                .items();
    }

    /** Shows what would be sealed; nothing is, until it is sent. */
    @GetMapping("/reports/new")
    @Allowed(Action.SEAL_REPORTS)
    String preview(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String parkId,
            @RequestParam(required = false) @Nullable ReportKind kind,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String replaces,
            Model model) {
        var parks = parks(call, views);
        var park = PageRequests.filled(parkId);
        model.addAttribute("parks", parks);
        model.addAttribute(
                "parkId", park == null && parks.size() == 1 ? parks.get(0).id() : park);
        model.addAttribute("period", PageRequests.filled(period));
        model.addAttribute("knownAt", PageRequests.filled(knownAt));
        model.addAttribute("replaces", PageRequests.filled(replaces));
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("seal", forms.link("sealed-reports.new", call));
        show(call, model);
        return "report/sealed-report-new";
    }

    private void show(Call call, Model model) {
        var park = (String) model.getAttribute("parkId");
        var period = (String) model.getAttribute("period");
        if (park == null || period == null) {
            return;
        }
        try {
            desk.requirePark(park, call);
            var draft = sealing.draft(new ReportSealing.Wish(
                    new ParkId(park),
                    SealedReportApi.period("period", period),
                    (String) model.getAttribute("knownAt"),
                    null));
            model.addAttribute("draft", draft);
            model.addAttribute("parts", ReportTable.parts(draft.summary().figures(), sealing.inTheReadersLanguage()));
            model.addAttribute("months", draft.period().kind() == ReportKind.MONTH);
        } catch (RuleBroken | Refused | IllegalArgumentException e) {
            model.addAttribute("problem", problems.of(e));
        }
    }

    /** By its number, as it is printed, and by its id, as the ledger's pages and forms lead to it. */
    @GetMapping({"/reports/{id}", "/sealed-reports/{id}"})
    @Allowed(Action.READ_SEALED_REPORTS)
    String report(Call call, Views views, @PathVariable String id, SliceRequest page, Model model) {
        var report = found(id, call, views);
        model.addAttribute("report", report);
        model.addAttribute("document", reports.document(report));
        model.addAttribute(
                "table",
                ReportTable.of(reports.document(report), SealedReports.hash(report), sealing.inTheReadersLanguage()));
        model.addAttribute("compared", reports.compared(report));
        model.addAttribute("seal", forms.link("sealed-reports.new", call));
        model.addAttribute("history", history.of(report.id(), views, page));
        return "report/sealed-report";
    }

    private SealedReportView found(String id, Call call, Views views) {
        return desk.require(id, views, each -> each.sealedReports().find(SealedReports.idOf(id), call.scope()));
    }

    @GetMapping("/reports/{id}/files/{name}")
    @Allowed(Action.READ_SEALED_REPORTS)
    ResponseEntity<byte[]> file(Call call, Views views, @PathVariable String id, @PathVariable String name) {
        return reports.file(found(id, call, views), name);
    }
}
