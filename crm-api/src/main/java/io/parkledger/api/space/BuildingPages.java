package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A building (楼栋): how full it is, and what it consists of; {@link SpacePages} shows its floors. */
@Controller
@PageController
class BuildingPages extends SubjectPages {

    BuildingPages(Forms forms, Desk desk, History history) {
        super(forms, desk, history);
    }

    @GetMapping("/buildings/{id}")
    @Allowed(Action.READ_TENANCY)
    String building(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var scope = call.scope();
        var building = desk.require(id, views, each -> each.space().findBuilding(id, scope));
        var park = building.parkId();
        var day = at.day();
        model.addAttribute("building", building);
        model.addAttribute(
                "park", views.space().findPark(park, scope.withoutBuildings()).orElse(null));
        model.addAttribute("day", day);
        model.addAttribute("occupancy", views.letting(scope.inBuilding(id), day).occupancy());
        model.addAttribute("units", UnitsByState.of(SpacePages.unitsOf(id, scope, views, at)));
        model.addAttribute(
                "actions",
                building.withdrawnOn() != null
                        ? List.of()
                        : Stream.concat(
                                        forms.links(call, Stream.of("units.new")).stream()
                                                .map(link -> link.with("parkId", park)
                                                        .with("buildingId", id)),
                                        forms
                                                .links(
                                                        id,
                                                        call.caller(),
                                                        Forms.of(
                                                                "buildings", "units-by-pattern", "correct", "withdraw"))
                                                .stream())
                                .toList());
        model.addAttribute("history", history.of(id, views, page));
        return "space/building";
    }
}
