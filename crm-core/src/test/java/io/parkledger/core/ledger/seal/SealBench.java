package io.parkledger.core.ledger.seal;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of the seal, not a test: how many events are verified in a second, what sealing costs those who append, and
 * how long an event is not covered by a checkpoint. Run it by its name, on the class path of the tests; its arguments
 * are how many events are verified (200000) and how many pairs of runs are compared (9).
 */
final class SealBench {

    private static final int WRITERS = 8;
    private static final Duration RUN = Duration.ofSeconds(4);

    private SealBench() {}

    public static void main(String[] arguments) {
        verification(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000);
        appends(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9);
        System.exit(0);
    }

    private static void verification(int events) {
        try (var ledger = SealedLedger.open()) {
            ManyEvents.write(ledger, events);
            ledger.awaitOutside();
            for (int round = 0; round < 5; round++) {
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

    private static void appends(int pairs) {
        try (var sealed = SealedLedger.open();
                var unsealed = SealedLedger.open()) {
            unsealed.seal.close();
            run(sealed, "W");
            run(unsealed, "W");
            var cost = new double[pairs];
            var windows = new ArrayList<Long>();
            for (int pair = 0; pair < pairs; pair++) {
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
                    cost[pairs / 2], pairs, windows.get(windows.size() / 2), windows.get(windows.size() * 99 / 100));
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
