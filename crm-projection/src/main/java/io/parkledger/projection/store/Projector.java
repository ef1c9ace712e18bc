package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.util.List;
import java.util.Objects;

/** Applies sealed events to one generation, batch by batch. */
final class Projector {

    private static final int WORTH_EXPECTING = 8;

    private final ProjectionSet projections;
    private final Generation generation;
    private final WorkingSet views;
    private long position;

    Projector(ProjectionSet projections, Generation generation) {
        this.projections = projections;
        this.generation = generation;
        views = new WorkingSet(generation);
        position = Objects.requireNonNull(generation.position(), generation.name());
    }

    long position() {
        return position;
    }

    /** After a failure nothing of the batch is remembered: it is delivered again from what is stored. */
    void apply(List<LedgerEvent> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var last = batch.get(batch.size() - 1).position();
        try {
            if (batch.size() >= WORTH_EXPECTING) {
                views.expect(batch, projections.collections());
            }
            batch.forEach(event -> projections.deliver(event, views));
            generation.write(views.changed(), position, last);
            views.written();
            position = last;
        } catch (RuntimeException e) {
            views.clear();
            position = Objects.requireNonNull(generation.position(), generation.name());
            throw e;
        }
    }
}
