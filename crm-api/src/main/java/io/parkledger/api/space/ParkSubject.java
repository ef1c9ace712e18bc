package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.PageRequest;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Parks (园区). */
@Component
@Order(1)
class ParkSubject implements Subject<ParkView> {

    @Override
    public String path() {
        return "/parks";
    }

    @Override
    public String kind() {
        return "park";
    }

    @Override
    public Action reading() {
        return Action.READ_PARKS;
    }

    @Override
    public Optional<ParkView> find(Views views, String id, Scope scope) {
        return views.space().findPark(id, scope.withoutBuildings());
    }

    @Override
    public ViewCollection<ParkView> collection() {
        return SpaceViews.PARKS;
    }

    @Override
    public long version(ParkView shown) {
        return shown.version();
    }

    @Override
    public String title(ParkView shown, Views views, Scope scope) {
        return shown.name();
    }

    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        var parks = views.space().parks(scope.withoutBuildings(), PageRequest.first(PageRequest.MAX_LIMIT));
        return parks.items().stream()
                .filter(park -> Found.fits(park.name(), typed) || Found.fits(park.id(), typed))
                .limit(limit)
                .map(park -> new Found("park", "grid", pageOf(park.id()), park.name(), park.id()));
    }
}
