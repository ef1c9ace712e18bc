package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Buildings (楼宇). */
@Component
@Order(4)
class BuildingSubject implements Subject<BuildingView> {

    @Override
    public String path() {
        return "/buildings";
    }

    @Override
    public String kind() {
        return "building";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<BuildingView> find(Views views, String id, Scope scope) {
        return views.space().findBuilding(id, scope);
    }

    @Override
    public ViewCollection<BuildingView> collection() {
        return SpaceViews.BUILDINGS;
    }

    @Override
    public long version(BuildingView shown) {
        return shown.version();
    }

    @Override
    public String title(BuildingView shown, Views views, Scope scope) {
        return shown.name();
    }

    @Override
    public String listedAt() {
        return "/space";
    }

    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        return views.space().allBuildings(scope).stream()
                .filter(building -> Found.fits(building.name(), typed) || Found.fits(building.id(), typed))
                .limit(limit)
                .map(building -> new Found("building", "grid", pageOf(building.id()), building.name(), building.id()));
    }
}
