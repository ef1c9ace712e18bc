package io.parkledger.projection.space;

import com.mongodb.client.model.Filters;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ParkView}, {@link VocabularyView}, {@link BuildingView} and {@link UnitView}. */
public final class SpaceViews {

    public static final ViewCollection<ParkView> PARKS = SpaceProjection.PARKS;
    public static final ViewCollection<BuildingView> BUILDINGS = SpaceProjection.BUILDINGS;
    public static final ViewCollection<UnitView> UNITS = SpaceProjection.UNITS;

    /** What was withdrawn has a page of its own, and is in no list and no figure. */
    private static final Bson THERE = Filters.eq("withdrawnOn", null);

    private final Rows<ParkView> parks;
    private final Rows<VocabularyView> vocabularies;
    private final Rows<BuildingView> buildings;
    private final Rows<UnitView> units;

    public SpaceViews(Generation generation) {
        parks = new Rows<>(generation, PARKS);
        vocabularies = new Rows<>(generation, VocabularyProjection.VOCABULARIES);
        buildings = new Rows<>(generation, BUILDINGS);
        units = new Rows<>(generation, UNITS);
    }

    public Optional<ParkView> findPark(String id, Scope scope) {
        return parks.find(id, scope);
    }

    /** What a park calls things in its files; empty where it has said nothing yet. */
    public List<VocabularyView.Kept> synonyms(String park, Scope scope) {
        return vocabularies.find(park, scope).map(VocabularyView::synonyms).orElse(List.of());
    }

    public Optional<BuildingView> findBuilding(String id, Scope scope) {
        return buildings.find(id, scope);
    }

    public Optional<UnitView> findUnit(String id, Scope scope) {
        return units.find(id, scope);
    }

    public Slice<ParkView> parks(Scope scope, SliceRequest request) {
        return parks.page(scope, List.of(THERE), "name", false, request);
    }

    public Slice<BuildingView> buildings(Scope scope, SliceRequest request) {
        return buildings.page(scope, List.of(THERE), "name", false, request);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable String buildingId, @Nullable UnitState state) {}

    public Slice<UnitView> units(Scope scope, Filter filter, SliceRequest request) {
        return units.page(scope, matching(filter), "_id", false, request);
    }

    /** What is on the list of units that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private static List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "buildingId", filter.buildingId());
        if (filter.state() == null) {
            filters.add(THERE);
        }
        Rows.eq(filters, "state", filter.state());
        return filters;
    }

    /** Units whose number begins with what was typed, half or full width, in small letters or capitals. */
    public List<UnitView> unitsNumbered(Scope scope, String beginning, int limit) {
        var number = Filters.regex(UnitDraft.NUMBER_KEY, "^" + Pattern.quote(UnitNumber.comparable(beginning)));
        return units.page(scope, List.of(THERE, number), UnitDraft.NUMBER_KEY, false, SliceRequest.first(limit))
                .items();
    }

    /**
     * What people call units: by the number, and by the building too where another of the same park has that number.
     * Whoever may know an id may know what it is called. Views hold ids, and whoever shows units asks once for the
     * names of all it shows: so a number that is corrected is right everywhere at once.
     *
     * @return by id; a unit that is not known has no name
     */
    public Map<String, String> unitNames(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var named = units.all(Scope.ALL, Filters.in("_id", ids));
        var parks = named.stream().map(UnitView::parkId).collect(Collectors.toSet());
        var keys = named.stream().map(SpaceViews::key).collect(Collectors.toSet());
        var several = units
                .all(new Scope(parks, null, null, null), Filters.and(THERE, Filters.in(UnitDraft.NUMBER_KEY, keys)))
                .stream()
                .collect(Collectors.groupingBy(
                        unit -> unit.parkId() + key(unit),
                        Collectors.mapping(UnitView::buildingId, Collectors.toSet())));
        var ambiguous = named.stream()
                .filter(unit -> several.getOrDefault(unit.parkId() + key(unit), Set.of())
                                .size()
                        > 1)
                .map(UnitView::buildingId)
                .collect(Collectors.toSet());
        var buildingNames = ambiguous.isEmpty()
                ? Map.<String, String>of()
                : buildings.all(Scope.ALL, Filters.in("_id", ambiguous)).stream()
                        .collect(Collectors.toMap(BuildingView::id, BuildingView::name));
        return named.stream().collect(Collectors.toMap(UnitView::id, unit -> {
            var isOne =
                    several.getOrDefault(unit.parkId() + key(unit), Set.of()).size() <= 1;
            return isOne
                    ? unit.number()
                    : buildingNames.getOrDefault(unit.buildingId(), unit.buildingId()) + " " + unit.number();
        }));
    }

    private static String key(UnitView unit) {
        return UnitNumber.comparable(unit.number());
    }

    public List<BuildingView> allBuildings(Scope scope) {
        return buildings.all(scope, THERE);
    }

    /** What buildings are called, by their ids. */
    public Map<String, String> buildingNames(Scope scope) {
        return allBuildings(scope).stream().collect(Collectors.toMap(BuildingView::id, BuildingView::name));
    }

    /** What parks and buildings are or were called, by their ids; also those that were withdrawn. */
    public Map<String, String> placeNames() {
        var names = new HashMap<String, String>();
        parks.all(Scope.ALL, Filters.empty()).forEach(park -> names.put(park.id(), park.name()));
        buildings.all(Scope.ALL, Filters.empty()).forEach(building -> names.put(building.id(), building.name()));
        return names;
    }

    /** By id, the parks that jobs do not act for: not yet, or because there never was such a park. */
    public Set<String> preparingOn(LocalDate day) {
        return parks.all(Scope.ALL, Filters.empty()).stream()
                .filter(park -> !park.isLiveOn(day))
                .map(ParkView::id)
                .collect(Collectors.toSet());
    }

    /** Units that are kept for a talk. */
    public List<UnitView> earmarkedForTalks() {
        return units.all(
                Scope.ALL,
                Filters.and(Filters.eq("state", UnitState.EARMARKED.name()), Filters.ne("negotiationId", null)));
    }

    /** All units of one building. */
    public List<UnitView> unitsOf(String buildingId, Scope scope) {
        return units.all(scope, Filters.and(THERE, Filters.eq("buildingId", buildingId)));
    }

    public List<UnitView> allUnits(Scope scope) {
        return units.all(scope, THERE);
    }
}
