package io.parkledger.core.space;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Park}. Stored for ever: add, never rename. */
public sealed interface ParkEvent extends Event {

    ParkId parkId();

    /**
     * @param goLiveOn first day on which jobs act for it, null until one is named; of revision 1 the first day there is
     */
    @EventType(value = "park.registered", revision = 2)
    record ParkRegistered(
            ParkId parkId,
            String name,
            @EffectiveOn @Nullable LocalDate goLiveOn) implements ParkEvent {}

    /** It was never called otherwise. */
    @EventType(value = "park.corrected", retroactive = true)
    record ParkCorrected(
            ParkId parkId,
            String name,
            String cause,
            @EffectiveOn LocalDate correctedOn) implements ParkEvent {}

    /** There never was such a park. */
    @EventType(value = "park.withdrawn", retroactive = true)
    record ParkWithdrawn(
            ParkId parkId, String cause, @EffectiveOn LocalDate withdrawnOn) implements ParkEvent {}

    @EventType("park.go-live-set")
    record ParkGoLiveSet(
            ParkId parkId, LocalDate goLiveOn, @EffectiveOn LocalDate setOn) implements ParkEvent {}

    /** Its files are read by these words, too; of one that was kept before the later meaning holds. */
    @EventType("park.synonyms-kept")
    record SynonymsKept(
            ParkId parkId,
            List<Synonym> synonyms,
            @EffectiveOn LocalDate keptOn) implements ParkEvent {}

    @EventType("park.synonym-dropped")
    record SynonymDropped(
            ParkId parkId,
            Glossary glossary,
            String term,
            @EffectiveOn LocalDate droppedOn) implements ParkEvent {}
}
