package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.TreeEdge;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the ledger by position and recomputes what was sealed: every row is held against the entry that was kept, every
 * entry against the tree, the tree against every checkpoint that the ledger, the outside file or whoever asks holds.
 *
 * <p>What was changed is looked for where it was changed. A row that differs is named with its columns, and the tree is
 * followed by the entry, so that what comes after it is still told right; an entry that differs is named, and the tree
 * is followed by its tile. Where one of them has to be wrong and it cannot be seen which, the row is believed that the
 * application's key has signed. Who has written over row, entry, tile and checkpoint alike, with the key, contradicts
 * the checkpoints kept outside.
 *
 * <p>Only a checkpoint that was in other hands proves that nothing was changed since; what this compares that lies in
 * the database itself proves that nobody changed it who had no key.
 */
public final class Verifier {

    /** Tiles read at once. */
    private static final int AT_ONCE = 16;

    /** What the application's key says nothing of, since it is only known when it is put in order. */
    private static final Set<String> OF_THE_ORDER = Set.of("position", "sealed_at", "global_index");

    private final LogStore store;
    private final Jdbc jdbc;
    private final @Nullable AppendKey appendKey;
    private final CheckpointsHeld held;
    private final Findings findings;
    private final LongConsumer progress;
    private final long withoutMac;
    private final Bookkeeping bookkeeping;
    private final ReadingLogCheck readingLogCheck;
    private final ForeignListCheck foreignList;
    private Runnable reached = () -> {};
    private TreeEdge edge = new TreeEdge((tile, hashes) -> {});

    Verifier(
            LogStore store,
            Jdbc jdbc,
            @Nullable AppendKey appendKey,
            CheckpointsHeld held,
            Findings findings,
            List<Context> contexts,
            ReadingLog readingLog,
            LongConsumer progress) {
        this.store = store;
        this.jdbc = jdbc;
        this.appendKey = appendKey;
        this.held = held;
        this.findings = findings;
        this.progress = progress;
        withoutMac = store.writtenWithoutMac();
        bookkeeping = new Bookkeeping(jdbc, findings, contexts);
        readingLogCheck = new ReadingLogCheck(readingLog, findings);
        foreignList = new ForeignListCheck(findings);
    }

    /** Tells whenever it is at a place from which it can go on, see {@link #soFar}. */
    void telling(Runnable whoever) {
        reached = whoever;
    }

    /**
     * Verifies all that the log covers, from after a position that was verified before, 0 for all of it.
     *
     * @return the last position that was verified, however far the log has grown meanwhile
     */
    long run(long after) {
        findings.begin();
        return walkFrom(resume(after - after % Tile.FULL));
    }

    /** Goes on from where it was interrupted, or begins anew where something is not as it was then. */
    long goOnFrom(VerifiedSoFar before) {
        findings.begin();
        resume(before.upTo());
        if (!edge.root().base64().equals(before.root()) || !held.goOnFrom(before)) {
            edge = new TreeEdge(this::compare);
            return walkFrom(0);
        }
        findings.goOnFrom(before);
        before.suspected().forEach(foreignList::suspect);
        readingLogCheck.metBefore(store, appendKey, before.upTo());
        return walkFrom(0);
    }

    /** Where it is, as far as it can go on from there. */
    VerifiedSoFar soFar(Duration took) {
        return findings.soFar(
                edge.size(),
                edge.root().base64(),
                held.digest(),
                held.comparedOnTheWay(),
                foreignList.suspected(),
                took);
    }

    /** @param began what is held of sizes up to there is compared with the tree that is kept */
    private long walkFrom(long began) {
        bookkeeping.begin();
        // Entries that are missing at the end do not hide what a checkpoint covers.
        var size = Math.max(store.size(), Math.min(store.sealedHead(), held.largest()));
        while (edge.size() < size) {
            var upTo = Math.min(size, edge.size() + AT_ONCE * Tile.FULL);
            walk(edge.size(), upTo);
            progress.accept(upTo);
            if (upTo % Tile.FULL == 0) {
                reached.run();
            }
        }
        held.end(began, edge.size());
        rowsNotSealedYet(size);
        rowsNeverPutInOrder(size);
        store.foreignEventsNeverSealed().forEach(foreignList::found);
        bookkeeping.verify(withoutMac);
        readingLogCheck.verify();
        return size;
    }

    /** @return the beginning, where what was verified before is not there any more */
    private long resume(long began) {
        try {
            edge = TreeEdge.resume(began, store, this::compare);
            return began;
        } catch (SealBroken e) {
            edge = new TreeEdge(this::compare);
            return 0;
        }
    }

    /** A row with what is computed from it. */
    private record Computed(Entry row, byte[] bytes, Hash leaf, boolean isSigned) {}

    private Computed computed(Entry row) {
        var bytes = row.bytes();
        return new Computed(
                row, bytes, Hash.ofLeaf(bytes), appendKey != null && appendKey.isOf(row.event(), row.mac()));
    }

