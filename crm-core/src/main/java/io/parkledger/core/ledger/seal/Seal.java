package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.AppendMac;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.VerifierKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The seal of one ledger on one node: made before the ledger is opened, since the ledger's events are signed with its
 * key; {@linkplain #start started} when the ledger is open.
 */
public final class Seal implements AutoCloseable {

    private final SealSettings settings;
    private final Jdbc jdbc;
    private final LogStore store;
    private final SealKeys keys;
    private final AppendSigning signing;
    private final OutsideFile outside;
    private final LogReader reader;
    private @Nullable LogWriter writer;
    private List<Context> contexts = List.of();

    private Seal(Jdbc jdbc, SealSettings settings) {
        this.settings = settings;
        this.jdbc = jdbc;
        store = new LogStore(jdbc);
        keys = new SealKeys(settings.keys());
        signing = new AppendSigning(keys, jdbc);
        outside = new OutsideFile(settings.outside());
        reader = new LogReader(store);
    }

    public static Seal of(LedgerDatabase database, SealSettings settings) {
        return over(database.jdbc(), settings);
    }

    static Seal over(Jdbc jdbc, SealSettings settings) {
        return new Seal(jdbc, settings);
    }

    /** What the ledger's events are signed with. */
    public AppendMac mac() {
        return signing;
    }

    public LogReader reader() {
        return reader;
    }

    /**
     * Begins to sign checkpoints, as long as this node leads.
     *
     * @throws LedgerCannotStart when the origin is no name, or not this ledger's; when the ledger is older than what is
     * kept outside
     */
    public Seal start(Ledger ledger) {
        var origin = origin(ledger);
        requireNotSetBack();
        var starting = new LogWriter(
                store, keys, signing, outside, origin, ledger.leadership(), ledger.positions(), ledger.loops());
        starting.start();
        writer = starting;
        return comparingClaims(ledger.contexts());
    }

    /**
     * A verification compares the claims of these contexts with what their events say; those of the ledger when it is
     * {@linkplain #start started}, else none.
     */
    public Seal comparingClaims(List<Context> ofLedger) {
        contexts = ofLedger;
        return this;
    }

    /** That of the newest checkpoint, for ever; before the first the one that was set. */
    private String origin(Ledger ledger) {
        var wanted = Optional.ofNullable(settings.origin());
        wanted.ifPresent(Seal::requireName);
        var known = store.newestCheckpoint().map(StoredCheckpoint::origin);
        if (known.isPresent() && wanted.isPresent() && !known.equals(wanted)) {
            throw new LedgerCannotStart(
                    "seal.origin-fixed",
                    null,
                    "This ledger signs its checkpoints as %s, and does so for life; parkledger.seal.origin says %s. Leave that"
                            + " setting out.",
                    known.get(),
                    wanted.get());
        }
        return known.or(() -> wanted).orElseGet(() -> "parkledger/" + ledger.id());
    }

    private static void requireName(String origin) {
        try {
            new Checkpoint(origin, 0, Hash.EMPTY);
        } catch (NoteRefused | IllegalArgumentException e) {
            throw new LedgerCannotStart(
                    "seal.origin-malformed",
                    e,
                    "parkledger.seal.origin is '%s': it has to be a name without spaces and plus signs, such as"
                            + " park.example/ledger.",
                    origin);
        }
    }

    /** A ledger that was brought back from a backup would sign what contradicts what it signed before. */
    private void requireNotSetBack() {
        Optional<SignedNote> last;
        try {
            last = outside.last();
        } catch (SealBroken e) {
            return; // said by the writer, and appends go on
        }
        if (last.isPresent() && store.checkpoint(last.get()).isEmpty() && isOurs(last.get())) {
            throw new LedgerCannotStart(
                    "seal.ledger-set-back",
                    null,
                    "The file %s ends with a checkpoint that this ledger has signed and does not have any more: it was brought"
                            + " back from a backup. Run: java -jar parkledger.jar restore",
                    outside.path());
        }
    }

    private boolean isOurs(SignedNote note) {
        try {
            var origin = Checkpoint.parse(note.text()).origin();
            var key = keys.checkpointKeyIfThere(origin);
            return key.isPresent() && !note.verifiedBy(List.of(key.get())).isEmpty();
        } catch (NoteRefused | SealBroken e) {
            return false; // nor is it signed on: the writer says what is wrong
        }
    }

    /**
     * Recomputes all that was sealed, and lets nothing be written on top of what was changed: the aggregates that are
     * touched take no command until a verification finds them as they were sealed.
     *
     * @param trusted  checkpoints that whoever asks has noted earlier
     * @param progress told up to which position it has come
     */
    public VerificationReport verify(List<Checkpoint> trusted, LongConsumer progress) {
        var report = look(0, trusted, progress);
        store.inDoubt(report.subjects());
        return report;
    }

    /** As {@link #verify}, from after a position that was verified before, and without any consequence. */
    public VerificationReport look(long after, List<Checkpoint> trusted, LongConsumer progress) {
        var began = System.nanoTime();
        var findings = new Findings();
        var held = new CheckpointsHeld(store, knownKeys(findings), findings)
                .withThoseOf(outside)
                .withThoseOfTheLedger();
        trusted.forEach(held::withTrusted);
        new Verifier(store, jdbc, signing.keyIfThere(), held, findings, contexts, progress).run(after);
        return new VerificationReport(
                store.size(),
                held.compared(),
                held.signatures(),
                findings.kept(),
                findings.count(),
                findings.subjects(),
                findings.foreign(),
                Duration.ofNanos(System.nanoTime() - began).minus(held.tookSignatures()),
                held.tookSignatures());
    }

    /** Whether nothing is written of an aggregate, since something of it was changed. */
    public boolean isInDoubt(String aggregateId) {
        return store.isInDoubt(aggregateId);
    }

    /** Those that the ledger says it was signed with; the one in the key file is among them. */
    private List<VerifierKey> knownKeys(Findings findings) {
        var known = new ArrayList<VerifierKey>();
        for (var vkey : store.keys()) {
            try {
                known.add(VerifierKey.parse(vkey));
            } catch (NoteRefused e) {
                findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of(), null);
            }
        }
        try {
            store.newestCheckpoint()
                    .flatMap(newest -> keys.checkpointKeyIfThere(newest.origin()))
                    .filter(own -> !known.contains(own))
                    .ifPresent(own -> findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of(), null));
        } catch (SealBroken e) {
            // Said by health.
        }
        if (signing.isAnotherThanTheLedgers()) {
            findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of("append_key"), null);
        }
        return known;
    }

    /**
     * Evidence to take away.
     *
     * @throws SealBroken when nothing is sealed yet, or not what is asked for
     */
    public Pack pack(Pack.Wish wish) {
        return new Pack(store, wish);
    }

    /** Why no checkpoint is signed, or events are not known as the application's; null while all is well. */
    public @Nullable RuntimeException failure() {
        var unsigned = signing.failure();
        var writing = writer;
        return unsigned != null ? unsigned : writing == null ? null : writing.failure();
    }

    @Override
    public void close() {
        var writing = writer;
        if (writing != null) {
            writing.close();
        }
    }
}
