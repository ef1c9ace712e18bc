package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies sealed events to one generation, batch by batch. An event that can never be applied is set aside; any other
 * failure leaves the batch to be delivered again.
 */
public final class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private static final int WORTH_EXPECTING = 8;

    private final ProjectionSet projections;
    private final Generation generation;
    private final BatchSize together;
    private final WorkingSet views;
    private Parking parking;
    private LatestDays latestDays;
    private long position;

    public Projector(ProjectionSet projections, Generation generation) {
        this(projections, generation, new BatchSize());
    }

    /** @param together what is known of the database that the generation is in, and what is learnt of it from now on */
    public Projector(ProjectionSet projections, Generation generation, BatchSize together) {
        this.projections = projections;
        this.generation = generation;
        this.together = together;
        views = new WorkingSet(generation);
        parking = Parking.of(generation.parked());
        latestDays = LatestDays.of(generation.latestDays());
        position =
                Objects.requireNonNull(generation.progress(), generation.name()).position();
    }

    public long position() {
        return position;
    }

    /** How many events are set aside, those that wait behind others included. */
    public int parked() {
        return parking.count();
    }

    /**
     * Applies the ledger's next events, as many as go together, but none beyond a position. Where that is more than the
     * views' database can hold at once, none is applied, and fewer go together from then on.
     *
     * @return whether there were any
     */
    public boolean advance(EventSource events, long upTo) {
        var batch = events.after(position, upTo, together.events());
        if (batch.isEmpty()) {
            return false;
        }
        try {
            apply(batch);
            together.held();
        } catch (BatchTooLarge e) {
            if (batch.size() == 1) {
                throw e;
            }
            together.couldNotHold(batch.size());
            LOG.warn(
                    "{} events are too much at once, {} go together now: {}",
                    batch.size(),
                    together.events(),
                    e.getMessage());
        }
        return true;
    }

    /** After a failure nothing of the batch is remembered: it is delivered again from what is stored. */
    void apply(List<LedgerEvent> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            try {
                if (batch.size() >= WORTH_EXPECTING) {
                    views.expect(batch, projections.collections());
                }
                batch.forEach(event -> projections.deliver(event, views, parking));
                write(batch.get(batch.size() - 1));
            } catch (DocumentRefused e) {
                startOver();
                batch.stream().filter(event -> event.position() > position).forEach(this::applyAlone);
            }
        } catch (RuntimeException e) {
            startOver();
            throw e;
        }
    }

    /** Finds out whose fault it is that a document cannot be stored. */
    private void applyAlone(LedgerEvent event) {
        try {
            projections.deliver(event, views, parking, Projector::requireStorable);
            write(event);
        } catch (DocumentRefused e) {
            startOver();
            var projection = projections.writerOf(e.collection());
            if (parking.blocks(projection, event)) {
                throw e;
            }
            parking.park(projection, event, e.getMessage());
            applyAlone(event);
        }
    }

    private static void requireStorable(Map<ViewCollection<?>, List<Document>> changed) {
        changed.values().forEach(documents -> documents.forEach(Decoding::bytes));
    }

    private void write(LedgerEvent last) {
        var progress = new Generation.Progress(last.position(), last.eventId(), parking.count());
        var changed = views.changed();
        generation.write(changed, latestDays.later(changed), parking.fresh(), position, progress);
        views.written();
        parking.written();
        position = last.position();
    }

    private void startOver() {
        views.clear();
        parking = Parking.of(generation.parked());
        latestDays = LatestDays.of(generation.latestDays());
        position =
                Objects.requireNonNull(generation.progress(), generation.name()).position();
    }
}
