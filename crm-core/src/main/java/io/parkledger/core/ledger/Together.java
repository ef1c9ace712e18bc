package io.parkledger.core.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Commands of one sender on their way, each decided on what the ones before have decided, and written at once or not at
 * all: the row of a file that registers a company, receives it and signs with it.
 */
final class Together {

    private final @Nullable Rehearsal rehearsal;
    private final List<Cascade> cascades = new ArrayList<>();

    /** @param rehearsal whose earlier commands count as carried out too; null where all that counts is written */
    Together(@Nullable Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** What one command and its policies have decided. */
    void add(Cascade cascade) {
        cascades.add(cascade);
    }

    /** In the order in which they were decided. */
    List<Cascade> cascades() {
        return cascades;
    }

    /** Of one aggregate, what was decided before the command under way. */
    Stream<DomainEventMessage<?>> eventsOf(String aggregateId) {
        var before = rehearsal == null ? Stream.<DomainEventMessage<?>>of() : rehearsal.eventsOf(aggregateId);
        return Stream.concat(before, cascades.stream().flatMap(cascade -> cascade.eventsOf(aggregateId)));
    }

    /** What the commands themselves have changed, in the order in which each was first touched. */
    List<Touched> touched() {
        var touched = new LinkedHashMap<String, Touched>();
        cascades.stream()
                .flatMap(cascade -> cascade.ownEvents().stream())
                .map(Touched::by)
                .forEach(each -> touched.merge(each.id(), each, Touched::through));
        return List.copyOf(touched.values());
    }
}
