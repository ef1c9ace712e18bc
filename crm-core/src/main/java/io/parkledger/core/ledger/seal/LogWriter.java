package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Leadership;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.Positions;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.Tree;
import io.parkledger.core.tlog.TreeEdge;
import io.parkledger.core.tlog.VerifierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Adds what has been put in order to the tree and signs a checkpoint: within a second of new events, once a second at
 * most, by the node that leads. No append waits for it.
 *
 * <p>Entries, tiles and checkpoint are committed, and with that are on the disk together with the seal they were made
 * from, before the checkpoint is appended to the outside file: so no checkpoint that anybody has seen is ever lost in a
 * crash. What follows from an older checkpoint is held against it whenever this node begins: a log that has been
 * changed, or set back, is never signed on.
 */
final class LogWriter implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(900);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    /** Entries of one transaction. */
    private static final int CHUNK = 4_096;

    private static final int CHECKPOINTS_AT_ONCE = 1_000;

    private final LogStore store;
    private final SealKeys keys;
    private final SecondKey second;
    private final AppendSigning signing;
    private final OutsideFile outside;
    private final Restores restores;
    private final String origin;
    private final Leadership leadership;
    private final Positions positions;
    private final Loop loop;
    private @Nullable Term term;
    private long signedAt = System.nanoTime() - EVERY.toNanos();

    /** What this node knows of the log while it leads. */
    private static final class Term {
        private final long number;
        private final SignerKey key;
        private final @Nullable SignerKey second;
        private final List<LogStore.FullTile> full = new ArrayList<>();
        private final TreeEdge edge;
        private final long withoutMac;
        private boolean isSecondTold;
        /** Number of the checkpoint. */
        private long outsideUpTo;

        Term(long number, SignerKey key, @Nullable SignerKey second, LogStore store) {
            this.number = number;
            this.key = key;
            this.second = second;
            withoutMac = store.writtenWithoutMac();
            edge = TreeEdge.resume(
                    store.size(), store, (tile, hashes) -> full.add(new LogStore.FullTile(tile, hashes)));
        }
    }

    LogWriter(
            LogStore store,
            SealKeys keys,
            SecondKey second,
            AppendSigning signing,
            OutsideFile outside,
            Restores restores,
            String origin,
            Leadership leadership,
            Positions positions,
            Loops loops) {
        this.store = store;
        this.keys = keys;
        this.second = second;
        this.signing = signing;
        this.outside = outside;
        this.restores = restores;
        this.origin = origin;
        this.leadership = leadership;
        this.positions = positions;
        loop = loops.make("checkpoints", AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    /** Why no checkpoint is signed; null while they are, or another node signs. */
    @Nullable
    RuntimeException failure() {
        return loop.failure();
    }

    private void round() {
        var now = term;
        positions.awaitBeyond(now == null ? 0 : now.edge.size(), EVERY);
        var early = signedAt + EVERY.toNanos() - System.nanoTime();
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
        signedAt = System.nanoTime();
        if (!leadership.isHeld()) {
            term = null;
            return;
        }
        try {
            if (now == null || now.number != leadership.term()) {
                now = begin();
                term = now;
            }
            requireEnd(now);
            extend(now);
            writeOutside(now);
        } catch (RuntimeException e) {
            term = null; // what is in memory may be ahead of what was committed
            throw e;
        }
    }

    private Term begin() {
        signing.key();
        var newest = store.newestCheckpoint();
        var key = keys.checkpointKey(origin, store.newestKey(VerifierKey.Kind.ED25519));
        var secondKey = second.of(origin).orElse(null);
        newest.ifPresent(this::requireSame);
        outside.last().ifPresent(this::numberOf);
        return new Term(leadership.term(), key, secondKey, store);
    }

    /** The newest checkpoint is ours, and the log still leads to it. */
    private void requireSame(StoredCheckpoint newest) {
        try {
            newest.note()
                    .verifiedBy(
                            keys.checkpointKeyIfThere(newest.origin()).stream().toList());
            var checkpoint = Checkpoint.parse(newest.note().text());
            if (store.size() >= checkpoint.size()
                    && new Tree(checkpoint.size(), store).root().equals(checkpoint.root())) {
                return;
            }
        } catch (NoteRefused e) {
            throw broken(newest, e);
        }
        throw broken(newest, null);
    }

    /**
     * The newest event that the log covers is there, and is what was hashed: a ledger that has lost its end is not
     * sealed on. What was changed before it a verification finds.
     */
    private void requireEnd(Term now) {
        var size = now.edge.size();
        if (size == 0) {
            return;
        }
        var rows = store.entriesOfEvents(size - 1, size);
        requireAll(rows, size - 1, size);
        var kept = store.entries(size - 1, size);
        if (kept.isEmpty() || !Arrays.equals(rows.get(0).bytes(), kept.get(0))) {
            throw new SealBroken(
                    "seal.log-changed",
                    null,
                    "The event of position %d is not the one that was sealed. No checkpoint is signed on top of it; verify"
                            + " the ledger, and restore what was changed.",
                    size);
        }
    }

    private static SealBroken broken(StoredCheckpoint newest, @Nullable Exception cause) {
        return new SealBroken(
                "seal.log-changed",
                cause,
                "The log does not lead to its checkpoint of %d entries any more: something in it was changed. No checkpoint"
                        + " is signed on top of it; verify the ledger, and restore what was changed.",
                newest.size());
    }

    /**
     * Which checkpoint of the ledger the outside file ends with.
     *
     * @throws SealBroken when it is one that the ledger does not know
     */
    private long numberOf(SignedNote lastOutside) {
        var known = store.checkpoint(lastOutside);
        if (known.isPresent()) {
            return known.get().number();
        }
        if (restores.isKnown(lastOutside)) {
            return store.lastCheckpointOf(Checkpoint.parse(lastOutside.text()).origin());
        }
        throw new SealBroken(
                "seal.ledger-set-back",
                null,
                "The file %s ends with a checkpoint that this ledger does not have: %s. The ledger was brought back from a"
                        + " backup, or the file is another ledger's. Run: java -jar parkledger.jar restore",
                outside.path(),
                lastOutside.text().lines().limit(2).toList());
    }

    private void extend(Term now) {
        var head = store.sealedHead();
        while (now.edge.size() < head) {
            var after = now.edge.size();
            var upTo = Math.min(head, after + CHUNK);
            var rows = store.entriesOfEvents(after, upTo);
            requireAll(rows, after, upTo);
            var foreign = rows.stream()
                    .filter(row -> isForeign(row, now))
                    .map(Entry::position)
                    .toList();
            var entries = rows.stream().map(Entry::bytes).toList();
            entries.forEach(entry -> now.edge.append(Hash.ofLeaf(entry)));
            store.inTransaction(transaction -> {
                store.add(transaction, after, entries, now.full, foreign);
                if (upTo == head) {
                    sign(transaction, now);
                }
                return upTo;
            });
            now.full.clear();
            loop.beat();
        }
    }

    private void sign(Connection transaction, Term now) throws SQLException {
        var text = new Checkpoint(origin, now.edge.size(), now.edge.root()).text();
        var note = new SignedNote(text, List.of());
        for (var key : signers(now)) {
            var verifier = key.verifier().toString();
            if (!store.keys().contains(verifier)) {
                store.addKey(transaction, verifier);
            }
            note = note.with(key.sign(text));
        }
        store.addCheckpoint(transaction, origin, now.edge.size(), note);
    }

    private List<SignerKey> signers(Term now) {
        var other = now.second;
        if (other == null) {
            return List.of(now.key);
        }
        now.isSecondTold = now.isSecondTold || second.isTold(other.verifier());
        return now.isSecondTold ? List.of(now.key, other) : List.of(now.key);
    }

    private boolean isForeign(Entry entry, Term now) {
        return entry.globalIndex() > now.withoutMac && !signing.key().isOf(entry.event(), entry.mac());
    }

    private static void requireAll(List<Entry> entries, long after, long upTo) {
        for (int i = 0; i < upTo - after; i++) {
            if (i >= entries.size()
                    || entries.get(i).position() != after + i + 1
                    || entries.get(i).sealedAt().equals(Entry.NEVER)) {
                throw new SealBroken(
                        "seal.event-missing",
                        null,
                        "The event of position %d is missing from the ledger. Verify the ledger, and restore it.",
                        after + i + 1);
            }
        }
    }

    /** Asks the file itself where it ends: another node may have written to it. */
    private void writeOutside(Term now) {
        var newest = store.newestCheckpoint().map(StoredCheckpoint::number).orElse(0L);
        if (now.outsideUpTo == newest) {
            return;
        }
        int written;
        do {
            written = outside.append(
                    last -> store.checkpointsAfter(last == null ? 0 : numberOf(last), CHECKPOINTS_AT_ONCE));
        } while (written == CHECKPOINTS_AT_ONCE);
        now.outsideUpTo = newest;
    }

    @Override
    public void close() {
        loop.close();
    }
}
