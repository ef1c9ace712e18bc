package io.parkledger.api.report;

import io.parkledger.api.export.Sheet;
import io.parkledger.api.page.PageDay;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Listed;
import io.parkledger.api.web.Pages;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Cohort;
import io.parkledger.projection.report.DrillKind;
import io.parkledger.projection.report.FunnelStage;
import io.parkledger.projection.report.Project;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Scope;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The funnel (招商漏斗) as a page, and the projects behind each of its numbers. */
@Controller
@Pages
@RequestMapping("/funnel")
class FunnelPages {

    private final PageDay day;

    FunnelPages(PageDay day) {
        this.day = day;
    }

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    String funnel(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String asOf,
            Model model) {
        var today = day.of(asOf);
        var span = MonthSpan.of(from, to, today);
        ReportApi.requireOrder(span.from().atDay(1), span.to().atDay(1));
        model.addAttribute(
                "sheet", new FunnelSheet(views.funnel().report(scope(call, mine), span.from(), span.to()), mine));
        model.addAttribute("mine", mine);
        model.addAttribute("span", span);
        model.addAttribute("quick", span.quick(today));
        model.addAttribute("own", !call.scope().isWholeParks());
        model.addAttribute("stages", FunnelStage.values());
        return "report/funnel";
    }

    private static Scope scope(Call call, boolean mine) {
        return mine ? call.scope().ownedBy(call.caller().login()) : call.scope();
    }

    @GetMapping({"/projects", "/projects" + Sheet.AT})
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
            PageRequest page,
            Model model) {
        ReportApi.requireOrder(from.atDay(1), to.atDay(1));
        var drill = ReportApi.drill(kind, stage, reason, cohort, source);
        model.addAttribute("drill", drill);
        model.addAttribute("span", new MonthSpan(from, to));
        var scope = scope(call, mine);
        model.addAttribute("mine", mine);
        model.addAttribute("count", views.funnel().count(scope, from, to, drill));
        model.addAttribute("projects", Listed.of(views.funnel().projects(scope, from, to, drill, page)));
        model.addAttribute("stages", FunnelStage.values());
        model.addAttribute("sheet", sheet(next -> views.funnel().projects(scope, from, to, drill, next)));
        return "report/funnel-projects";
    }

    private static Sheet<Project> sheet(Function<PageRequest, Page<Project>> projects) {
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
