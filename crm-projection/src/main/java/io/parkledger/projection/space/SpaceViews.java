package io.parkledger.projection.space;

import com.mongodb.client.model.Filters;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ParkView}, {@link BuildingView} and {@link UnitView}. */
public final class SpaceViews {

    public static final ViewCollection<ParkView> PARKS = SpaceProjection.PARKS;
    public static final ViewCollection<BuildingView> BUILDINGS = SpaceProjection.BUILDINGS;
    public static final ViewCollection<UnitView> UNITS = SpaceProjection.UNITS;

    private final Rows<ParkView> parks;
    private final Rows<BuildingView> buildings;
    private final Rows<UnitView> units;

    public SpaceViews(Generation generation) {
        parks = new Rows<>(generation, PARKS);
        buildings = new Rows<>(generation, BUILDINGS);
        units = new Rows<>(generation, UNITS);
    }

    public Optional<ParkView> findPark(String id, Scope scope) {
        return parks.find(id, scope);
    }

    public Optional<BuildingView> findBuilding(String id, Scope scope) {
        return buildings.find(id, scope);
    }

    public Optional<UnitView> findUnit(String id, Scope scope) {
        return units.find(id, scope);
    }

    public Page<ParkView> parks(Scope scope, PageRequest request) {
        return parks.page(scope, List.of(), "name", false, request);
    }

    public Page<BuildingView> buildings(Scope scope, PageRequest request) {
        return buildings.page(scope, List.of(), "name", false, request);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable String buildingId, @Nullable UnitState state) {}

    public Page<UnitView> units(Scope scope, Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "buildingId", filter.buildingId());
        Rows.eq(filters, "state", filter.state());
        return units.page(scope, filters, "_id", false, request);
    }

    /** Units whose number begins with what was typed, in small letters or capitals. */
    public List<UnitView> unitsNumbered(Scope scope, String beginning, int limit) {
        var number = Filters.or(
                Filters.regex("_id", "^" + Pattern.quote(beginning)),
                Filters.regex("_id", "^" + Pattern.quote(beginning.toUpperCase(Locale.ROOT))));
        return units.page(scope, List.of(number), "_id", false, PageRequest.first(limit))
                .items();
    }

    public List<BuildingView> allBuildings(Scope scope) {
        return buildings.all(scope, Filters.empty());
    }

    /** What buildings are called, by their ids. */
    public Map<String, String> buildingNames(Scope scope) {
        return allBuildings(scope).stream().collect(Collectors.toMap(BuildingView::id, BuildingView::name));
    }

    /** All units of one building. */
    public List<UnitView> unitsOf(String buildingId, Scope scope) {
        return units.all(scope, Filters.eq("buildingId", buildingId));
    }

    public List<UnitView> allUnits(Scope scope) {
        return units.all(scope, Filters.empty());
    }
}
