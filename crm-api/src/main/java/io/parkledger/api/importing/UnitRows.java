package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.DayCell;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Buildings and units (楼宇与单元): a building comes with its first unit. A unit is known by its number within its
 * building; what a row says otherwise of it than a row before is refused.
 */
@Component
class UnitRows implements RowKind {

    private static final String BUILDING = "building";
    private static final String NUMBER = "number";
    private static final String FLOOR = "floor";
    private static final String AREA = "areaSqm";
    private static final String SINCE = "registeredOn";

    @Override
    public ImportKind kind() {
        return ImportKind.UNITS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.required(BUILDING, "A座 大数据楼").inCommands("name"),
                RowField.required(NUMBER, "A0101"),
                RowField.required(FLOOR, "1"),
                RowField.required(AREA, "115"),
                RowField.optional(SINCE, "2018-01-01"));
    }

    @Override
    public Reading begin(Into into) {
        return new OfPark(into);
    }

    /** A unit by what people call it. */
    private record Place(String buildingId, String number) {

        static Place of(String buildingId, String number) {
            return new Place(buildingId, Spelling.comparable(number));
        }
    }

    /** What is said of one. */
    private record Measures(int floor, BigDecimal areaSqm, LocalDate since) {}

    private static final class OfPark implements Reading {

        private final Into into;
        private final Map<String, String> buildings = new HashMap<>();
        private final Map<Place, UnitView> units = new HashMap<>();
        /** By rows before. */
        private final Map<Place, Measures> said = new HashMap<>();

        OfPark(Into into) {
            this.into = into;
            var park = Scope.ofPark(into.park().value());
            into.views()
                    .space()
                    .allBuildings(park)
                    .forEach(each -> buildings.put(Spelling.comparable(each.name()), each.id()));
            into.views().space().allUnits(park).stream()
                    .filter(each -> each.withdrawnOn() == null && each.dissolvedOn() == null)
                    .forEach(each -> units.put(Place.of(each.buildingId(), each.number()), each));
        }

        @Override
        public RowPlan plan(RowCells cells) {
            var building = cells.required(BUILDING, text -> text);
            var number = cells.required(NUMBER, text -> text);
            var floor = cells.required(FLOOR, CellReaders::floor);
            var area = cells.required(AREA, text -> CellReaders.squareMetres(text, cells.unit(AREA)));
            var since = cells.optional(SINCE, text -> CellReaders.day(text, DayCell.OfMonth.FIRST));
            if (building == null || number == null || floor == null || area == null) {
                return RowPlan.UNCHANGED;
            }
            var known = buildings.get(Spelling.comparable(building));
            var before = known == null ? null : said.get(Place.of(known, number));
            if (before != null) {
                requireSame(before, floor, area, since, cells);
                return RowPlan.UNCHANGED;
            }
            var there = known == null ? null : units.get(Place.of(known, number));
            return there == null
                    ? register(cells, building, number, floor, area, since)
                    : correct(there, number, floor, area, since);
        }

        private RowPlan register(
                RowCells cells, String building, String number, int floor, BigDecimal area, @Nullable LocalDate since) {
            var commands = new ArrayList<Command>();
            var id = buildings.get(Spelling.comparable(building));
            if (id == null) {
                id = into.idOf(cells) + "-B";
                commands.add(new RegisterBuilding(new BuildingId(id), into.park(), building));
            }
            var in = id;
            var from = Objects.requireNonNullElse(since, into.today());
            commands.add(new RegisterUnit(
                    new UnitId(into.idOf(cells)), into.park(), new BuildingId(in), number, floor, area, from));
            return RowPlan.created(commands, outcome -> {
                buildings.put(Spelling.comparable(building), in);
                said.put(Place.of(in, number), new Measures(floor, area, from));
            });
        }

        private RowPlan correct(UnitView there, String number, int floor, BigDecimal area, @Nullable LocalDate since) {
            var from = Objects.requireNonNullElse(since, there.registeredOn());
            var changes = new ArrayList<RowRemark>();
            change(FLOOR, there.floor(), floor, changes);
            if (there.areaSqm().compareTo(area) != 0) {
                change(AREA, there.areaSqm().toPlainString(), area.toPlainString(), changes);
            }
            change(SINCE, there.registeredOn(), from, changes);
            Consumer<RowOutcome> stands =
                    outcome -> said.put(Place.of(there.buildingId(), number), new Measures(floor, area, from));
            if (changes.isEmpty()) {
                return RowPlan.unchanged(stands);
            }
            return RowPlan.updated(
                    List.of(new CorrectUnit(
                            new UnitId(there.id()), number, floor, area, from, into.cause(), into.today())),
                    changes,
                    stands);
        }

        private static void requireSame(
                Measures before, int floor, BigDecimal area, @Nullable LocalDate since, RowCells cells) {
            if (before.floor() != floor) {
                cells.contradict(FLOOR, String.valueOf(before.floor()));
            }
            if (before.areaSqm().compareTo(area) != 0) {
                cells.contradict(AREA, before.areaSqm().toPlainString());
            }
            if (since != null && !since.equals(before.since())) {
                cells.contradict(SINCE, before.since().toString());
            }
        }

        private static void change(String field, Object before, Object after, List<RowRemark> changes) {
            if (!before.equals(after)) {
                changes.add(RowRemark.of(field, "import.changes", before.toString(), after.toString()));
            }
        }
    }
}
