package io.parkledger.core.ledger.seal;

import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.ledger.LastResort;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.seal.stamp.StampSettings;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.tlog.witness.Witness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An open ledger with its seal, in a database and a folder of its own. */
final class SealedLedger implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final LedgerSettings settings;
    final Path folder;
    final LedgerDatabase database;
    final Seal seal;
    final Ledger ledger;

    private SealedLedger(
            LedgerSettings settings,
            Path folder,
            @Nullable String origin,
            LedgerClock clock,
            boolean starting,
            List<Witness> witnesses,
            @Nullable StampSettings stamps,
            boolean sm2) {
        this.settings = settings;
        this.folder = folder;
        database = LedgerDatabase.open(settings);
        seal = Seal.of(
                database,
                new SealSettings(
                        folder.resolve("keys"), folder.resolve("checkpoints.txt"), origin, witnesses, stamps, sm2));
        ledger = Ledger.open(
                database,
                clock,
                Contexts.ALL,
                Policies.ALL,
                EventCheck.NONE,
                seal.mac(),
                new Loops(LastResort.END_PROCESS));
        try {
            if (starting) {
                seal.start(ledger);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static SealedLedger open() {
        return open(TestPostgres.newDatabase(), TestFolders.make());
    }

    /** Another node, or the same one after a restart. */
    static SealedLedger open(LedgerSettings settings, Path folder) {
        return open(settings, folder, null);
    }

    /** Nothing is sealed, what is sent is signed. */
    static SealedLedger openUnsealed(LedgerSettings settings, Path folder) {
        return new SealedLedger(
                settings, folder, null, LedgerClock.real(TestLedger.SHANGHAI), false, List.of(), null, false);
    }

    static SealedLedger simulated(LedgerClock clock) {
        return new SealedLedger(
                TestPostgres.newDatabase(), TestFolders.make(), null, clock, true, List.of(), null, false);
    }

    static SealedLedger open(LedgerSettings settings, Path folder, @Nullable String origin) {
        return new SealedLedger(
                settings, folder, origin, LedgerClock.real(TestLedger.SHANGHAI), true, List.of(), null, false);
    }

    static SealedLedger witnessed(LedgerSettings settings, Path folder, String origin, Witness... witnesses) {
        return new SealedLedger(
                settings, folder, origin, LedgerClock.real(TestLedger.SHANGHAI), true, List.of(witnesses), null, false);
    }

    static SealedLedger stamped(LedgerSettings settings, Path folder, StampSettings stamps) {
        return new SealedLedger(
                settings, folder, null, LedgerClock.real(TestLedger.SHANGHAI), true, List.of(), stamps, false);
    }

    /** Signed with SM2 as well, once that is told. */
    static SealedLedger withSm2(LedgerSettings settings, Path folder) {
        return new SealedLedger(
                settings, folder, null, LedgerClock.real(TestLedger.SHANGHAI), true, List.of(), null, true);
    }

    Path outside() {
        return folder.resolve("checkpoints.txt");
    }

    Path checkpointKey() {
        return folder.resolve("keys/checkpoint.key");
    }

    Path appendKey() {
        return folder.resolve("keys/append.key");
    }

    long send(Command command) {
        var receipt = ledger.desk().send(command, TestLedger.LIN, Delivery.PLAIN);
        return positionOf(receipt);
    }

    private long positionOf(Receipt receipt) {
        return ledger.positions().await(receipt, PATIENCE).orElseThrow();
    }

    LogReader log() {
        return seal.reader();
    }

    /** Waits for a checkpoint that covers all that was put in order. */
    void awaitCheckpoint() {
        awaitThat(
                "a checkpoint of everything",
                () -> log().size() == ledger.reader().head());
    }

    /** Waits, however long it takes, for a checkpoint that covers so many. */
    void awaitCheckpointOf(long size) {
        await("a checkpoint of many").atMost(Duration.ofMinutes(10)).until(() -> log().size() >= size);
        awaitCheckpoint();
    }

    void awaitFailure(String code) {
        awaitThat(
                code,
                () -> seal.failure() instanceof SealBroken broken
                        && broken.code().equals(code));
    }

    /** Waits until the newest checkpoint is the last thing in the outside file. */
    void awaitOutside() {
        var newest = log().checkpoint().orElseThrow();
        awaitThat(
                "the checkpoint in the outside file",
                () -> new OutsideFile(outside()).last().filter(newest::equals).isPresent());
    }

    void awaitThat(String what, Callable<Boolean> holds) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(holds);
    }

    @Override
    public void close() {
        seal.close();
        ledger.close();
        database.close();
    }
}
