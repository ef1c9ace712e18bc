package io.parkledger.api.report;

import io.parkledger.api.figure.FigureSheets;
import io.parkledger.api.figure.FigureSheets.Asked;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.report.funnel.Cohort;
import io.parkledger.projection.report.funnel.Drill;
import io.parkledger.projection.report.funnel.DrillKind;
import io.parkledger.projection.report.funnel.Funnel;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Officer;
import io.parkledger.projection.report.funnel.Project;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The funnel (招商漏斗) as a page, and the projects behind each of its numbers. */
@Controller
@PageController
@RequestMapping("/funnel")
class FunnelPages {

    private final FigureSheets figures;

    FunnelPages(FigureSheets figures) {
        this.figures = figures;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_PIPELINE)
    @InMenu(at = 40, group = "pipeline", icon = "funnel")
    String funnel(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) Officer.@Nullable Share by,
            LookedAt at,
            Model model) {
        var today = at.day();
        var share = share(mine, by);
        var span = MonthSpan.of(from, to, today);
        Refused.requireOrder(span.from(), span.to());
        var report = report(views.funnel(), officer(call, share), call.scope(), span);
        model.addAttribute("funnel", new FunnelSheet(report, share));
        model.addAttribute("book", FunnelBook.of(report, figures.of(asked(span, share), call, views, at), span));
        model.addAttribute("mine", share);
        model.addAttribute("shares", List.of(Officer.Share.REGISTERED, Officer.Share.NOW));
        model.addAttribute("span", span);
        model.addAttribute("quick", span.quick(today));
        model.addAttribute("own", !call.scope().isWholeParks());
        model.addAttribute("stages", FunnelStage.values());
        return "report/funnel";
    }

    private static Stream<Asked> asked(MonthSpan span, Officer.@Nullable Share share) {
        return Asked.of(
                Question.ofPeriod(span.firstDay(), span.lastDay(), share),
                Figure.FUNNEL_LEADS,
                Figure.FUNNEL_SIGNED,
                Figure.FUNNEL_LANDED,
                Figure.FUNNEL_COHORT_CONVERSION,
                Figure.FUNNEL_WORKED_CONVERSION,
                Figure.FUNNEL_WIN_RATE,
                Figure.FUNNEL_WIN_RATE_WITH_INVALID,
                Figure.FUNNEL_WIN_RATE_BY_VALUE,
                Figure.FUNNEL_WIN_RATE_BY_VALUE_WITH_INVALID,
                Figure.FUNNEL_NAIVE_RATE,
                Figure.FUNNEL_CYCLE,
                Figure.FUNNEL_CYCLE_MEAN,
                Figure.FUNNEL_CYCLE_P90);
    }

    private static FunnelReport report(Funnel funnel, @Nullable Officer officer, Scope scope, MonthSpan span) {
        return officer == null
                ? funnel.report(scope, span.from(), span.to())
                : funnel.report(officer, scope, span.from(), span.to());
    }

    /** @param mine as addresses said it before there were several ways: by who registered a project, which stays */
    private static Officer.@Nullable Share share(boolean mine, Officer.@Nullable Share by) {
        return by == null && mine ? Officer.Share.REGISTERED : by;
    }

    private static @Nullable Officer officer(Call call, Officer.@Nullable Share mine) {
        return mine == null ? null : new Officer(call.caller().login(), mine);
    }

    @GetMapping({"/projects", "/projects" + Sheet.AT, "/projects" + Sheet.AT_XLSX})
    @Allowed(Action.READ_PIPELINE)
    String projects(
            Call call,
            Views views,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam DrillKind kind,
            @RequestParam(required = false) @Nullable FunnelStage stage,
            @RequestParam(required = false) @Nullable LossReason reason,
            @RequestParam(required = false) @Nullable Cohort cohort,
            @RequestParam(required = false) @Nullable LeadSource source,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) Officer.@Nullable Share by,
            SliceRequest page,
            Model model) {
        Refused.requireOrder(from, to);
        var drill = ReportApi.drill(kind, stage, reason, cohort, source);
        model.addAttribute("drill", drill);
        model.addAttribute("span", new MonthSpan(from, to));
        var scope = call.scope();
        var share = share(mine, by);
        var officer = officer(call, share);
        var count = views.funnel().count(scope, officer, from, to, drill);
        model.addAttribute("mine", share);
        model.addAttribute("count", count);
        model.addAttribute("beyond", officer == null ? 0 : beyond(views.funnel(), scope, officer, from, to, drill));
        model.addAttribute("projects", Listed.of(views.funnel().projects(scope, officer, from, to, drill, page)));
        model.addAttribute("stages", FunnelStage.values());
        model.addAttribute("sheet", sheet(next -> views.funnel().projects(scope, officer, from, to, drill, next)));
        return "report/funnel-projects";
    }

    /** How many of an officer's own count, and are out of his reach by now: handed to another department. */
    private static long beyond(Funnel funnel, Scope scope, Officer officer, YearMonth from, YearMonth to, Drill drill) {
        return funnel.count(scope.ofWholeParks(), officer, from, to, drill).value()
                - funnel.count(scope, officer, from, to, drill).value();
    }

    private static Sheet<Project> sheet(Function<SliceRequest, Slice<Project>> projects) {
        var sheet = Sheet.of("export.funnel-projects", projects)
                .column("funnel.company", Project::company)
                .column("funnel.source", Project::source)
                .person("funnel.owner", Project::owner);
        for (var stage : FunnelStage.values()) {
            sheet = sheet.column(
                    "FunnelStage." + stage, project -> project.reached().get(stage.name()));
        }
        return sheet.column(
                        "funnel.outcome", project -> project.outcome() == null ? project.stage() : project.outcome())
                .column("export.closed-on", Project::closedOn)
                .column("funnel.reason", Project::reason)
                .yuan("funnel.value", Project::valueCny)
                .column("export.id", Project::id);
    }
}
