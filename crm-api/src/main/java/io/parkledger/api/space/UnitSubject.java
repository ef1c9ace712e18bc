package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Units (房源). */
@Component
@Order(5)
class UnitSubject implements Subject<UnitView> {

    private final PageText text;

    UnitSubject(PageText text) {
        this.text = text;
    }

    @Override
    public String path() {
        return "/units";
    }

    @Override
    public String kind() {
        return "unit";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<UnitView> find(Views views, String id, Scope scope) {
        return views.space().findUnit(id, scope);
    }

    @Override
    public ViewCollection<UnitView> collection() {
        return SpaceViews.UNITS;
    }

    @Override
    public long version(UnitView shown) {
        return shown.version();
    }

    @Override
    public String title(UnitView shown, Views views, Scope scope) {
        return shown.number();
    }

    @Override
    public String listedAt() {
        return "/space";
    }

    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        var units = views.space().unitsNumbered(scope, typed, limit);
        var names = views.space().unitNames(units.stream().map(UnitView::id).toList());
        return units.stream()
                .map(each -> new Found(
                        "unit",
                        "grid",
                        pageOf(each.id()),
                        names.getOrDefault(each.id(), each.number()),
                        each.company() == null ? text.word(each.state()) : each.company()));
    }
}
