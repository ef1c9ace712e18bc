package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.api.demo.ParkFiles.UnitRow;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The park, its buildings and its units, all told of on the first day; and which of the units is whose. */
final class SpaceStory {

    private final DemoSettings settings;
    private final ParkFiles files;
    private final Stories stories;
    private final Story story;
    private final ParkId park;
    private final Map<String, LetUnit> units = new HashMap<>();
    private final Deque<LetUnit> neverUsed = new ArrayDeque<>();

    SpaceStory(DemoSettings settings, ParkFiles files, Stories stories, Story story) {
        this.settings = settings;
        this.files = files;
        this.stories = stories;
        this.story = story;
        park = new ParkId(settings.parkId());
    }

    void tell() {
        var first = firstDay();
        story.on(first, "admin", new RegisterPark(park, settings.parkName(), first));
        var buildings = buildings();
        buildings.forEach((name, id) -> story.on(first, "wang", new RegisterBuilding(id, park, name)));
        var used = new HashSet<String>(stories.unitsOfItsOwn());
        files.tenants().forEach(tenant -> used.addAll(tenant.units()));
        for (var unit : files.units()) {
            var building = buildings.get(unit.building());
            var let = new LetUnit(new UnitId(unit.unit()), building, unit.areaSqm());
            units.put(unit.unit(), let);
            if (!used.contains(unit.unit())) {
                neverUsed.add(let);
            }
            story.on(
                    first,
                    "wang",
                    new RegisterUnit(let.unitId(), park, building, unit.unit(), unit.floor(), unit.areaSqm(), first),
                    unit.row());
        }
    }

    private LocalDate firstDay() {
        return files.tenants().stream()
                .map(TenantRow::leaseStart)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.of(settings.year(), 1, 1))
                .withDayOfYear(1);
    }

    /** Ids end with the letter the building is called by, or else with its number in the file. */
    private Map<String, BuildingId> buildings() {
        var ids = new LinkedHashMap<String, BuildingId>();
        for (UnitRow unit : files.units()) {
            ids.computeIfAbsent(unit.building(), name -> {
                var letter = name.substring(0, 1);
                return new BuildingId(park + "-" + (letter.matches("[A-Z]") ? letter : "" + (ids.size() + 1)));
            });
        }
        return ids;
    }

    Map<String, LetUnit> units() {
        return units;
    }

    List<LetUnit> unitsOf(TenantRow tenant) {
        return tenant.units().stream().map(this::unit).toList();
    }

    private LetUnit unit(String id) {
        return Objects.requireNonNull(units.get(id), id);
    }

    BigDecimal areaOf(TenantRow tenant) {
        return unitsOf(tenant).stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The next one that no tenant and no story ever uses. */
    LetUnit nextNeverUsed() {
        return neverUsed.remove();
    }
}
