package io.parkledger.api.space;

import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.report.letting.OccupancyReport;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.UnitView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The stacking plan as a file: how full the buildings are, and unit by unit who is in. */
final class SpaceBook {

    private SpaceBook() {}

    static Book of(Sheet<?> figures, OccupancyReport occupancy, Supplier<List<Planned>> planned) {
        return Book.of(
                "place.space",
                figures.ignoring("buildingId"),
                buildings(occupancy.buildings()).ignoring("buildingId"),
                plan(planned));
    }

    private static Sheet<OccupancyReport.BuildingRow> buildings(List<OccupancyReport.BuildingRow> rows) {
        return Sheet.of("space.buildings", rows)
                .column("space.building", OccupancyReport.BuildingRow::name)
                .sqm("export.occupied", row -> row.physical().numerator())
                .sqm("export.lettable", row -> row.physical().denominator())
                .percent("space.rate", OccupancyReport.BuildingRow::physical)
                .number("export.occupied-units", "Unit.UNITS", row -> row.units()
                        .numerator())
                .number("export.lettable-units", "Unit.UNITS", row -> row.units()
                        .denominator());
    }

    /** A unit of the stacking plan, with the name of its building. */
    record Planned(String building, StackingPlan.Box box) {}

    static List<Planned> planned(
            List<BuildingView> buildings, List<UnitView> units, Map<String, ContractView> contracts, LocalDate day) {
        var byBuilding = units.stream().collect(Collectors.groupingBy(UnitView::buildingId));
        return buildings.stream()
                .flatMap(building -> StackingPlan.of(byBuilding.getOrDefault(building.id(), List.of()), contracts, day)
                        .boxes()
                        .map(box -> new Planned(building.name(), box)))
                .toList();
    }

    private static Sheet<Planned> plan(Supplier<List<Planned>> planned) {
        return Sheet.of("space.plan", planned)
                .column("space.building", Planned::building)
                .column("space.floor-of", row -> row.box().unit().floor())
                .column("space.unit", row -> row.box().unit().number())
                .sqm("space.area", row -> row.box().unit().areaSqm())
                .column("space.state", row -> row.box().unit().state())
                .column("space.company", row -> row.box().company())
                .column("export.until", row -> row.box().until())
                .words("export.urgency", (row, text) -> switch (row.box().urgency()) {
                    case NONE -> null;
                    case SOON -> text.say("space.soon");
                    case OVERDUE -> text.say("space.overdue");
                });
    }
}
