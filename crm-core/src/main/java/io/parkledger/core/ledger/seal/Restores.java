package io.parkledger.core.ledger.seal;

import io.parkledger.core.tlog.SignedNote;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger itself tells of its restores, and of that only what the application has written. */
final class Restores {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogStore store;
    private final AppendSigning signing;

    Restores(LogStore store, AppendSigning signing) {
        this.store = store;
        this.signing = signing;
    }

    /** The oldest first. */
    List<Restore> all() {
        var key = signing.keyIfThere();
        return key == null
                ? List.of()
                : store.toldOfTheSeal(Restore.EVENT).stream()
                        .filter(row -> key.isOf(row.event(), row.mac()))
                        .flatMap(row -> read(row.event().payload()).stream())
                        .toList();
    }

    private static Optional<Restore> read(byte[] payload) {
        try {
            var told = JSON.readTree(payload);
            return Optional.of(new Restore(
                    told.path("formerLogOrigin").stringValue(),
                    told.path("logOrigin").stringValue(),
                    told.path("keptUpTo").longValue(),
                    told.path("lostUpTo").longValue(),
                    told.path("checkpoint").stringValue()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Optional<Restore> newest() {
        return all().stream().reduce((earlier, later) -> later);
    }

    /** Whether a restore has told of this checkpoint that it was lost. */
    boolean isKnown(SignedNote checkpoint) {
        return all().stream().anyMatch(restore -> restore.checkpoint().equals(checkpoint.toString()));
    }
}
