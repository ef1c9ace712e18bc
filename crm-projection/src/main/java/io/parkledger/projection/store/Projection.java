package io.parkledger.projection.store;

import java.util.List;

/**
 * Events become documents: methods annotated with {@code @EventHandler} take an event, and the {@link WorkingSet} to
 * change. Live processing, rebuild and time travel all run through the same projections.
 */
public interface Projection {

    /** What it writes. */
    List<ViewCollection<?>> collections();
}