    private void walk(long after, long upTo) {
        var stored = store.entriesOfEvents(after, upTo);
        var entries = store.entriesByPosition(after, upTo);
        var tiles = store.completeTiles(0, after / Tile.FULL, upTo / Tile.FULL);
        var listed = Set.copyOf(store.foreignEvents(after + 1, upTo));
        var rows = new HashMap<Long, Computed>();
        for (var row : stored.parallelStream().map(this::computed).toList()) {
            if (rows.put(row.row().position(), row) != null) {
                findings.add(
                        Code.EVENT_NOT_IN_ORDER,
                        row.row().position(),
                        List.of(),
                        row.row().event().aggregateId());
            }
        }
        for (long position = after + 1; position <= upTo; position++) {
            var number = (position - 1) / Tile.FULL;
            var tile = tiles.get(number);
            if (tile == null && position % Tile.FULL == 1 && number < upTo / Tile.FULL) {
                findings.add(Code.TILE_CHANGED, position, List.of("level 0"), null);
            }
            var inTile = tile == null ? null : tile.get((int) ((position - 1) % Tile.FULL));
            edge.append(
                    compare(position, rows.get(position), entries.get(position), inTile, listed.contains(position)));
            foreignList.met(held.compare(edge));
        }
        bookkeeping.compareReceipts(stored);
        stored.stream().filter(row -> rows.get(row.position()).isSigned()).forEach(readingLogCheck::met);
        bookkeeping.compareContents(stored);
    }

    /** @return the leaf that the tree is followed by */
    private Hash compare(
            long position, @Nullable Computed row, byte @Nullable [] entry, @Nullable Hash inTile, boolean isListed) {
        if (row == null) {
            findings.add(Code.EVENT_MISSING, position, List.of(), entry == null ? null : Entry.subjectOf(entry));
            return inTile != null ? inTile : entry != null ? Hash.ofLeaf(entry) : Hash.EMPTY;
        }
        var holds = Arrays.equals(row.bytes(), entry) && (inTile == null || inTile.equals(row.leaf()));
        var leaf = holds ? row.leaf() : differs(row.row(), entry, inTile, row.leaf(), row.isSigned());
        var isForeign = row.row().globalIndex() > withoutMac && !row.isSigned();
        if (appendKey != null && isForeign) {
            findings.add(
                    Code.EVENT_FOREIGN, position, List.of(), row.row().event().aggregateId());
        }
        if (appendKey != null && holds && isForeign != isListed) {
            foreignList.suspect(position);
        }
        return leaf;
    }

    private Hash differs(Entry row, byte @Nullable [] entry, @Nullable Hash inTile, Hash ofRow, boolean isSigned) {
        var position = row.position();
        var subject = row.event().aggregateId();
        var differ = entry == null ? List.of("entry") : row.columnsThatDifferFrom(entry);
        if (differ.isEmpty()) {
            if (isSigned) {
                findings.add(Code.TILE_CHANGED, position, List.of("level 0"), subject);
                return ofRow;
            }
            findings.add(Code.EVENT_CHANGED, position, List.of("entry"), subject);
            return inTile == null ? ofRow : inTile;
        }
        if (entry == null || isEntryWrong(ofRow, differ, inTile, isSigned)) {
            findings.add(Code.ENTRY_CHANGED, position, differ, subject);
            return inTile == null ? ofRow : inTile;
        }
        findings.add(Code.EVENT_CHANGED, position, differ, subject);
        var before = Entry.subjectOf(entry);
        if (before != null && !before.equals(subject)) {
            findings.touches(before);
        }
        return inTile == null ? Hash.ofLeaf(entry) : inTile;
    }

    /** It is, where the tile leads to the row; where no tile says so yet, the application's key does. */
    private static boolean isEntryWrong(Hash ofRow, List<String> differ, @Nullable Hash inTile, boolean isSigned) {
        return inTile == null
                ? differ.contains("position")
                        || differ.equals(List.of("entry"))
                        || isSigned && differ.stream().noneMatch(OF_THE_ORDER::contains)
                : ofRow.equals(inTile);
    }

    /** A tile has become complete: it is what was kept. */
    private void compare(Tile tile, List<Hash> hashes) {
        if (tile.level() == 0) {
            return; // each of its hashes was compared where it stands
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

    /** Also what was given a position that no reader comes to. */
    private void rowsNeverPutInOrder(long size) {
        jdbc.query("""
                        SELECT e.aggregate_id FROM event e LEFT JOIN seal s USING (global_index)
                        WHERE (s.position IS NULL OR s.position < 1 OR s.position > ?)
                          AND e.global_index < (SELECT max(global_index) FROM seal WHERE position <= ?) LIMIT 1000""", row -> row.getString(1), size, size)
                .forEach(subject -> findings.add(Code.EVENT_NOT_IN_ORDER, 0, List.of(), subject));
    }
}
