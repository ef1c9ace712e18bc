package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.TreeEdge;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the ledger by position and recomputes what was sealed: every row is held against the entry that was kept, every
 * entry against the tree, the tree against every checkpoint that the ledger, the outside file or whoever asks holds.
 *
 * <p>What was changed is looked for where it was changed. A row that differs is named with its columns, and the tree is
 * followed by the entry, so that what comes after it is still told right; an entry that differs is named, and the tree
 * is followed by its tile. Who has written over row, entry, tile and checkpoint alike, with the key, contradicts the
 * checkpoints kept outside.
 *
 * <p>Only a checkpoint that was in other hands proves that nothing was changed since; what this compares that lies in
 * the database itself proves that nobody changed it who had no key.
 */
public final class Verifier {

    /** Tiles read at once. */
    private static final int AT_ONCE = 16;

    private final LogStore store;
    private final Jdbc jdbc;
    private final @Nullable AppendKey appendKey;
    private final CheckpointsHeld held;
    private final Findings findings;
    private final LongConsumer progress;
    private final long withoutMac;
    private TreeEdge edge = new TreeEdge((tile, hashes) -> {});

    Verifier(
            LogStore store,
            Jdbc jdbc,
            @Nullable AppendKey appendKey,
            CheckpointsHeld held,
            Findings findings,
            LongConsumer progress) {
        this.store = store;
        this.jdbc = jdbc;
        this.appendKey = appendKey;
        this.held = held;
        this.findings = findings;
        this.progress = progress;
        withoutMac = store.writtenWithoutMac();
    }

    /** Verifies all that the log covers, from after a position that was verified before, 0 for all of it. */
    void run(long after) {
        var began = after - after % Tile.FULL;
        edge = TreeEdge.resume(began, store, this::compare);
        var size = store.size();
        while (edge.size() < size) {
            var first = edge.size();
            var upTo = Math.min(size, first + AT_ONCE * Tile.FULL);
            walk(first, upTo);
            progress.accept(upTo);
        }
        held.end(began, edge.size());
        rowsNotSealedYet(size);
        rowsNeverPutInOrder(size);
        new Bookkeeping(jdbc, findings).verify();
    }

    private void walk(long after, long upTo) {
        var rows = new HashMap<Long, Entry>();
        store.entriesOfEvents(after, upTo).forEach(row -> rows.put(row.position(), row));
        var entries = store.entriesByPosition(after, upTo);
        var tiles = store.completeTiles(0, after / Tile.FULL, upTo / Tile.FULL);
        for (long position = after + 1; position <= upTo; position++) {
            var row = rows.get(position);
            var entry = entries.get(position);
            var tile = tiles.get((position - 1) / Tile.FULL);
            var inTile = tile == null ? null : tile.get((int) ((position - 1) % Tile.FULL));
            compare(position, row, entry, inTile);
            edge.append(leaf(row, entry, inTile));
            held.compare(edge);
        }
        for (long number = after / Tile.FULL; number < upTo / Tile.FULL; number++) {
            if (!tiles.containsKey(number)) {
                findings.add(Code.TILE_CHANGED, number * Tile.FULL + 1, List.of("entry"), null);
            }
        }
    }

    private void compare(long position, @Nullable Entry row, byte @Nullable [] entry, @Nullable Hash inTile) {
        var entryHolds = entry != null && (inTile == null || Hash.ofLeaf(entry).equals(inTile));
        if (row == null) {
            findings.add(Code.EVENT_MISSING, position, List.of(), entry == null ? null : Entry.subjectOf(entry));
            return;
        }
        var subject = row.event().aggregateId();
        if (entry == null || (!entryHolds && row.leaf().equals(inTile))) {
            findings.add(Code.ENTRY_CHANGED, position, List.of(), subject);
        } else {
            var differ = row.columnsThatDifferFrom(entry);
            if (!differ.isEmpty()) {
                findings.add(Code.EVENT_CHANGED, position, differ, subject);
                var before = Entry.subjectOf(entry);
                if (before != null && !before.equals(subject)) {
                    findings.touches(before);
                }
            } else if (!entryHolds) {
                findings.add(Code.EVENT_CHANGED, position, List.of("entry"), subject);
            }
        }
        if (row.globalIndex() > withoutMac && appendKey != null && !appendKey.isOf(row.event(), row.mac())) {
            findings.add(Code.EVENT_FOREIGN, position, List.of(), subject);
        }
    }

    private static Hash leaf(@Nullable Entry row, byte @Nullable [] entry, @Nullable Hash inTile) {
        if (inTile != null) {
            return inTile;
        }
        return entry != null ? Hash.ofLeaf(entry) : row != null ? row.leaf() : Hash.EMPTY;
    }

    /** A tile has become complete: it is what was kept. */
    private void compare(Tile tile, List<Hash> hashes) {
        if (tile.level() == 0) {
            return; // where it is kept, it is what was followed
        }
        if (!hashes.equals(store.completeTiles(tile.level(), tile.number(), tile.number() + 1)
                .get(tile.number()))) {
            findings.add(Code.TILE_CHANGED, edge.size(), List.of("level " + tile.level()), null);
        }
    }

    /** What no checkpoint covers yet was written by the application all the same. */
    private void rowsNotSealedYet(long size) {
        if (appendKey != null) {
            store.eventsAfter(size).stream()
                    .filter(row -> row.globalIndex() > withoutMac && !appendKey.isOf(row.event(), row.mac()))
                    .forEach(row -> findings.add(
                            Code.EVENT_FOREIGN, 0, List.of(), row.event().aggregateId()));
        }
    }

    private void rowsNeverPutInOrder(long size) {
        jdbc.query("""
                        SELECT e.global_index, e.aggregate_id FROM event e LEFT JOIN seal s USING (global_index)
                        WHERE s.position IS NULL
                          AND e.global_index < (SELECT max(global_index) FROM seal WHERE position <= ?) LIMIT 1000""", row -> row.getString(2), size)
                .forEach(subject -> findings.add(Code.EVENT_NOT_IN_ORDER, 0, List.of(), subject));
    }
}
