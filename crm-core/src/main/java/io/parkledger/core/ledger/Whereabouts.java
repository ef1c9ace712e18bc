package io.parkledger.core.ledger;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose an aggregate is, as it folds from its events: what decides who may change it, see {@link Reach}.
 *
 * @param park      null where it belongs to none
 * @param owner     login; null for what has no owner
 * @param team      the owner's department
 * @param buildings those it stands in; null for what stands in none
 */
public record Whereabouts(
        @Nullable String park,
        @Nullable String owner,
        @Nullable String team,
        @Nullable Set<String> buildings) {

    public static Whereabouts inPark(String park) {
        return new Whereabouts(park, null, null, null);
    }

    public static Whereabouts ownedBy(String park, String owner, @Nullable String team) {
        return new Whereabouts(park, owner, team, null);
    }

    public static Whereabouts inBuildings(String park, Set<String> buildings) {
        return new Whereabouts(park, null, null, buildings);
    }
}
