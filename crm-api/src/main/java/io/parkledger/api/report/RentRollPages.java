package io.parkledger.api.report;

import io.parkledger.api.page.PageDay;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Pages;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.RentRollReport.Row;
import io.parkledger.projection.space.BuildingView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rent roll (租金表) of a day, building by building. */
@Controller
@Pages
class RentRollPages {

    /** More units than these are shown building by building. */
    private static final int AT_ONCE = 400;

    private final PageDay pageDay;

    RentRollPages(PageDay pageDay) {
        this.pageDay = pageDay;
    }

    /** One building's part. */
    record Part(BuildingView building, RentRoll roll) {}

    @GetMapping("/rent-roll")
    @Allowed(Action.READ_TENANCY)
    String rentRoll(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String buildingId,
            @RequestParam(required = false) @Nullable String asOf,
            Model model) {
        var day = pageDay.of(on, asOf);
        var rows = views.letting(call.scope(), day).rentRoll().rows().stream()
                .filter(row -> buildingId == null || row.buildingId().equals(buildingId))
                .toList();
        var buildings = views.space().allBuildings(call.scope()).stream()
                .sorted(Comparator.comparing(BuildingView::name))
                .toList();
        var byBuilding = rows.stream().collect(Collectors.groupingBy(Row::buildingId));
        model.addAttribute("day", day);
        model.addAttribute("all", RentRoll.of(rows));
        model.addAttribute(
                "parts",
                buildings.stream()
                        .filter(building -> byBuilding.containsKey(building.id()))
                        .map(building ->
                                new Part(building, RentRoll.of(byBuilding.getOrDefault(building.id(), List.of()))))
                        .toList());
        model.addAttribute("opened", buildingId != null || byBuilding.size() == 1 || rows.size() <= AT_ONCE);
        model.addAttribute("buildings", buildings);
        model.addAttribute("buildingId", buildingId);
        return "report/rent-roll";
    }
}
