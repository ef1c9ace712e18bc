package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.Tree;
import io.parkledger.core.tlog.TreeEdge;
import io.parkledger.core.tlog.Verified;
import io.parkledger.core.tlog.VerifierKey;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All checkpoints that anybody holds: those of the ledger, of the outside file, and those that whoever asks has noted
 * earlier. As a verification walks up the tree, each is compared at its size.
 */
final class CheckpointsHeld {

    private static final int AT_ONCE = 10_000;
    private static final String NONE = "note.no-known-signature";

    /** Signatures verified in a fraction of a second. */
    private static final int TELL_EVERY = 500;

    /** Who holds it. */
    private enum Holder {
        LEDGER,
        OUTSIDE,
        TRUSTED
    }

    private record Held(String origin, Hash root, Set<Holder> holders) {}

    /** What those who hold a checkpoint of a size say of the tree. */
    enum Agreement {
        NONE_HELD,
        HOLDS,
        DIFFERS
    }

    private final LogStore store;
    private final List<Restore> restores;
    private final List<VerifierKey> keys;
    private final List<VerifierKey> second;
    private final Findings findings;
    private final LongConsumer goesOn;
    private final TreeMap<Long, List<Held>> bySize = new TreeMap<>();
    /** Keys that have signed one checkpoint together. */
    private final Set<Set<VerifierKey>> together = new HashSet<>();

    /** Keys of SM2 that have signed, by who holds it. */
    private final Map<Holder, Set<VerifierKey>> secondSigned = new EnumMap<>(Holder.class);

    private @Nullable OutsideFile outside;
    private long largest;
    private long compared;
    private long comparedOnTheWay;
    private long signatures;
    private long nanosOfSignatures;
    /** Of those that were compared on the way. */
    private final MessageDigest digest = Sha256.digest();

    /**
     * @param keys   of which one at least has signed each
     * @param second keys of SM2: from the first one that it has signed on, each has signed all of its name
     * @param goesOn told now and then how many signatures were verified, which takes long
     */
    CheckpointsHeld(
            LogStore store,
            List<Restore> restores,
            List<VerifierKey> keys,
            List<VerifierKey> second,
            Findings findings,
            LongConsumer goesOn) {
        this.goesOn = goesOn;
        this.store = store;
        this.restores = restores;
        this.keys = keys;
        this.second = second;
        this.findings = findings;
    }

    /** Those that the ledger keeps. */
    CheckpointsHeld withThoseOfTheLedger() {
        long after = 0;
        List<StoredCheckpoint> some;
        do {
            some = store.checkpointsAfter(after, AT_ONCE);
            for (var checkpoint : some) {
                after = checkpoint.number();
                ofLedger(checkpoint);
            }
        } while (!some.isEmpty());
        return this;
    }

    private void ofLedger(StoredCheckpoint stored) {
        var checkpoint = hold(stored.text(), Holder.LEDGER);
        if (checkpoint == null) {
            findings.add(Code.CHECKPOINT_NOT_SIGNED, stored.size(), List.of("note"), null);
            return;
        }
        requireSecond(stored.text(), checkpoint, Holder.LEDGER);
        largest = Math.max(largest, checkpoint.size());
        if (checkpoint.size() != stored.size() || !checkpoint.origin().equals(stored.origin())) {
            var column = checkpoint.size() == stored.size() ? "origin" : "size";
            findings.add(Code.CHECKPOINT_NOT_SIGNED, checkpoint.size(), List.of(column), null);
        }
    }

    /**
     * Those of the outside file. Asked for before those of the ledger, which has each of them first: else one that is
     * signed meanwhile would seem to be missing.
     */
    CheckpointsHeld withThoseOf(OutsideFile file) {
        var before = new HashMap<String, Long>();
        try {
            file.forEach(
                    note -> {
                        var checkpoint = hold(note, Holder.OUTSIDE);
                        if (checkpoint == null) {
                            findings.add(Code.OUTSIDE_FILE_CHANGED, 0, List.of(), null);
                            return;
                        }
                        requireSecond(note, checkpoint, Holder.OUTSIDE);
                        if (before.merge(checkpoint.origin(), checkpoint.size(), Math::max) > checkpoint.size()) {
                            findings.add(Code.OUTSIDE_FILE_CHANGED, checkpoint.size(), List.of(), null);
                        }
                    },
                    this::requireBegin);
            outside = file;
        } catch (SealBroken e) {
            findings.add(Code.OUTSIDE_FILE_CHANGED, 0, List.of(), null);
        }
        return this;
    }

