package io.parkledger.api.space;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.subject.Subject.Hit;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Parks (园区), buildings (楼宇) and units (房源). */
@Configuration
class SpaceSubject {

    @Bean
    @Order(1)
    Subject<ParkView> park() {
        return Subject.of(
                        "/parks",
                        "park",
                        Action.READ_PARKS,
                        SpaceViews.PARKS,
                        ParkView::version,
                        (park, views, scope) -> park.name(),
                        (views, id, scope) -> views.space().findPark(id, scope.withoutBuildings()))
                .listed(park -> park.withdrawnOn() == null)
                .searched(
                        (views, scope, typed, limit) -> views
                                .space()
                                .parks(scope.withoutBuildings(), SliceRequest.first(SliceRequest.MAX_LIMIT))
                                .items()
                                .stream()
                                .filter(park -> Found.fits(park.name(), typed) || Found.fits(park.id(), typed))
                                .limit(limit)
                                .map(park -> new Hit("grid", park.id(), park.name(), park.id())));
    }

    @Bean
    @Order(4)
    Subject<BuildingView> building() {
        return Subject.of(
                        "/buildings",
                        "building",
                        Action.READ_TENANCY,
                        SpaceViews.BUILDINGS,
                        BuildingView::version,
                        (building, views, scope) -> building.name(),
                        (views, id, scope) -> views.space().findBuilding(id, scope))
                .listed(building -> building.withdrawnOn() == null)
                .narrowedBy(Narrowing.ToPark.class)
                .at("/space")
                .searched((views, scope, typed, limit) -> views.space().allBuildings(scope).stream()
                        .filter(building -> Found.fits(building.name(), typed) || Found.fits(building.id(), typed))
                        .limit(limit)
                        .map(building -> new Hit("grid", building.id(), building.name(), building.id())));
    }

    @Bean
    @Order(5)
    Subject<UnitView> unit(PageText text) {
        return Subject.of(
                        "/units",
                        "unit",
                        Action.READ_TENANCY,
                        SpaceViews.UNITS,
                        UnitView::version,
                        (unit, views, scope) -> unit.number(),
                        (views, id, scope) -> views.space().findUnit(id, scope))
                .listed(unit -> unit.withdrawnOn() == null)
                .narrowedBy(UnitList.class)
                .at("/space")
                .searched((views, scope, typed, limit) -> numbered(views, scope, typed, limit, text));
    }

    private static Stream<Hit> numbered(Views views, Scope scope, String typed, int limit, PageText text) {
        var units = views.space().unitsNumbered(scope, typed, limit);
        var names = views.space().unitNames(units.stream().map(UnitView::id).toList());
        return units.stream()
                .map(unit -> new Hit(
                        "grid",
                        unit.id(),
                        names.getOrDefault(unit.id(), unit.number()),
                        unit.company() == null ? text.word(unit.state()) : unit.company()));
    }
}
