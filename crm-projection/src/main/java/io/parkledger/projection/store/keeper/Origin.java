package io.parkledger.projection.store.keeper;

import io.parkledger.core.ledger.EventCodec;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.projection.store.Catalogue;
import io.parkledger.projection.store.Generation.Progress;
import java.util.stream.Collectors;

/** Where views come from: from this ledger as it now is, and what this version makes of its events. */
final class Origin {

    private static final int SHAPE = Shape.now();

    private final String ledger;
    private final LedgerReader reader;
    private final EventCodec codec;

    Origin(String ledger, LedgerReader reader, EventCodec codec) {
        this.ledger = ledger;
        this.reader = reader;
        this.codec = codec;
    }

    /** How a generation that is made now is written down. */
    Catalogue.Live of(String generation, long until) {
        return new Catalogue.Live(generation, SHAPE, ledger, known(), until);
    }

    /** Whether a generation was made from a ledger of that id, and to hold what this version would. */
    boolean isOf(Catalogue.Live live) {
        return live.shape() == SHAPE && ledger.equals(live.ledger());
    }

    /** Whether the ledger has the same event at that position. */
    boolean has(Progress progress) {
        return progress.position() == 0
                || reader.eventIdAt(progress.position())
                        .filter(event -> event.equals(progress.eventId()))
                        .isPresent();
    }

    /**
     * Whether it was made when the same events could be read: a version that knows others may project what was set
     * aside.
     */
    boolean knewTheSame(Catalogue.Live live) {
        return known().equals(live.knows());
    }

    private String known() {
        return codec.classesByType().entrySet().stream()
                .map(entry -> entry.getKey() + "/"
                        + entry.getValue().getAnnotation(EventType.class).revision())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
