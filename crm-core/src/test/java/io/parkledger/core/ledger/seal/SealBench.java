package io.parkledger.core.ledger.seal;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of the seal, not a test: how many events are verified in a second; what sealing costs those who append, and
 * how long an event is not covered by a checkpoint; and the processor time that sealing takes, which changes less where
 * others work on the same computer. Run it by its name, on the class path of the tests; its arguments say which of
 * {@code verification}, {@code appends} and {@code time}, all of them without any.
 */
final class SealBench {

    private static final int VERIFIED = 200_000;
    private static final int ROUNDS = 5;
    private static final int PAIRS = 9;
    private static final int WRITERS = 8;
    private static final Duration RUN = Duration.ofSeconds(4);
    /** Sealed in one round, of which processor time is taken. */
    private static final int AT_ONCE = 80_000;

    private static final Duration LONG = Duration.ofMinutes(2);

    private SealBench() {}

    public static void main(String[] arguments) {
        var wanted = arguments.length == 0 ? List.of("verification", "appends", "time") : List.of(arguments);
        if (wanted.contains("verification")) {
            verification();
        }
        if (wanted.contains("appends")) {
            appends();
        }
        if (wanted.contains("time")) {
            processorTime();
        }
        System.exit(0);
    }

    private static void verification() {
        try (var ledger = SealedLedger.open()) {
            ManyEvents.write(ledger, VERIFIED);
            ledger.awaitOutside();
            for (int round = 0; round < ROUNDS; round++) {
                var walked = new AtomicLong();
                var began = System.nanoTime();
                var report = ledger.seal.look(0, List.of(), position -> walked.set(System.nanoTime() - began));
                say(
                        "verified %d events, %d findings: %.0f/s walking, %.0f/s with all books; %d signatures in %d ms",
                        report.upTo(),
                        report.count(),
                        report.upTo() / (walked.get() / 1e9),
                        report.upTo() / (report.took().toNanos() / 1e9),
                        report.signatures(),
                        report.tookSignatures().toMillis());
            }
        }
    }

    /** Each round in a ledger of its own, whose events were put in order before. */
    private static void processorTime() {
        for (int round = 0; round < ROUNDS; round++) {
            var settings = TestPostgres.newDatabase();
            var folder = TestFolders.make();
            try (var ledger = SealedLedger.openUnsealed(settings, folder)) {
                ManyEvents.append(ledger, AT_ONCE);
                ledger.awaitThat("order", () -> ledger.ledger.reader().head() >= AT_ONCE);
                var before = databaseTime();
                ledger.seal.start(ledger.ledger);
                ledger.seal.awaitCheckpoint(AT_ONCE, LONG);
                var events = ledger.ledger.reader().head();
                var here = threadTime("checkpoints");
                var there = databaseTime();
                there.replaceAll((process, time) -> time - before.getOrDefault(process, 0L));
                var took = there.values().stream().mapToLong(Long::longValue).sum();
                say(
                        "sealing takes %.1f µs of processor time per event: %.1f in the application, %.1f in the database",
                        (here + took) / 1e3 / events, here / 1e3 / events, took / 1e3 / events);
            }
        }
    }

    /** Nanoseconds of the one thread of this name that goes on. */
    private static long threadTime(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals(name))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .reduce((one, other) -> {
                    throw new IllegalStateException("Two threads are called " + name);
                })
                .orElseThrow();
    }

    /** Nanoseconds of each process of the database that goes on. */
    private static Map<Long, Long> databaseTime() {
        var times = new HashMap<Long, Long>();
        for (var process : TestPostgres.processes()) {
            process.info().totalCpuDuration().ifPresent(time -> times.put(process.pid(), time.toNanos()));
        }
        return times;
    }

    private static void appends() {
        try (var sealed = SealedLedger.open();
                var unsealed = SealedLedger.open()) {
            unsealed.seal.close();
            run(sealed, "W");
            run(unsealed, "W");
            var cost = new double[PAIRS];
            var windows = new ArrayList<Long>();
            for (int pair = 0; pair < PAIRS; pair++) {
                var with = pair % 2 == 0 ? runWatched(sealed, pair, windows) : 0;
                var without = run(unsealed, "P" + pair);
                with = pair % 2 == 0 ? with : runWatched(sealed, pair, windows);
                cost[pair] = 100.0 * (without - with) / without;
                say("pair %d: %d appends sealed, %d not sealed", pair, with, without);
            }
            Arrays.sort(cost);
            windows.sort(null);
            say(
                    "sealing costs appends %.1f %% (median of %d); an event waits for its checkpoint %d ms (median), %d ms (p99)",
                    cost[PAIRS / 2], PAIRS, windows.get(windows.size() / 2), windows.get(windows.size() * 99 / 100));
        }
    }

    private static long runWatched(SealedLedger ledger, int pair, List<Long> windows) {
        var ended = new AtomicBoolean();
        var watching = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                var head = ledger.ledger.reader().head();
                var began = System.nanoTime();
                while (ledger.log().size() < head && !ended.get()) {
                    sleep();
                }
                windows.add((System.nanoTime() - began) / 1_000_000);
            }
        });
        var count = run(ledger, "P" + pair);
        ended.set(true);
        watching.join();
        return count;
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long run(SealedLedger ledger, String name) {
        var count = new AtomicLong();
        var end = System.nanoTime() + RUN.toNanos();
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var prefix = name + "-" + writer + "-";
            writers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; System.nanoTime() < end; i++) {
                            ledger.send(new RegisterPark(new ParkId(prefix + i), "园区" + prefix + i, null));
                            count.incrementAndGet();
                        }
                    },
                    command -> new Thread(command).start()));
        }
        writers.forEach(CompletableFuture::join);
        return count.get();
    }

    private static void say(String sentence, Object... arguments) {
        System.out.println(sentence.formatted(arguments));
    }
}
