package io.parkledger.core.ledger;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may change: the counterpart of {@link Whereabouts}.
 *
 * @param parks     null for all
 * @param owner     with {@code team}: of what has an owner, only what belongs to this login or this team; null for
 *                  everybody's
 * @param team      see owner
 * @param buildings only what stands in these and in no other, or is reached by its owner and stands in none; null for
 *                  all
 */
public record Reach(
        @Nullable Set<String> parks,
        @Nullable String owner,
        @Nullable String team,
        @Nullable Set<String> buildings) {

    /** The product itself: policies, jobs, the demo. */
    public static final Reach ALL = new Reach(null, null, null, null);

    /** Whether what is there may be changed by whoever has this reach: all of it, as consequences spare no part. */
    public boolean covers(Whereabouts there) {
        return touches(there)
                && (buildings == null || there.buildings() == null || buildings.containsAll(there.buildings()));
    }

    /** Whether some of it is in reach, so that it may be known to be there. */
    boolean touches(Whereabouts there) {
        return inParks(there) && isOwn(there) && inBuildings(there);
    }

    /**
     * Whether somebody works where it is to be, but not in all its buildings, or in buildings only and it is in none.
     */
    boolean isTooNarrowFor(Whereabouts there) {
        return inParks(there) && isOwn(there) && !covers(there);
    }

    private boolean inParks(Whereabouts there) {
        return parks == null || there.park() == null || parks.contains(there.park());
    }

    private boolean isOwn(Whereabouts there) {
        return owner == null
                || there.owner() == null
                || owner.equals(there.owner())
                || (team != null && team.equals(there.team()));
    }

    private boolean inBuildings(Whereabouts there) {
        if (buildings == null) {
            return true;
        }
        return there.buildings() == null ? owner != null : !Collections.disjoint(buildings, there.buildings());
    }
}
