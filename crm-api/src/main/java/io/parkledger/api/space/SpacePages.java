package io.parkledger.api.space;

import io.parkledger.api.figure.FigureSheets;
import io.parkledger.api.figure.FigureSheets.Asked;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Space (载体): the stacking plan, what is vacant, and single units; their forms are those of {@link UnitApi}. */
@Controller
@PageController
class SpacePages extends SubjectPages {

    private static final String CORRECT = "units.correct";

    private final FigureSheets figures;

    SpacePages(Forms forms, Desk desk, History history, FigureSheets figures) {
        super(forms, desk, history);
        this.figures = figures;
    }

    @GetMapping({"/space", "/space" + Sheet.AT, "/space" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(
            at = 90,
            group = "tenancy",
            icon = "grid",
            also = {"/units", "/buildings", "/parks"})
    String plan(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String buildingId,
            LookedAt at,
            Model model) {
        var day = at.day();
        var buildings = buildings(views, call);
        var chosen = chosen(buildings, buildingId);
        var letting = views.letting(call.scope(), day);
        var occupancy = letting.occupancy();
        model.addAttribute("day", day);
        model.addAttribute("occupancy", occupancy);
        model.addAttribute("chosen", chosen);
        if (chosen != null) {
            var units = unitsOf(chosen.id(), call.scope(), views, at);
            model.addAttribute("plan", StackingPlan.of(units, letting.contracts(), day));
        }
        model.addAttribute(
                "states",
                Stream.of(UnitState.values()).filter(UnitState::isThere).toList());
        model.addAttribute("register", forms.links(call, Stream.of("buildings.new", "units.new")));
        // A page shows one building at a time; a file has all of them, unless one was chosen.
        var of = buildingId == null ? buildings : Stream.ofNullable(chosen).toList();
        model.addAttribute(
                "book",
                SpaceBook.of(
                        figures.of(asked(), call, views, at),
                        occupancy,
                        () -> SpaceBook.planned(of, units(call.scope(), views, at), letting.contracts(), day)));
        return "space/plan";
    }

    private static Stream<Asked> asked() {
        return Asked.of(
                Question.ofDay(),
                Figure.OCCUPANCY_PHYSICAL,
                Figure.OCCUPANCY_COMMITTED,
                Figure.OCCUPANCY_UNITS,
                Figure.OCCUPANCY_TENANTS);
    }

    /** As they are known to stand; where one looks at another day, as they stood then. */
    private static List<UnitView> units(Scope scope, Views views, LookedAt at) {
        return at.chosen()
                ? views.letting(scope, at.day()).units()
                : views.space().allUnits(scope);
    }

    static List<UnitView> unitsOf(String building, Scope scope, Views views, LookedAt at) {
        return at.chosen()
                ? units(scope, views, at).stream()
                        .filter(unit -> unit.buildingId().equals(building))
                        .toList()
                : views.space().unitsOf(building, scope);
    }

    /** What was not there on that day is shown as it is known. */
    private static UnitView onThatDay(UnitView unit, Scope scope, Views views, LookedAt at) {
        return units(scope, views, at).stream()
                .filter(each -> each.id().equals(unit.id()))
                .findFirst()
                .orElse(unit);
    }

    private static List<BuildingView> buildings(Views views, Call call) {
        return views.space().allBuildings(call.scope()).stream()
                .sorted(Comparator.comparing(BuildingView::name))
                .toList();
    }

    /** @throws Refused as unknown, when there is no such building in reach */
    private static @Nullable BuildingView chosen(List<BuildingView> buildings, @Nullable String id) {
        if (id == null) {
            return buildings.isEmpty() ? null : buildings.get(0);
        }
        return buildings.stream()
                .filter(building -> building.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.unknown(id));
    }

    @GetMapping({"/space/vacant", "/space/vacant" + Sheet.AT, "/space/vacant" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String vacant(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable BigDecimal minAreaSqm,
            @RequestParam(required = false) @Nullable String buildingId,
            LookedAt at,
            Model model) {
        var buildings = buildings(views, call);
        var vacant = Vacant.of(units(call.scope(), views, at), minAreaSqm, buildingId);
        model.addAttribute("vacant", vacant);
        model.addAttribute("buildings", buildings);
        var names = buildings.stream().collect(Collectors.toMap(BuildingView::id, BuildingView::name));
        model.addAttribute("names", names);
        model.addAttribute("buildingId", buildingId);
        model.addAttribute("minAreaSqm", minAreaSqm);
        model.addAttribute(
                "sheet",
                Sheet.of("space.vacant", vacant.units())
                        .column("space.unit", UnitView::number)
                        .sqm("space.area", UnitView::areaSqm)
                        .column("space.building", unit -> names.get(unit.buildingId()))
                        .column("space.floor-of", UnitView::floor)
                        .column("space.state", UnitView::state)
                        .column("space.earmark", UnitView::earmarkedFor)
                        .column("space.since", UnitView::since));
        return "space/vacant";
    }

    @GetMapping("/units/{id}")
    @Allowed(Action.READ_TENANCY)
    String unit(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var known = desk.require(id, views, each -> each.space().findUnit(id, call.scope()));
        var unit = at.chosen() ? onThatDay(known, call.scope(), views, at) : known;
        var contract = unit.contractId();
        model.addAttribute("unit", unit);
        model.addAttribute(
                "unitNames",
                views.space()
                        .unitNames(Stream.concat(unit.into().stream(), Stream.ofNullable(unit.origin()))
                                .toList()));
        model.addAttribute("day", at.day());
        model.addAttribute(
                "building",
                views.space().findBuilding(unit.buildingId(), call.scope()).orElse(null));
        model.addAttribute(
                "contract",
                contract == null
                        ? null
                        : views.contracts()
                                .find(contract, call.scope())
                                .map(each -> each.on(at.day()))
                                .orElse(null));
        model.addAttribute(
                "actions",
                Stream.concat(sign(unit, call), forms.links(id, call.caller(), actionsOn(unit)).stream())
                        .toList());
        model.addAttribute("history", history.of(id, views, page));
        return "space/unit";
    }

    /** Whoever talks about a unit, or finds it vacant, can sign over it. */
    private Stream<Forms.Link> sign(UnitView unit, Call call) {
        var link = StackingPlan.isVacant(unit) ? forms.link("contracts.new", call) : null;
        if (link == null) {
            return Stream.empty();
        }
        return Stream.of(link.with("units", unit.id()).with("negotiationId", unit.negotiationId()));
    }

    private static Stream<String> actionsOn(UnitView unit) {
        return switch (unit.state()) {
            case VACANT ->
                Stream.concat(
                        Stream.of("units.earmark", "units.split", "units.merge", "units.take-out-of-service", CORRECT),
                        unit.origin() == null ? Stream.of("units.withdraw") : Stream.of());
            case EARMARKED -> Stream.of("units.release-earmark", CORRECT);
            case OUT_OF_SERVICE -> Stream.of("units.return-to-service", "units.withdraw-outage", CORRECT);
            case RESERVED, OCCUPIED -> Stream.of(CORRECT);
            case DISSOLVED -> Stream.of(unit.into().size() > 1 ? "units.withdraw-split" : "units.withdraw-merger");
            case WITHDRAWN -> Stream.of();
        };
    }
}
