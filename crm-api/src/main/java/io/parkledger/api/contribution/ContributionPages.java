package io.parkledger.api.contribution;

import io.parkledger.api.figure.FigureSheets;
import io.parkledger.api.figure.FigureSheets.Asked;
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
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.page.ShownYear;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.report.contribution.CommitmentReport;
import io.parkledger.projection.report.contribution.ContributionReport;
import io.parkledger.projection.report.contribution.Contributions;
import io.parkledger.projection.report.contribution.FigureReport;
import io.parkledger.projection.report.contribution.MissingReport;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Contributions (贡献) and commitments (承诺) as pages; their forms are those of {@link ContributionApi}. */
@Controller
@PageController
class ContributionPages extends SubjectPages {

    private static final int RANKING = 10;

    private final Figures figures;
    private final FigureSheets sheets;

    ContributionPages(Forms forms, Figures figures, FigureSheets sheets, Desk desk, History history) {
        super(forms, desk, history);
        this.figures = figures;
        this.sheets = sheets;
    }

    /**
     * One period beside the same of the year before.
     *
     * @param before null where nothing was reported then, and unless everybody has reported both
     */
    record PeriodRow(String period, Cny tax, @Nullable Cny before, long due, long reported) {}

    @GetMapping({"/contributions", "/contributions" + Sheet.AT, "/contributions" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(at = 100, group = "tenancy", icon = "coin", also = "/commitments")
    String report(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Boolean all,
            LookedAt at,
            Model model) {
        var contributions = views.contributionsOf(call.scope());
        var shown = ShownYear.of(year, at.day(), contributions::isReported);
        var report = contributions.report(shown.number(), Boolean.TRUE.equals(all) ? SliceRequest.MAX_LIMIT : RANKING);
        var before = contributions.sums(shown.number() - 1);
        model.addAttribute("year", shown);
        model.addAttribute("report", report);
        model.addAttribute("taxBefore", report.complete() && before.complete() ? before.taxCny() : null);
        model.addAttribute("jobsBefore", report.jobsComplete() && before.jobsComplete() ? before.jobs() : null);
        var periods = periods(report, before, shown.today());
        model.addAttribute("periods", periods);
        var buildings = views.space().buildingNames(call.scope());
        model.addAttribute("buildings", buildings);
        model.addAttribute(
                "book",
                ContributionBook.of(
                        report,
                        sheets.of(asked(shown.number()), call, views, at),
                        periods,
                        buildings,
                        () -> contributions
                                .report(shown.number(), Integer.MAX_VALUE)
                                .ranking()));
        var missing = contributions.missing(latest(report, shown));
        model.addAttribute("missing", missing);
        model.addAttribute("figures", figures);
        var waiting = views
                .contributions()
                .page(call.scope(), new ContributionViews.Filter(null, null, true), SliceRequest.first(50))
                .items()
                .stream()
                .flatMap(FigureRow::waiting)
                .toList();
        model.addAttribute("waiting", waiting);
        model.addAttribute("companies", companies(waiting.stream().map(FigureRow::contribution), call, views));
        model.addAttribute("reports", reportForms(call));
        return "contribution/report";
    }

    private static Stream<Asked> asked(int year) {
        return Asked.of(
                Question.ofYear(year),
                Figure.CONTRIBUTION_TAX,
                Figure.CONTRIBUTION_RETAINED,
                Figure.CONTRIBUTION_JOBS,
                Figure.CONTRIBUTION_OUTPUT,
                Figure.CONTRIBUTION_TAX_PER_SQM,
                Figure.CONTRIBUTION_TOP_TEN,
                Figure.CONTRIBUTION_IN_PARK,
                Figure.CONTRIBUTION_PAYING_ZERO,
                Figure.CONTRIBUTION_SILENT,
                Figure.CONTRIBUTION_TAX_OF_BUILDINGS);
    }

    /** All companies at once first, then one figure of one company. */
    private List<Forms.Link> reportForms(Call call) {
        var one = forms.links(call, Forms.of("contributions", "report-tax", "report-jobs", "report-output"));
        return one.isEmpty()
                ? one
                : Stream.concat(Stream.of(new Forms.Link("/contributions/grid", "contributions.grid")), one.stream())
                        .toList();
    }

    private static List<PeriodRow> periods(ContributionReport report, Contributions.Sums before, LocalDate today) {
        var taxBefore = before.periods().stream()
                .filter(ContributionReport.PeriodRow::hasAll)
                .collect(Collectors.toMap(row -> row.period().substring(4), ContributionReport.PeriodRow::taxCny));
        return report.periods().stream()
                .map(row -> new PeriodRow(
                        row.period(),
                        row.taxCny(),
                        isOver(row, today) ? taxBefore.get(row.period().substring(4)) : null,
                        row.due(),
                        row.reported()))
                .toList();
    }

    private static boolean isOver(ContributionReport.PeriodRow row, LocalDate today) {
        return row.hasAll() && new Period(row.period()).lastDay().isBefore(today);
    }

    /** The last period somebody has reported; until then the month that ended last. */
    private static Period latest(ContributionReport report, ShownYear year) {
        var reported = report.periods();
        return reported.isEmpty()
                ? Period.monthBefore(year.isRunning() ? year.today() : year.to().plusDays(1))
                : new Period(reported.get(reported.size() - 1).period());
    }

    private static Map<String, String> companies(Stream<ContributionView> contributions, Call call, Views views) {
        return views.tenants()
                .companiesOf(
                        call.scope(),
                        contributions.map(ContributionView::tenantId).distinct().toList());
    }

    @GetMapping({"/contributions/missing", "/contributions/missing" + Sheet.AT, "/contributions/missing" + Sheet.AT_XLSX
    })
    @Allowed(Action.READ_TENANCY)
    String missing(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Period period,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var day = at.day();
        var contributions = views.contributionsOf(call.scope());
        var periods = Periods.of(contributions, period, day);
        var missing = contributions.missing(period == null ? periods.due() : period);
        model.addAttribute("missing", missing);
        model.addAttribute("rows", Listed.of(missing.page(page)));
        model.addAttribute("periods", periods);
        model.addAttribute("tax", forms.link("contributions.report-tax", call));
        model.addAttribute("jobs", forms.link("contributions.report-jobs", call));
        model.addAttribute(
                "sheet",
                Sheet.of("contributions.missing", missing::page)
                        .column("contributions.period", row -> missing.period())
                        .column("contributions.company", MissingReport.Row::company)
                        .column("contributions.industry", MissingReport.Row::industry)
                        .column("contributions.landed-on", MissingReport.Row::landedOn)
                        .words("contributions.missing.tax", (row, text) -> reported(row.tax(), text))
                        .words("contributions.missing.jobs", (row, text) -> reported(row.jobs(), text))
                        .column("export.id", MissingReport.Row::tenantId));
        return "contribution/missing";
    }

    private static String reported(boolean missing, PageText text) {
        return text.say(missing ? "contributions.missing.not-yet" : "contributions.missing.there");
    }

    @GetMapping({"/contributions/figures", "/contributions/figures" + Sheet.AT, "/contributions/figures" + Sheet.AT_XLSX
    })
    @Allowed(Action.READ_TENANCY)
    String figures(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String tenantId,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var contributions = views.contributionsOf(call.scope());
        var periods = Periods.of(contributions, period, at.day());
        var tenant = PageRequests.filled(tenantId);
        var shown = period == null && tenant == null ? periods.due() : period;
        var report =
                contributions.figures(new ContributionViews.Filter(tenant, shown == null ? null : shown.value(), null));
        model.addAttribute("report", report);
        model.addAttribute("rows", Listed.of(report.page(page)));
        model.addAttribute("period", shown);
        model.addAttribute("periods", periods);
        model.addAttribute("tenantId", tenant);
        model.addAttribute("sheet", sheet(report));
        return "contribution/figures";
    }

    private static Sheet<FigureReport.Row> sheet(FigureReport report) {
        return Sheet.of("contributions.figures", report::page)
                .column("contributions.company", FigureReport.Row::company)
                .column("contributions.period", row -> row.of().period())
                .yuan("contributions.tax", FigureReport.Row::taxCny)
                .number("contributions.jobs", "unit.persons", FigureReport.Row::jobs)
                .yuan("contributions.output", FigureReport.Row::outputCny)
                .column("contributions.reported-on", row -> row.of().reportedOn())
                .words("contributions.state", ContributionPages::state)
                .column("export.id", row -> row.of().id());
    }

    private static @Nullable String state(FigureReport.Row row, PageText text) {
        if (row.of().waiting()) {
            return text.say("contributions.state.waiting");
        }
        return row.of().restated() ? text.say("contributions.state.restated") : null;
    }

    @GetMapping("/contributions/{id}")
    @Allowed(Action.READ_TENANCY)
    String contribution(@PathVariable String id, Call call, Views views, SliceRequest page, Model model) {
        var contribution = desk.require(id, views, each -> each.contributions().find(id, call.scope()));
        model.addAttribute("contribution", contribution);
        views.tenants()
                .find(contribution.tenantId(), call.scope())
                .ifPresent(tenant -> model.addAttribute("tenant", tenant));
        model.addAttribute("rows", FigureRow.of(contribution));
        model.addAttribute("figures", figures);
        model.addAttribute("propose", forms.link("contributions.propose-restatement", id, call.caller()));
        model.addAttribute("approve", forms.link("contributions.approve-restatement", id, call.caller()));
        model.addAttribute("proposeWithdrawal", forms.link("contributions.propose-withdrawal", id, call.caller()));
        model.addAttribute("approveWithdrawal", forms.link("contributions.approve-withdrawal", id, call.caller()));
        model.addAttribute("takeBack", forms.link("contributions.take-back", id, call.caller()));
        model.addAttribute("withdrawn", FigureRow.withdrawn(contribution));
        model.addAttribute("reject", forms.link("contributions.reject-restatement", id, call.caller()));
        model.addAttribute("history", history.of(id, views, page));
        return "contribution/contribution";
    }

    @GetMapping({"/commitments", "/commitments" + Sheet.AT, "/commitments" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String commitments(
            Call call,
            Views views,
            @RequestParam(required = false) CommitmentReport.@Nullable Standing standing,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var report = views.contributionsOf(call.scope()).commitments(at.day());
        var counts = report.rows().stream()
                .collect(Collectors.groupingBy(row -> row.standing(report.on()), Collectors.counting()));
        model.addAttribute("report", report);
        model.addAttribute("counts", counts);
        model.addAttribute("standings", CommitmentReport.Standing.values());
        model.addAttribute("standing", standing);
        model.addAttribute("rows", Listed.of(report.page(standing, page)));
        model.addAttribute("sheet", sheet(report, standing));
        return "contribution/commitments";
    }

    private static Sheet<CommitmentReport.Row> sheet(
            CommitmentReport report, CommitmentReport.@Nullable Standing standing) {
        return Sheet.of("commitments.title", next -> report.page(standing, next))
                .column("contributions.company", CommitmentReport.Row::company)
                .column("commitments.kind", CommitmentReport.Row::kind)
                .column("commitments.promised", row -> amount(row, row.promised()))
                .column("commitments.actual", row -> amount(row, row.actual()))
                .words(
                        "export.unit",
                        (row, text) -> text.say(row.kind() == Commitment.Kind.JOBS ? "unit.persons" : "unit.yuan"))
                .number("commitments.ratio", "unit.percent", ContributionPages::percent)
                .column("commitments.due", CommitmentReport.Row::dueOn)
                .column("commitments.standing", row -> row.standing(report.on()))
                .column("export.contract", CommitmentReport.Row::contractId);
    }

    private static @Nullable Object amount(CommitmentReport.Row row, @Nullable BigDecimal amount) {
        return amount == null || row.kind() == Commitment.Kind.JOBS ? amount : new Cny(amount);
    }

    private static @Nullable BigDecimal percent(CommitmentReport.Row row) {
        var fulfilment = row.fulfilment();
        return fulfilment == null ? null : fulfilment.percent();
    }
}