    /** A crash may have cut the last one short; then it is how a checkpoint of the ledger begins. */
    private void requireBegin(byte[] rest) {
        if (!store.isBeginOfCheckpoint(rest)) {
            findings.add(Code.OUTSIDE_FILE_CHANGED, 0, List.of(), null);
        }
    }

    /** One that somebody noted earlier; its signature need not be there. */
    CheckpointsHeld withTrusted(Checkpoint checkpoint) {
        add(checkpoint, Holder.TRUSTED);
        return this;
    }

    /** Signed with SM2 as well, as soon as one before it was, under the same name by the same holder. */
    private void requireSecond(String note, Checkpoint checkpoint, Holder holder) {
        var ofName = second.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (ofName.isEmpty()) {
            return;
        }
        var began = System.nanoTime();
        var signed = secondSigned.computeIfAbsent(holder, each -> new HashSet<>());
        try {
            SignedNote.parse(note).verifiedBy(ofName).forEach(each -> signed.add(each.key()));
            signatures++;
        } catch (NoteRefused e) {
            if (!NONE.equals(e.code()) || ofName.stream().anyMatch(signed::contains)) {
                var where = holder == Holder.LEDGER ? "note" : "outside";
                findings.add(Code.SM2_SIGNATURE_WRONG, checkpoint.size(), List.of(where), null);
            }
        } finally {
            nanosOfSignatures += System.nanoTime() - began;
        }
    }

    /** Whether a checkpoint of the ledger is signed by it, beside another key. */
    boolean isSecondSignedBy(VerifierKey key) {
        return secondSigned.getOrDefault(Holder.LEDGER, Set.of()).contains(key);
    }

    /** Null when it is no checkpoint, or nobody has signed it whose key is known. */
    private @Nullable Checkpoint hold(String note, Holder holder) {
        var began = System.nanoTime();
        try {
            var signed = SignedNote.parse(note);
            signatures++;
            if (signatures % TELL_EVERY == 0) {
                goesOn.accept(signatures);
            }
            var signers = signed.verifiedBy(keys);
            if (signers.size() > 1) {
                together.add(signers.stream().map(Verified::key).collect(toSet()));
            }
            var checkpoint = Checkpoint.parse(signed.text());
            add(checkpoint, holder);
            return checkpoint;
        } catch (NoteRefused | IllegalArgumentException e) {
            return null;
        } finally {
            nanosOfSignatures += System.nanoTime() - began;
        }
    }

