package io.parkledger.projection.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Builds a generation from nothing, while nobody reads it. Documents are changed in memory and written once, when no
 * event changes them any more or there is no room for them; what they were is written as it is superseded. While the
 * next events are gone through, another thread encodes and writes what the last ones have come to.
 *
 * <p>What is stored is of use when all of it is: until then the generation is at position 0, and whoever finds it so
 * begins anew.
 */
public final class GenerationBuilder implements AutoCloseable {

    /**
     * How it is built.
     *
     * @param room  how many documents are remembered at most
     * @param batch how many events go together
     * @param past  whether it is kept what documents were: whoever leaves it out sees what it costs
     */
    record Way(int room, int batch, boolean past) {}

    static final Way USUAL = new Way(WorkingSet.KEPT, 2_000, true);

    private final ProjectionSet projections;
    private final Generation generation;
    private final int batch;
    private final WorkingSet views;
    private final Parking parking = new Parking();
    private final LatestDays latestDays = LatestDays.of(List.of());
    private @Nullable ForkJoinTask<?> writing;
    private boolean anyHasLeft;
    private long position;
    private @Nullable String eventId;

    /** Where documents are looked for that are not remembered. */
    private final class WhatHasLeft implements WorkingSet.Source {
        @Override
        public @Nullable Document find(ViewCollection<?> collection, String id) {
            return anyHasLeft ? generation.find(collection, id) : null;
        }

        @Override
        public List<Document> findAll(ViewCollection<?> collection, Collection<String> ids) {
            return anyHasLeft ? generation.findAll(collection, ids) : List.of();
        }
    }

    private GenerationBuilder(ProjectionSet projections, Generation generation, Way way) {
        this.projections = projections;
        this.generation = generation;
        batch = way.batch();
        views = new WorkingSet(new WhatHasLeft(), way.room(), way.past());
    }

    /**
     * Makes a generation as the ledger's events say, with its indexes. When a document can never be stored, the
     * {@link Projector} makes it, which takes longer, and finds out whose fault it is.
     *
     * @param generation that does not exist yet
     * @param reached    told how far it is, {@code upTo} once everything is written
     * @return the position it has come to: {@code upTo}, or an earlier one where the ledger ends before
     */
    public static long build(
            ProjectionSet projections, Generation generation, EventSource events, long upTo, LongConsumer reached) {
        return build(projections, generation, events, upTo, reached, USUAL);
    }

    static long build(
            ProjectionSet projections,
            Generation generation,
            EventSource events,
            long upTo,
            LongConsumer reached,
            Way way) {
        generation.createWithoutIndexes(projections.collections());
        long position;
        try (var builder = new GenerationBuilder(projections, generation, way)) {
            position = builder.build(events, upTo, reached);
        } catch (DocumentRefused e) {
            generation.drop();
            generation.createWithoutIndexes(projections.collections());
            position = project(projections, generation, events, upTo, reached);
        }
        reached.accept(position);
        for (var collection : projections.collections()) {
            generation.createIndexes(List.of(collection));
            reached.accept(position);
        }
        return position;
    }

    private static long project(
            ProjectionSet projections, Generation generation, EventSource events, long upTo, LongConsumer reached) {
        var projector = new Projector(projections, generation.unread());
        while (projector.position() < upTo && projector.advance(events, upTo)) {
            reached.accept(projector.position());
        }
        return projector.position();
    }

    private long build(EventSource events, long upTo, LongConsumer reached) {
        while (position < upTo && advance(events, upTo)) {
            reached.accept(Math.min(position, upTo - 1));
        }
        leave(views.leaves());
        written();
        generation.complete(new Generation.Progress(position, eventId, parking.count()));
        return position;
    }

    private boolean advance(EventSource events, long upTo) {
        var next = events.after(position, upTo, batch);
        if (next.isEmpty()) {
            return false;
        }
        views.expect(next, projections.collections());
        next.forEach(event -> projections.deliver(event, views, parking));
        var changed = views.changed();
        var days = latestDays.later(changed);
        var parked = parking.fresh();
        var finished = views.finished(changed);
        parking.written();
        write(() -> generation.add(finished, days, parked));
        if (views.isFull()) {
            leave(views.leavesHalf());
        }
        var last = next.get(next.size() - 1);
        position = last.position();
        eventId = last.eventId();
        return true;
    }

    /** Those that leave are looked for where they are stored, and so are stored at once. */
    private void leave(Map<ViewCollection<?>, WorkingSet.Leaving> leaving) {
        write(() -> leaving.forEach(generation::add));
        written();
        anyHasLeft = true;
    }

    /** Where no processor is free for it, it is done when it is waited for. */
    private void write(Runnable work) {
        written();
        writing = ForkJoinTask.adapt(work).fork();
    }

    /** Waits for what is being written, and fails as it has failed. */
    private void written() {
        if (writing != null) {
            writing.join();
        }
    }

    /** Nothing is written any more. */
    @Override
    public void close() {
        if (writing != null) {
            writing.quietlyJoin();
        }
    }
}
