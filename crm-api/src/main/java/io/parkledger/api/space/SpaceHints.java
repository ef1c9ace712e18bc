package io.parkledger.api.space;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.CorrectPark;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.ParkCommand.WithdrawPark;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms about space know: numbers that follow, neighbours, and who is talking. */
@Configuration
class SpaceHints {

    /** An earmark is meant to be kept for so long. */
    private static final int EARMARK_DAYS = 30;

    private static final int TALKS = 200;
    private static final int PARTS = 3;
    private static final int FLOORS = 4;

    private final PageText text;
    private final Ledger ledger;

    SpaceHints(PageText text, Ledger ledger) {
        this.text = text;
        this.ledger = ledger;
    }

    @Bean
    FormHints hintsOnSpace() {
        return new FormHints()
                .on(RegisterPark.class, (given, asked) -> given.askId("parkId"))
                .on(RegisterBuilding.class, (given, asked) -> given.askId("buildingId"))
                .on(RegisterUnit.class, this::unitRegistration)
                .on(CorrectUnit.class, this::unitCorrection)
                .on(CorrectBuilding.class, (given, asked) -> building(asked)
                        .ifPresent(each -> given.value("name", each.name())))
                .on(CorrectPark.class, this::parkCorrection)
                .on(WithdrawPark.class, (given, asked) -> park(asked).ifPresent(each -> given.subject(each.name())))
                .on(ParkApi.GoLive.class, this::goLive)
                .on(UnitApi.Splitting.class, this::split)
                .on(UnitApi.Merger.class, this::merger)
                .on(EarmarkUnit.class, this::earmark)
                .on(BuildingApi.UnitsByPattern.class, (given, asked) -> given.rows("floors", FLOORS))
                .foreseeing(BuildingApi.UnitsByPattern.class, SpaceHints::planned);
    }

    private static PlannedUnits planned(BuildingApi.UnitsByPattern sent, Asked asked) {
        var building =
                asked.<BuildingView>require((views, id, scope) -> views.space().findBuilding(id, scope));
        return PlannedUnits.of(sent.floors(), asked.views().space().unitsOf(building.id(), asked.scope()));
    }

    private void unitRegistration(Given given, Asked asked) {
        var building = asked.parameter("buildingId");
        if (building != null) {
            asked.views().space().findBuilding(building, asked.scope()).ifPresent(each -> given.subject(each.name())
                    .hide("buildingId", building));
        } else {
            given.options(
                    "buildingId",
                    asked.views().space().allBuildings(asked.scope()).stream()
                            .sorted(Comparator.comparing(BuildingView::name))
                            .map(each -> Option.of(each.id(), each.name()))
                            .toList());
        }
    }

    /** Filled in with what holds now: what is wrong is changed, all else stays. */
    private void unitCorrection(Given given, Asked asked) {
        unit(asked).ifPresent(unit -> {
            given.value("number", unit.number())
                    .value("floor", unit.floor())
                    .value("areaSqm", unit.areaSqm())
                    .value("registeredOn", unit.registeredOn());
            if (unit.contractId() != null) {
                given.say("areaSqm", text.say("hint.CorrectUnit.areaSqm.let"));
            }
        });
        subject(given, asked);
    }

    private void parkCorrection(Given given, Asked asked) {
        park(asked).ifPresent(each -> given.value("name", each.name()).subject(each.name()));
    }

    private void goLive(Given given, Asked asked) {
        park(asked).ifPresent(each -> given.value("goLiveOn", each.goLiveOn()).subject(each.name()));
    }

    private static Optional<BuildingView> building(Asked asked) {
        return asked.find((views, id, scope) -> views.space().findBuilding(id, scope));
    }

    private static Optional<ParkView> park(Asked asked) {
        return asked.find((views, id, scope) -> views.space().findPark(id, scope.withoutBuildings()));
    }

    private void split(Given given, Asked asked) {
        given.rows("parts", PARTS);
        // Two are what a split has at least; a third number suggested would be a third part.
        unit(asked).ifPresent(unit -> given.value("parts[0].number", unit.number() + "-1")
                .value("parts[1].number", unit.number() + "-2"));
        subject(given, asked);
    }

    private void merger(Given given, Asked asked) {
        given.hide("into", null);
        unit(asked).ifPresent(unit -> given.value("number", unit.number() + "-M"));
        given.options(
                "others",
                unit(asked).map(unit -> neighbours(unit, asked)).orElse(List.of()).stream()
                        .map(unit -> Option.of(unit.id(), unit.number() + " · " + text.area(unit.areaSqm())))
                        .toList());
        subject(given, asked);
    }

    private static List<UnitView> neighbours(UnitView unit, Asked asked) {
        return asked.views().space().unitsOf(unit.buildingId(), asked.scope()).stream()
                .filter(other -> other.state() == UnitState.VACANT
                        && other.floor() == unit.floor()
                        && !other.id().equals(unit.id()))
                .sorted(UnitView.BY_NUMBER)
                .toList();
    }

    private void earmark(Given given, Asked asked) {
        given.value("until", ledger.clock().today().plusDays(EARMARK_DAYS));
        var talk = asked.parameter("negotiationId");
        var talks = talks(asked);
        var chosen = talks.stream().filter(each -> each.id().equals(talk)).findFirst();
        if (chosen.isPresent()) {
            given.hide("negotiationId", talk).value("company", chosen.get().company());
        } else {
            given.options(
                    "negotiationId",
                    talks.stream()
                            .map(each -> Option.of(each.id(), each.company()))
                            .toList());
        }
        subject(given, asked);
    }

    /** Open talks the caller may see. */
    private static List<NegotiationView> talks(Asked asked) {
        return AccessPolicy.scope(asked.call().caller(), Action.READ_PIPELINE)
                .map(scope -> asked.views()
                        .negotiations()
                        .page(
                                scope,
                                new NegotiationViews.Filter(null, true, null, null, null),
                                NegotiationViews.Sort.NEWEST,
                                SliceRequest.first(TALKS))
                        .items())
                .orElse(List.of());
    }

    private static Optional<UnitView> unit(Asked asked) {
        return asked.find((views, id, scope) -> views.space().findUnit(id, scope));
    }

    private void subject(Given given, Asked asked) {
        unit(asked).ifPresent(unit -> given.subject(unit.number() + " · " + text.area(unit.areaSqm())));
    }
}