    private void add(Checkpoint checkpoint, Holder holder) {
        var lost = restores.stream().anyMatch(restore -> restore.explains(checkpoint.origin(), checkpoint.size()));
        if (lost && holder == Holder.TRUSTED) {
            // Whoever holds one knows more than the ledger has: told or not, it is gone.
            compared++;
            findings.add(Code.LEDGER_CUT_SHORT, checkpoint.size(), List.of(), null);
        }
        if (lost) {
            return;
        }
        var ofSize = bySize.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>());
        for (var held : ofSize) {
            if (held.root().equals(checkpoint.root()) && held.origin().equals(checkpoint.origin())) {
                held.holders().add(holder);
                return;
            }
        }
        ofSize.add(new Held(checkpoint.origin(), checkpoint.root(), new HashSet<>(Set.of(holder))));
    }

    /** Compares what is held of a tree that has just grown to this size. */
    Agreement compare(TreeEdge edge) {
        var ofSize = bySize.get(edge.size());
        if (ofSize == null) {
            return Agreement.NONE_HELD;
        }
        digest(digest, edge.size(), ofSize);
        comparedOnTheWay += ofSize.size();
        return compare(edge.size(), edge.root(), ofSize);
    }

    private static void digest(MessageDigest digest, long size, List<Held> ofSize) {
        ofSize.stream()
                .map(held -> size + " " + held.root().base64() + " " + held.origin() + "\n")
                .sorted()
                .forEach(line -> digest.update(line.getBytes(UTF_8)));
    }

    /** Tells what was compared on the way from something else. */
    String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of Java can be cloned", e);
        }
    }

    /**
     * Takes what was compared before it was interrupted as compared.
     *
     * @return whether it is the same that is held now
     */
    boolean goOnFrom(VerifiedSoFar before) {
        var now = Sha256.digest();
        var known = bySize.subMap(1L, true, before.upTo(), true);
        known.forEach((size, ofSize) -> digest(now, size, ofSize));
        if (!before.checkpoints().equals(HexFormat.of().formatHex(now.digest()))) {
            return false;
        }
        known.forEach((size, ofSize) -> digest(digest, size, ofSize));
        comparedOnTheWay += before.compared();
        compared += before.compared();
        return true;
    }

    private Agreement compare(long size, Hash root, List<Held> ofSize) {
        var agreement = Agreement.HOLDS;
        for (var held : ofSize) {
            compared++;
            if (held.root().equals(root)) {
                findings.holds(size);
            } else {
                findings.add(Code.CHECKPOINT_DIFFERS, size, List.of(), null);
                agreement = Agreement.DIFFERS;
            }
        }
        return agreement;
    }

    /** What was not met on the way: of sizes before the walk began, and beyond its end. */
    void end(long began, long size) {
        bySize.headMap(began, true).forEach(this::compareBefore);
        for (var beyond : bySize.tailMap(size, false).entrySet()) {
            compared += beyond.getValue().size();
            findings.add(Code.LEDGER_CUT_SHORT, beyond.getKey(), List.of(), null);
        }
        if (outside != null && bySize.values().stream().flatMap(List::stream).anyMatch(CheckpointsHeld::isNotOutside)) {
            outside.forEach(note -> hold(note, Holder.OUTSIDE), rest -> {}); // may have been written meanwhile
        }
        bySize.forEach(this::requireEverywhere);
    }

    private void compareBefore(long size, List<Held> ofSize) {
        try {
            compare(size, new Tree(size, store).root(), ofSize);
        } catch (SealBroken e) {
            findings.add(Code.TILE_CHANGED, size, List.of(), null);
        }
    }

    private static boolean isNotOutside(Held held) {
        return held.holders().contains(Holder.LEDGER) && !held.holders().contains(Holder.OUTSIDE);
    }

    /** What the ledger keeps is outside as well, and what is outside the ledger keeps, but for the last moment. */
    private void requireEverywhere(long size, List<Held> ofSize) {
        var newest = bySize.lastEntry().getKey();
        for (var held : ofSize) {
            var holders = held.holders();
            if (holders.contains(Holder.OUTSIDE) && !holders.contains(Holder.LEDGER)) {
                findings.add(Code.CHECKPOINT_MISSING, size, List.of(), null);
            } else if (outside != null && isNotOutside(held) && size < newest) {
                findings.add(Code.OUTSIDE_FILE_CHANGED, size, List.of(), null);
            }
        }
    }

    /** Whether one checkpoint is signed by both. */
    boolean isSignedBy(VerifierKey one, VerifierKey other) {
        return together.stream().anyMatch(signers -> signers.contains(one) && signers.contains(other));
    }

    /** How many entries the largest checkpoint covers that the ledger keeps. */
    long largest() {
        return largest;
    }

    long compared() {
        return compared;
    }

    /** Those that a place keeps as compared. */
    long comparedOnTheWay() {
        return comparedOnTheWay;
    }

    long signatures() {
        return signatures;
    }

    Duration tookSignatures() {
        return Duration.ofNanos(nanosOfSignatures);
    }
}
