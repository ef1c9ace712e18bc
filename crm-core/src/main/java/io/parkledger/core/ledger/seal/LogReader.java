package io.parkledger.core.ledger.seal;

import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.InclusionNote;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.Tree;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** What anybody who may see it can ask of the log: checkpoints, tiles, entries and proofs, by C2SP's specifications. */
public final class LogReader {

    private final LogStore store;

    LogReader(LogStore store) {
        this.store = store;
    }

    /** The newest checkpoint with all that has signed it; empty before the first. */
    public Optional<SignedNote> checkpoint() {
        return store.newestCheckpoint().map(this::withCosignatures);
    }

    /** The newest checkpoint that covers exactly so many entries, with all that has signed it. */
    public Optional<SignedNote> checkpoint(long size) {
        return store.checkpointOf(size).map(this::withCosignatures);
    }

    /**
     * What an authority of time stamps has answered for the newest checkpoint of this size that is stamped, as it came:
     * a time stamp by RFC 3161 over the text of that checkpoint.
     */
    public Optional<byte[]> timeStamp(long size) {
        return store.timeStamp(size).map(LogStore.Stamped::reply);
    }

    /** What was stamped: the text of the checkpoint, byte for byte. */
    public Optional<String> stampedText(long size) {
        return store.timeStamp(size).map(stamped -> stamped.checkpoint().note().text());
    }

    private SignedNote withCosignatures(StoredCheckpoint checkpoint) {
        var note = checkpoint.note();
        for (var line : store.cosignatures(checkpoint.number())) {
            note = note.with(line);
        }
        return note;
    }

    /** The verifier keys of all that was ever signed, the newest last (signed-note, "verifier keys"). */
    public List<String> keys() {
        return store.keys();
    }

    /** The hashes of a tile, one after the other; empty where the newest checkpoint does not cover it. */
    public Optional<byte[]> tile(Tile tile) {
        return isCovered(tile) ? Optional.of(LogStore.bytes(store.hashes(tile))) : Optional.empty();
    }

    /**
     * The entries under a tile of level 0, each after its length in two bytes; empty where the newest checkpoint does
     * not cover it.
     */
    public Optional<byte[]> entries(Tile tile) {
        if (!isCovered(tile)) {
            return Optional.empty();
        }
        var bundle = new ByteArrayOutputStream();
        long first = tile.number() * Tile.FULL;
        for (var entry : store.entries(first, first + tile.width())) {
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return Optional.of(bundle.toByteArray());
    }

    private boolean isCovered(Tile tile) {
        return Tile.of(tile.level(), tile.number(), size())
                .filter(whole -> tile.width() <= whole.width())
                .isPresent();
    }

    /** How many entries the newest checkpoint covers. */
    public long size() {
        return store.newestCheckpoint().map(StoredCheckpoint::size).orElse(0L);
    }

    /** That an event is in the log of the newest checkpoint; empty while none covers it. */
    public Optional<InclusionNote> proof(long position) {
        return store.newestCheckpoint()
                .filter(checkpoint -> 1 <= position && position <= checkpoint.size())
                .map(checkpoint -> new InclusionNote(
                        position - 1,
                        new Tree(checkpoint.size(), store).inclusionProof(position - 1),
                        withCosignatures(checkpoint)));
    }

    /**
     * That a log of one size has grown into one of another (RFC 6962, 2.1.2); empty where the newest checkpoint does
     * not cover it.
     */
    public Optional<List<Hash>> consistency(long from, long to) {
        return 0 <= from && from <= to && to <= size()
                ? Optional.of(new Tree(to, store).consistencyProof(from))
                : Optional.empty();
    }

    /** How many events nobody has signed who has the application's key; none of them is passed off as genuine. */
    public long foreignEvents() {
        return store.foreignEvents();
    }

    /** Which of the positions from one to another are of such events. */
    public List<Long> foreignEvents(long from, long to) {
        return store.foreignEvents(from, to);
    }

    /** The entry of a position, as hashed; empty while no checkpoint covers it. */
    public Optional<byte[]> entry(long position) {
        return position <= size()
                ? store.entries(position - 1, position).stream().findFirst()
                : Optional.empty();
    }

    /** Positions of events that nobody has signed who has the application's key, the newest first. */
    public List<Long> newestForeignEvents(int limit) {
        return store.newestForeignEvents(limit);
    }
}
