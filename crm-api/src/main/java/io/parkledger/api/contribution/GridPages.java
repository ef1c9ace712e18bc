package io.parkledger.api.contribution;

import io.parkledger.api.contribution.GridAsked.Unit;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.contribution.GridReport;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One measure of a period filled in for all companies at once (批量填报). What is sent goes to {@link GridDesk}. */
@Controller
@PageController
class GridPages {

    private final Figures figures;

    GridPages(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/contributions/grid")
    @Allowed(Action.WRITE_TENANCY)
    String grid(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable TaxType taxType,
            @RequestParam(required = false) @Nullable Unit unit,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var contributions = views.contributionsOf(call.scope());
        var periods = Periods.of(contributions, period, at.day());
        var asked = GridAsked.of(period == null ? periods.due() : period, PageRequests.filled(show), taxType, unit);
        var report = contributions.grid(asked.period(), asked.figure());
        var slice = slice(report, page);
        show(model, Grid.of(asked, report, slice.items()), periods, slice);
        model.addAttribute("reportedOn", at.day());
        return "contribution/grid";
    }

    /** As many as are filled in at once. */
    static Slice<GridReport.Row> slice(GridReport report, SliceRequest page) {
        var limit = page.limit() == SliceRequest.DEFAULT_LIMIT ? SliceRequest.MAX_LIMIT : page.limit();
        return Slice.of(
                report.rows(), row -> row.company() + "|" + row.tenantId(), new SliceRequest(limit, page.cursor()));
    }

    /** What the page shows, whoever made the grid. */
    void show(Model model, Grid grid, Periods periods, Slice<GridReport.Row> slice) {
        model.addAttribute("grid", grid);
        model.addAttribute("asked", grid.asked());
        model.addAttribute("periods", periods);
        model.addAttribute("rows", Listed.of(slice));
        model.addAttribute("measures", Measure.values());
        model.addAttribute("taxTypes", TaxType.values());
        model.addAttribute("units", Unit.values());
        model.addAttribute("figures", figures);
        model.addAttribute("key", UUID.randomUUID());
    }
}
