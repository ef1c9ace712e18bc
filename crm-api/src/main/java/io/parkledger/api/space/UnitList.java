package io.parkledger.api.space;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which units are listed; any but withdrawn ones, where nothing is asked. */
record UnitList(
        @Nullable String parkId,
        @Nullable String buildingId,
        @Nullable UnitState state) implements Narrowing {

    SpaceViews.Filter filter() {
        return new SpaceViews.Filter(buildingId, state);
    }

    @Override
    public RowFilter in(Views views) {
        return views.space().matched(filter());
    }
}
