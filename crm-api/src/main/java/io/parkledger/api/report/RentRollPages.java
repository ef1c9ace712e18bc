package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.letting.RentRollReport.Row;
import io.parkledger.projection.space.BuildingView;
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
@PageController
class RentRollPages {

    /** More units than these are shown building by building. */
    private static final int AT_ONCE = 400;

    /** One building's part. */
    record Part(BuildingView building, RentRoll roll) {}

    @GetMapping({"/rent-roll", "/rent-roll" + Sheet.AT, "/rent-roll" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(at = 80, group = "tenancy", icon = "table")
    String rentRoll(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String buildingId,
            LookedAt at,
            Model model) {
        var day = at.day();
        var rows = views.letting(call.scope(), day).rentRoll().rows().stream()
                .filter(row -> buildingId == null || row.buildingId().equals(buildingId))
                .toList();
        var buildings = views.space().allBuildings(call.scope()).stream()
                .sorted(Comparator.comparing(BuildingView::name))
                .toList();
        var byBuilding = rows.stream().collect(Collectors.groupingBy(Row::buildingId));
        var parts = buildings.stream()
                .filter(building -> byBuilding.containsKey(building.id()))
                .map(building -> new Part(building, RentRoll.of(byBuilding.getOrDefault(building.id(), List.of()))))
                .toList();
        model.addAttribute("day", day);
        model.addAttribute("all", RentRoll.of(rows));
        model.addAttribute("parts", parts);
        model.addAttribute("opened", buildingId != null || byBuilding.size() == 1 || rows.size() <= AT_ONCE);
        model.addAttribute("buildings", buildings);
        model.addAttribute("buildingId", buildingId);
        model.addAttribute("sheet", sheet(parts));
        return "report/rent-roll";
    }

    /** One unit, with the name of its building. */
    private record Line(BuildingView building, Row unit) {}

    private static Sheet<Line> sheet(List<Part> parts) {
        var lines = parts.stream()
                .flatMap(part -> part.roll().rows().stream().map(row -> new Line(part.building(), row)))
                .toList();
        return Sheet.of("place.rent-roll", lines)
                .column("rent-roll.building", line -> line.building().name())
                .column("rent-roll.unit", line -> line.unit().number())
                .column("rent-roll.floor", line -> line.unit().floor())
                .sqm("rent-roll.area", line -> line.unit().areaSqm())
                .column("rent-roll.company", line -> line.unit().company())
                .column("rent-roll.from", line -> line.unit().startOn())
                .column("rent-roll.until", line -> line.unit().endOn())
                .words(
                        "export.state",
                        (line, text) -> line.unit().heldOver()
                                ? text.say("rent-roll.held-over")
                                : text.word(line.unit().state()))
                .words(
                        "rent-roll.rent-free",
                        (line, text) -> line.unit().rentFree() ? text.say("rent-roll.rent-free") : "")
                .rent("rent-roll.rent", line -> line.unit().rentCnyPerSqmMonth())
                .yuan("rent-roll.rent-year", line -> line.unit().rentCnyPerYear())
                .column("export.contract", line -> line.unit().contractId());
    }
}
