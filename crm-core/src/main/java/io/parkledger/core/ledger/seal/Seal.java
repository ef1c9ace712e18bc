package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.AppendMac;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.seal.stamp.StampRefused;
import io.parkledger.core.ledger.seal.stamp.TimeStamp;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The seal of one ledger on one node: made before the ledger is opened, since the ledger's events are signed with its
 * key; {@linkplain #start started} when the ledger is open.
 */
public final class Seal implements AutoCloseable {

    private static final long POLL_NANOS = 20_000_000;

    private final SealSettings settings;
    private final Jdbc jdbc;
    private final LogStore store;
    private final SealKeys keys;
    private final SecondKey second;
    private final AppendSigning signing;
    private final OutsideFile outside;
    private final LogReader reader;
    private final Restores restores;
    private final ErasedPersons erasedPersons;
    private @Nullable LogWriter writer;
    private volatile List<WitnessAsking> asked = List.of();
    private volatile @Nullable StampAsking stamps;
    private List<Context> contexts = List.of();
    private ReadingLog readingLog = ReadingLog.NONE;

    private Seal(Jdbc jdbc, SealSettings settings) {
        this.settings = settings;
        this.jdbc = jdbc;
        store = new LogStore(jdbc);
        keys = new SealKeys(settings.keys());
        signing = new AppendSigning(keys, jdbc);
        second = new SecondKey(store, keys, signing, settings.sm2());
        outside = new OutsideFile(settings.outside());
        reader = new LogReader(store);
        restores = new Restores(store, signing);
        erasedPersons = new ErasedPersons(outside);
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
                store,
                keys,
                second,
                signing,
                outside,
                restores,
                origin,
                ledger.leadership(),
                ledger.positions(),
                ledger.loops());
        starting.start();
        writer = starting;
        asked = settings.witnesses().stream()
                .map(witness -> new WitnessAsking(witness, store, ledger.leadership(), ledger.loops()))
                .toList();
        asked.forEach(WitnessAsking::start);
        startStamps(ledger);
        return comparingClaims(ledger.contexts());
    }

    private void startStamps(Ledger ledger) {
        var wanted = settings.stamps();
        if (wanted != null) {
            var clock = Clock.system(ledger.clock().getZone());
            var asking = new StampAsking(wanted, store, ledger.leadership(), clock, ledger.loops());
            asking.start();
            stamps = asking;
        }
    }

    /**
     * A verification compares the claims of these contexts with what their events say; those of the ledger when it is
     * {@linkplain #start started}, else none.
     */
    public Seal comparingClaims(List<Context> ofLedger) {
        contexts = ofLedger;
        return this;
    }

    /** A verification compares this log with what the ledger has told of it. */
    public Seal comparingReadingLog(ReadingLog log) {
        readingLog = log;
        return this;
    }

    /** That of the newest checkpoint, for ever; before the first the one that was set. */
    private String origin(Ledger ledger) {
        var wanted = Optional.ofNullable(settings.origin());
        wanted.ifPresent(Seal::requireName);
        var first = store.checkpointsAfter(0, 1).stream().findFirst().map(StoredCheckpoint::origin);
        var known = restores.newest().map(Restore::origin).or(() -> first);
        if (first.isPresent() && wanted.isPresent() && !first.equals(wanted)) {
            throw new LedgerCannotStart(
                    "seal.origin-fixed",
                    null,
                    "This ledger signs its checkpoints as %s, and does so for life; parkledger.seal.origin says %s. Leave that"
                            + " setting out.",
                    first.get(),
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
        var lost = newestThatWasLost();
        if (lost.isPresent()) {
            throw new LedgerCannotStart(
                    "seal.ledger-set-back",
                    null,
                    "The file %s ends with a checkpoint of %d events that this ledger has signed and does not have any more: it"
                            + " was brought back from a backup. Run: java -jar parkledger.jar restore",
                    outside.path(),
                    lost.get().size());
        }
    }

    private Optional<Checkpoint> newestThatWasLost() {
        try {
            return outside.last()
                    .filter(note -> store.checkpoint(note).isEmpty() && isOurs(note) && !restores.isKnown(note))
                    .map(note -> Checkpoint.parse(note.text()));
        } catch (SealBroken e) {
            return Optional.empty(); // said by the writer, and appends go on
        }
    }

    /**
     * What a restore has to tell, where this ledger was brought back from a backup; empty where it was not. What was
     * appended since then is none of what was brought back: of that the log says nothing.
     *
     * @param head last position there is
     */
    public Optional<Restore> toRestore(long head) {
        return newestThatWasLost()
                .map(lost -> new Restore(
                        lost.origin(),
                        Restore.nextOrigin(lost.origin()),
                        Math.min(head, store.size()),
                        lost.size(),
                        outside.last().orElseThrow().toString()));
    }

    /** A person was erased; kept outside too, since a backup brings the key back. */
    public void noteErased(String personId) {
        erasedPersons.add(personId);
    }

    /** All who were ever erased. */
    public List<String> erasedPersons() {
        return erasedPersons.all();
    }

    /**
     * The verifier keys of now and of the next key. The ledger tells of both before the next one {@linkplain
     * #replaceKey signs}, since a key that no event tells is not believed.
     *
     * @throws SealBroken when nothing is sealed yet, or the key of now is not there
     */
    public List<VerifierKey> nextKey() {
        var origin = newestCheckpoint().origin();
        return List.of(signer(origin).verifier(), keys.next(origin).verifier());
    }

    private StoredCheckpoint newestCheckpoint() {
        return store.newestCheckpoint()
                .orElseThrow(() -> new SealBroken("seal.no-checkpoint", null, "Nothing is sealed yet."));
    }

    private SignerKey signer(String origin) {
        return keys.checkpointKey(origin, store.newestKey(VerifierKey.Kind.ED25519));
    }

    /**
     * Signs the newest checkpoint with another key beside the one of before, and with the new one alone from then on.
     * No node signs meanwhile.
     *
     * @return the verifier keys of before and from now on
     * @throws SealBroken when nothing is sealed yet, or the key of before is not there
     */
    public List<VerifierKey> replaceKey() {
        var newest = newestCheckpoint();
        var former = signer(newest.origin());
        var next = keys.next(newest.origin());
        var text = newest.note().text();
        var known = store.newestKey(VerifierKey.Kind.SM2);
        var withBoth = new SignedNote(text, List.of()).with(former.sign(text)).with(next.sign(text));
        var both = known.isEmpty()
                ? withBoth
                : withBoth.with(keys.sm2Key(newest.origin(), known).sign(text));
        store.inTransaction(transaction -> {
            store.addKey(transaction, next.verifier().toString());
            store.addCheckpoint(transaction, newest.origin(), newest.size(), both);
            return both;
        });
        keys.useNext();
        return List.of(former.verifier(), next.verifier());
    }

    /**
     * The key with which checkpoints are to be signed as well, by SM2, once the ledger tells of it; empty where there
     * is none, or it is told.
     */
    public Optional<VerifierKey> secondKeyToTell() {
        return second.toTell();
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
        return inDoubt(look(0, trusted, progress));
    }

    /**
     * As {@link #verify(List, LongConsumer)}, from where one was interrupted that was asked for with the same trusted
     * checkpoints.
     *
     * @param before as far as that one had come; null to begin
     */
    public VerificationReport verify(
            List<Checkpoint> trusted, @Nullable VerifiedSoFar before, VerificationProgress progress) {
        var signatures = store.checkpoints() * (outside.exists() ? 2 : 1);
        var size = store.size();
        LongConsumer signed = done -> progress.at(done, Math.max(signatures, done) + size);
        LongConsumer walking = upTo -> progress.at(signatures + upTo, signatures + Math.max(size, upTo));
        return inDoubt(look(0, before, trusted, signed, walking, progress::reached));
    }

    private VerificationReport inDoubt(VerificationReport report) {
        store.inDoubt(report.subjects());
        return report;
    }

    /**
     * As {@link #verify(List, LongConsumer)}, from after a position that was verified before, and without any
     * consequence.
     */
    public VerificationReport look(long after, List<Checkpoint> trusted, LongConsumer progress) {
        return look(after, null, trusted, signatures -> progress.accept(after), progress, soFar -> {});
    }

    private VerificationReport look(
            long after,
            @Nullable VerifiedSoFar before,
            List<Checkpoint> trusted,
            LongConsumer signatures,
            LongConsumer walking,
            Consumer<Supplier<VerifiedSoFar>> reached) {
        var began = System.nanoTime();
        var findings = new Findings();
        var chain = new KeyChain(store, signing, restores.all(), findings);
        requireKeysKnown(chain, findings);
        var held = new CheckpointsHeld(store, restores.all(), chain.known(), chain.second(), findings, signatures)
                .withThoseOf(outside)
                .withThoseOfTheLedger();
        chain.requireSignedTogether(held);
        trusted.forEach(held::withTrusted);
        var tookBefore = before == null ? Duration.ZERO : before.took();
        Supplier<Duration> took = () -> Duration.ofNanos(System.nanoTime() - began)
                .minus(held.tookSignatures())
                .plus(tookBefore);
        var verifier = new Verifier(store, jdbc, signing.keyIfThere(), held, findings, contexts, readingLog, walking);
        verifier.telling(() -> reached.accept(() -> verifier.soFar(took.get())));
        var upTo = before == null ? verifier.run(after) : verifier.goOnFrom(before);
        return new VerificationReport(
                upTo,
                held.compared(),
                held.signatures(),
                findings.kept(),
                findings.count(),
                findings.subjects(),
                findings.foreign(),
                took.get(),
                held.tookSignatures());
    }

    /** Whether nothing is written of an aggregate, since something of it was changed. */
    public boolean isInDoubt(String aggregateId) {
        return store.isInDoubt(aggregateId);
    }

    /** The keys in the key files are the ledger's. */
    private void requireKeysKnown(KeyChain chain, Findings findings) {
        try {
            var newest = store.newestCheckpoint();
            newest.flatMap(each -> keys.checkpointKeyIfThere(each.origin()))
                    .filter(own -> !chain.known().contains(own))
                    .ifPresent(own -> findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of(), null));
            newest.filter(each -> !chain.second().isEmpty())
                    .flatMap(each -> keys.sm2KeyIfThere(each.origin()))
                    .filter(own -> !chain.second().contains(own))
                    .ifPresent(own -> findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of("sm2"), null));
        } catch (SealBroken e) {
            // Said by health.
        }
        if (signing.isAnotherThanTheLedgers()) {
            findings.add(Finding.Code.KEY_NOT_KNOWN, 0, List.of("append_key"), null);
        }
    }

    /**
     * Evidence to take away.
     *
     * @throws SealBroken when nothing is sealed yet, or not what is asked for
     */
    public Pack pack(Pack.Wish wish) {
        return new Pack(store, wish);
    }

    /** @throws SealBroken when no checkpoint covers that position in time */
    public void awaitCheckpoint(long position, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (reader.size() < position) {
            if (System.nanoTime() > deadline) {
                throw failure() instanceof SealBroken broken
                        ? broken
                        : new SealBroken(
                                "seal.not-sealed-yet", failure(), "Nothing was sealed for %d s.", within.toSeconds());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** How it stands with each witness. */
    public List<WitnessStanding> witnesses() {
        return asked.stream().map(WitnessAsking::standing).toList();
    }

    /** Names of the witnesses with which it stands so, as far as this node has asked them; from memory. */
    public List<String> witnesses(WitnessState state) {
        return asked.stream()
                .filter(each -> each.state() == state)
                .map(WitnessAsking::name)
                .toList();
    }

    /** How it stands with time stamps. */
    public StampStanding stamps() {
        var asking = stamps;
        var newest = store.newestTimeStamp();
        return new StampStanding(
                asking == null ? null : asking.authority(),
                newest.map(each -> each.checkpoint().size()).orElse(null),
                newest.map(Seal::read).orElse(null),
                stampState());
    }

    private static @Nullable TimeStamp read(LogStore.Stamped stamped) {
        try {
            return TimeStamp.read(stamped.reply(), stamped.checkpoint().note().text());
        } catch (StampRefused | NoteRefused e) {
            return null; // somebody has changed what is kept
        }
    }

    /** What came of asking for them, from memory; null where another node asks, or nobody is asked. */
    public @Nullable StampState stampState() {
        var asking = stamps;
        return asking == null ? null : asking.state();
    }

    /** Why no checkpoint is signed, or events are not known as the application's; null while all is well. */
    public @Nullable RuntimeException failure() {
        var unsigned = signing.failure();
        var writing = writer;
        return unsigned != null ? unsigned : writing == null ? null : writing.failure();
    }

    @Override
    public void close() {
        asked.forEach(WitnessAsking::close);
        var asking = stamps;
        if (asking != null) {
            asking.close();
        }
        var writing = writer;
        if (writing != null) {
            writing.close();
        }
    }

    /**
     * The aggregates of which nothing is written, each with when a verification first found something of it changed.
     */
    public Map<String, Instant> inDoubt() {
        return store.inDoubt();
    }
}
