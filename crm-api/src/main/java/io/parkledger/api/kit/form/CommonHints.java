package io.parkledger.api.kit.form;

import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.value.Contact;
import io.parkledger.projection.store.rows.SliceRequest;
import java.lang.reflect.RecordComponent;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What every form knows: who works here, which parks and buildings there are, and what the address already says. */
@Component
class CommonHints {

    private final Colleagues colleagues;

    CommonHints(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    void give(Class<?> type, FormHints.Given given, FormHints.Asked asked) {
        CommandShape.fieldsOf(type).forEach(field -> give(field, given, asked));
    }

    /** What the link to the form says goes before every suggestion. */
    void fromAddress(Class<?> type, FormHints.Given given, FormHints.Asked asked) {
        CommandShape.fieldsOf(type).forEach(field -> given.value(field.getName(), asked.parameter(field.getName())));
    }

    /** Whom a correction finds named stays to be chosen, also when the account is closed by now, or works elsewhere. */
    void keepPeople(Class<?> type, FormHints.Given given) {
        if (CommandShape.isCorrection(type)) {
            CommandShape.fieldsOf(type).stream()
                    .filter(field -> field.isAnnotationPresent(Person.class))
                    .map(RecordComponent::getName)
                    .forEach(name -> given.options(name, colleagues.with(given.optionsOf(name), given.valuesOf(name))));
        }
    }

    private void give(RecordComponent field, FormHints.Given given, FormHints.Asked asked) {
        var name = field.getName();
        if (field.isAnnotationPresent(Person.class)) {
            given.options(name, colleagues.inParksOf(asked.call().caller()));
            given.value(name, asked.call().caller().login());
        } else if (field.getType() == ParkId.class) {
            park(name, given, asked);
        } else if (field.getType() == BuildingId.class) {
            given.options(
                    name,
                    asked.views().space().allBuildings(asked.scope()).stream()
                            .map(building -> Option.of(building.id(), building.name()))
                            .toList());
        } else if (field.getType() == Contact.class) {
            given.hide(name + ".personId", UUID.randomUUID());
        }
    }

    private static void park(String name, FormHints.Given given, FormHints.Asked asked) {
        var parks = asked.call().caller().parks();
        if (parks != null && parks.size() == 1) {
            given.hide(name, parks.iterator().next());
            return;
        }
        var there = asked.views()
                .space()
                .parks(asked.scope(), SliceRequest.first(SliceRequest.MAX_LIMIT))
                .items();
        if (there.size() == 1) {
            given.hide(name, there.get(0).id());
            return;
        }
        given.options(
                name,
                there.stream().map(park -> Option.of(park.id(), park.name())).toList());
    }
}
