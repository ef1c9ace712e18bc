package io.parkledger.projection.store.rows;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which rows somebody may see; part of every query, so that nothing is fetched and then hidden.
 *
 * @param parks     null for all
 * @param owner     with {@code team}: only rows of this login or this team; null for everybody's
 * @param team      see owner
 * @param buildings only rows that touch one of these; null for all
 */
public record Scope(
        @Nullable Set<String> parks,
        @Nullable String owner,
        @Nullable String team,
        @Nullable Set<String> buildings) {

    public static final Scope ALL = new Scope(null, null, null, null);

    public static Scope ofPark(String park) {
        return new Scope(Set.of(park), null, null, null);
    }

    Bson filter() {
        return filter("");
    }

    /** @param prefix of the fields that tell whose a row is */
    Bson filter(String prefix) {
        var filters = new ArrayList<Bson>();
        if (parks != null) {
            filters.add(
                    parks.size() == 1 ? Filters.eq("parkId", parks.iterator().next()) : Filters.in("parkId", parks));
        }
        if (owner != null) {
            filters.add(
                    team == null
                            ? Filters.eq(prefix + "owner", owner)
                            : Filters.or(Filters.eq(prefix + "owner", owner), Filters.eq(prefix + "team", team)));
        }
        if (buildings != null) {
            filters.add(Filters.in(prefix + "buildings", buildings));
        }
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }

    public boolean isWholeParks() {
        return owner == null && buildings == null;
    }

    /** Everybody's rows of the same parks: for who has to know of others' work, but may not see it. */
    public Scope ofWholeParks() {
        return new Scope(parks, null, null, null);
    }

    /** Also bound to one park, when one is asked for. */
    public Scope within(@Nullable String park) {
        if (park == null) {
            return this;
        }
        var seen = parks == null || parks.contains(park) ? Set.of(park) : Set.<String>of();
        return new Scope(seen, owner, team, buildings);
    }

    /** Also bound to one building. */
    public Scope inBuilding(String building) {
        var seen = buildings == null || buildings.contains(building) ? Set.of(building) : Set.<String>of();
        return new Scope(parks, owner, team, seen);
    }

    /** Of these rows those of one owner, who must be in reach: oneself. */
    public Scope ownedBy(String login) {
        return new Scope(parks, login, null, buildings);
    }

    /** For rows that know no building, when their building was checked on another row. */
    public Scope withoutBuildings() {
        return new Scope(parks, owner, team, null);
    }
}
