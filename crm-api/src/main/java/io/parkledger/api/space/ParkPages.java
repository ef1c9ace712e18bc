package io.parkledger.api.space;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.renewal.DueContracts;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.letting.OccupancyReport;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Parks (园区): which there are, and to those whose business it is, what stands in them and how full it is. */
@Controller
@PageController
@RequestMapping("/parks")
class ParkPages extends SubjectPages {

    ParkPages(Forms forms, Desk desk, History history) {
        super(forms, desk, history);
    }

    /**
     * One of the parks.
     *
     * @param occupancy of the reader's buildings there; null when tenancy is none of the reader's business
     */
    record Row(ParkView park, @Nullable OccupancyReport occupancy) {}

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_PARKS)
    String list(Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var day = at.day();
        model.addAttribute("day", day);
        model.addAttribute("parks", Listed.of(rows(page, call, views, day)));
        model.addAttribute("sheet", sheet(next -> rows(next, call, views, day)));
        model.addAttribute("actions", forms.links(call, Stream.of("parks.new")));
        return "space/parks";
    }

    private static Slice<Row> rows(SliceRequest page, Call call, Views views, LocalDate day) {
        var parks = views.space().parks(call.scope().withoutBuildings(), page);
        return new Slice<>(
                parks.items().stream()
                        .map(park -> new Row(park, occupancy(park.id(), call, views, day)))
                        .toList(),
                parks.next());
    }

    private static Sheet<Row> sheet(Function<SliceRequest, Slice<Row>> rows) {
        return Sheet.of("parks.title", rows)
                .column("park.title", row -> row.park().name())
                .column("space.code", row -> row.park().id())
                .column(
                        "export.buildings",
                        row -> of(row, each -> each.buildings().size()))
                .sqm("export.occupied", row -> of(row, each -> each.physical().numerator()))
                .sqm("export.lettable", row -> of(row, each -> each.physical().denominator()))
                .percent("space.rate", row -> of(row, OccupancyReport::physical))
                .number(
                        "export.occupied-units",
                        "Unit.UNITS",
                        row -> of(row, each -> each.units().numerator()))
                .number(
                        "export.lettable-units",
                        "Unit.UNITS",
                        row -> of(row, each -> each.units().denominator()));
    }

    private static <T> @Nullable T of(Row row, Function<OccupancyReport, T> fact) {
        return row.occupancy() == null ? null : fact.apply(row.occupancy());
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PARKS)
    String park(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var day = at.day();
        var park = desk.require(
                id, views, each -> each.space().findPark(id, call.scope().withoutBuildings()));
        model.addAttribute("park", park);
        model.addAttribute("live", park.isLiveOn(day));
        model.addAttribute("waiting", park.isLiveOn(day) ? null : waiting(id, call, views, day));
        model.addAttribute("day", day);
        model.addAttribute("occupancy", occupancy(id, call, views, day));
        model.addAttribute("partly", call.scope().buildings() != null);
        model.addAttribute("actions", park.withdrawnOn() == null ? actions(park, call, day) : List.of());
        model.addAttribute("history", history.of(id, views, page));
        return "space/park";
    }

    private List<Forms.Link> actions(ParkView park, Call call, LocalDate day) {
        var id = park.id();
        var building = forms.links(call, Stream.of("buildings.new")).stream().map(link -> link.with("parkId", id));
        var own = Stream.of("parks.go-live", "parks.correct", "parks.withdraw")
                .filter(name -> !park.isLiveOn(day) || !name.equals("parks.go-live"));
        return Stream.concat(building, forms.links(id, call.caller(), own).stream())
                .toList();
    }

    /**
     * What jobs are going to do on its go-live day, as far as it is known now; of whom it is none of the business,
     * null.
     */
    private static @Nullable DueContracts waiting(String park, Call call, Views views, LocalDate day) {
        return AccessPolicy.scope(call.caller(), Action.READ_TENANCY)
                .filter(Scope::isWholeParks)
                .map(scope -> DueContracts.on(
                        day, views, contract -> contract.parkId().equals(park)))
                .orElse(null);
    }

    private static @Nullable OccupancyReport occupancy(String park, Call call, Views views, LocalDate day) {
        return AccessPolicy.scope(call.caller(), Action.READ_TENANCY)
                .map(scope -> views.letting(scope.within(park), day).occupancy())
                .orElse(null);
    }
}
