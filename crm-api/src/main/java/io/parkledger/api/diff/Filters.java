package io.parkledger.api.diff;

import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.core.ledger.Components;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What any of the lists can be narrowed down by, as it was typed; which of it a list takes, its {@link Narrowing} says.
 */
record Filters(
        @Nullable String parkId,
        @Nullable String buildingId,
        @Nullable String leadId,
        @Nullable String tenantId,
        @Nullable String contractId,
        @Nullable String q,
        @Nullable String number,
        @Nullable String creditCode,
        @Nullable String stage,
        @Nullable String status,
        @Nullable String state,
        @Nullable String open,
        @Nullable String waiting,
        @Nullable String owner,
        @Nullable String source,
        @Nullable String industry,
        @Nullable String inParkOn,
        @Nullable String period,
        @Nullable String kind) {

    static final Filters NONE = new Filters(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** Offered although nothing was chosen: ids are not typed by heart. */
    private static final String SEARCH = "q";

    /**
     * Read as a list takes them.
     *
     * @throws Refused for what it does not take, or not so
     */
    Narrowing of(Subject<?> subject, QueryRecords queries) {
        var taken = Components.of(subject.narrowing()).stream()
                .map(RecordComponent::getName)
                .toList();
        Components.of(Filters.class).stream()
                .map(RecordComponent::getName)
                .filter(name -> value(name) != null && !taken.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.malformed(name, "request.unknown-parameter");
                });
        return queries.read(subject.narrowing(), this::value);
    }

    private @Nullable String value(String name) {
        return Components.of(Filters.class).stream()
                .filter(component -> component.getName().equals(name))
                .map(component -> PageRequests.filled((String) Components.read(component, this)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * A field of the form.
     *
     * @param options to choose from; none where it is typed
     * @param chosen  null where nothing is
     */
    record Field(String name, List<?> options, @Nullable Object chosen, boolean day) {}

    /** What the form offers for a list. */
    static List<Field> fields(Narrowing narrowing) {
        return Components.of(narrowing.getClass()).stream()
                .map(component -> field(component, Components.read(component, (Record) narrowing)))
                .filter(field -> field.chosen() != null
                        || !field.options().isEmpty()
                        || field.day()
                        || field.name().equals(SEARCH))
                .toList();
    }

    private static Field field(RecordComponent component, @Nullable Object chosen) {
        var type = component.getType();
        var options = type.isEnum()
                ? Stream.of(type.getEnumConstants()).toList()
                : type == Boolean.class ? List.of(true, false) : List.of();
        return new Field(component.getName(), options, chosen, type == LocalDate.class);
    }
}
