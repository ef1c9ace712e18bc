package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Leadership;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.Tree;
import io.parkledger.core.tlog.witness.Witness;
import io.parkledger.core.tlog.witness.WitnessAnswer;
import io.parkledger.core.tlog.witness.WitnessAnswer.Contradicted;
import io.parkledger.core.tlog.witness.WitnessAnswer.Cosigned;
import io.parkledger.core.tlog.witness.WitnessAnswer.Failed;
import io.parkledger.core.tlog.witness.WitnessAnswer.Knows;
import io.parkledger.core.tlog.witness.WitnessAnswer.Refused;
import io.parkledger.core.tlog.witness.WitnessClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one witness sign the newest checkpoint, while this node leads: one request at a time, in a loop of its own, so
 * that neither an append nor a checkpoint ever waits for it. What comes meanwhile is signed with the next one. Who does
 * not answer is asked more and more seldom.
 */
final class WitnessAsking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessAsking.class);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A witness that is restarted is nothing to be told. */
    private static final Duration SILENT_FOR = Duration.ofMinutes(10);
    /** It says at most once that we are wrong about what it knows; others may ask for the same log. */
    private static final int ATTEMPTS = 3;

    private final Witness witness;
    private final WitnessClient client;
    private final LogStore store;
    private final Leadership leadership;
    private final Duration silentFor;
    private final Loop loop;
    private long term;
    /** Number of the newest checkpoint that it has signed. */
    private long signed;

    private long knownSize;
    private String knownOrigin = "";
    private Duration pause = Duration.ZERO;
    private long notBefore = System.nanoTime();
    private @Nullable Long failingSince;
    private volatile @Nullable WitnessState state;

    WitnessAsking(Witness witness, LogStore store, Leadership leadership, Loops loops) {
        this(witness, store, leadership, loops, SILENT_FOR);
    }

    WitnessAsking(Witness witness, LogStore store, Leadership leadership, Loops loops, Duration silentFor) {
        this.witness = witness;
        this.store = store;
        this.leadership = leadership;
        this.silentFor = silentFor;
        client = new WitnessClient(witness);
        loop = loops.make("witness-" + witness.name(), AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    private void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (!leadership.isHeld()) {
            state = null;
            return;
        }
        if (term != leadership.term()) {
            term = leadership.term();
            signed = 0;
            knownOrigin = "";
        }
        if (System.nanoTime() - notBefore >= 0) {
            var newest = store.newestCheckpoint();
            if (newest.isPresent() && newest.get().number() != signed) {
                ask(newest.get());
            }
        }
    }

    private void ask(StoredCheckpoint newest) throws InterruptedException {
        if (!knownOrigin.equals(newest.origin())) {
            knownOrigin = newest.origin();
            var last = store.lastCosignedBy(witness.key(), newest.origin());
            knownSize = last.map(StoredCheckpoint::size).orElse(0L);
            if (last.filter(each -> each.number() == newest.number()).isPresent()) {
                signed = newest.number();
                state = WitnessState.SIGNS;
                return;
            }
        }
        var checkpoint = newest;
        for (int attempt = 1; ; attempt++) {
            var oldSize = Math.min(knownSize, checkpoint.size());
            var answer = show(checkpoint, oldSize);
            if (!(answer instanceof Knows knows) || attempt == ATTEMPTS) {
                take(answer, checkpoint);
                return;
            }
            // Perhaps it was shown a newer one before this node led.
            checkpoint = store.newestCheckpoint().orElse(checkpoint);
            if (knows.size() == oldSize || knows.size() > checkpoint.size()) {
                take(new Contradicted(), checkpoint);
                return;
            }
            knownSize = knows.size();
        }
    }

    private WitnessAnswer show(StoredCheckpoint checkpoint, long oldSize) throws InterruptedException {
        var proof = new Tree(checkpoint.size(), store).consistencyProof(oldSize);
        return client.add(oldSize, checkpoint.size(), proof, checkpoint.note());
    }

    private void take(WitnessAnswer answer, StoredCheckpoint checkpoint) {
        if (answer instanceof Cosigned cosigned) {
            cosigned.lines().forEach(line -> store.addCosignature(checkpoint.number(), line));
            signed = checkpoint.number();
            knownSize = checkpoint.size();
            pause = Duration.ZERO;
            failingSince = null;
            state = WitnessState.SIGNS;
            return;
        }
        pauseLonger();
        if (answer instanceof Contradicted) {
            state = WitnessState.CONTRADICTS;
        } else if (answer instanceof Refused refused) {
            if (state != WitnessState.REFUSES) {
                LOG.warn("The witness {} refuses to sign: HTTP {}", witness.name(), refused.status());
            }
            state = WitnessState.REFUSES;
        } else {
            failed(answer instanceof Failed failed ? failed.why() : "it says another size each time");
        }
    }

    /** What it said before stays said until it answers again. */
    private void failed(String why) {
        var since = failingSince;
        if (since == null) {
            failingSince = System.nanoTime();
            LOG.info("The witness {} does not sign for the moment: {}", witness.name(), why);
        } else if (System.nanoTime() - since >= silentFor.toNanos() && state != WitnessState.CONTRADICTS) {
            state = WitnessState.SILENT;
        }
    }

    private void pauseLonger() {
        var longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        notBefore = System.nanoTime() + pause.toNanos();
    }

    /** What this node knows of it without asking anybody; null where another node asks it. */
    @Nullable
    WitnessState state() {
        return state;
    }

    String name() {
        return witness.name();
    }

    /** With what the ledger keeps of it. */
    WitnessStanding standing() {
        var last = store.newestCheckpoint().flatMap(newest -> store.lastCosignedBy(witness.key(), newest.origin()));
        return new WitnessStanding(
                witness.name(),
                witness.key().toString(),
                last.map(StoredCheckpoint::size).orElse(null),
                last.map(this::at).orElse(null),
                state);
    }

    /** Null when somebody has changed what is kept. */
    private @Nullable Instant at(StoredCheckpoint checkpoint) {
        try {
            var note = checkpoint.note();
            for (var line : store.cosignatures(checkpoint.number())) {
                note = note.with(line);
            }
            return note.verifiedBy(List.of(witness.key())).get(0).at().orElse(null);
        } catch (NoteRefused e) {
            return null;
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
