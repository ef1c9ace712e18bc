package io.parkledger.api.space;

import io.parkledger.api.page.FormField.Kind;
import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.page.FormHints;
import io.parkledger.api.page.FormHints.Asked;
import io.parkledger.api.page.FormHints.Given;
import io.parkledger.api.page.PageText;
import io.parkledger.api.security.AccessPolicy;
import io.parkledger.api.security.Action;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.PageRequest;
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

    private final PageText text;
    private final Ledger ledger;

    SpaceHints(PageText text, Ledger ledger) {
        this.text = text;
        this.ledger = ledger;
    }

    @Bean
    FormHints parkRegistration() {
        return FormHints.on(RegisterPark.class, (given, asked) -> given.askId("parkId"));
    }

    @Bean
    FormHints buildingRegistration() {
        return FormHints.on(RegisterBuilding.class, (given, asked) -> given.askId("buildingId"));
    }

    @Bean
    FormHints unitRegistration() {
        return FormHints.on(RegisterUnit.class, (given, asked) -> given.askId("unitId"));
    }

    @Bean
    FormHints split() {
        return FormHints.on(SplitUnit.class, (given, asked) -> {
            given.rows("parts", PARTS);
            for (int part = 0; part < PARTS; part++) {
                given.kind("parts[" + part + "].unitId", Kind.TEXT);
            }
            // Two are what a split has at least; a third number suggested would be a third part.
            given.value("parts[0].unitId", asked.subjectId() + "-1");
            given.value("parts[1].unitId", asked.subjectId() + "-2");
            subject(given, asked);
        });
    }

    @Bean
    FormHints merger() {
        return FormHints.on(UnitApi.Merger.class, (given, asked) -> {
            given.value("into", asked.subjectId() + "-M");
            given.options(
                    "others",
                    unit(asked).map(unit -> neighbours(unit, asked)).orElse(List.of()).stream()
                            .map(unit -> Option.of(unit.id(), unit.id() + " · " + text.area(unit.areaSqm())))
                            .toList());
            subject(given, asked);
        });
    }

    private static List<UnitView> neighbours(UnitView unit, Asked asked) {
        return asked.views().space().unitsOf(unit.buildingId(), asked.call().scope()).stream()
                .filter(other -> other.state() == UnitState.VACANT
                        && other.floor() == unit.floor()
                        && !other.id().equals(unit.id()))
                .sorted(Comparator.comparing(UnitView::id))
                .toList();
    }

    @Bean
    FormHints earmark() {
        return FormHints.on(EarmarkUnit.class, (given, asked) -> {
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
        });
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
                                PageRequest.first(TALKS))
                        .items())
                .orElse(List.of());
    }

    private static Optional<UnitView> unit(Asked asked) {
        return asked.views().space().findUnit(asked.subjectId(), asked.call().scope());
    }

    private void subject(Given given, Asked asked) {
        unit(asked).ifPresent(unit -> given.subject(unit.id() + " · " + text.area(unit.areaSqm())));
    }
}
