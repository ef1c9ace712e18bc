package io.parkledger.api.bench;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What sealing costs those who append, by pairs of runs with it and without it, turn by turn; and how long an event is
 * not covered by a checkpoint.
 */
final class Sealing {

    private static final int PAIRS = 9;
    private static final int WRITERS = 8;
    /** One of so many appends is followed until a checkpoint covers it. */
    private static final int FOLLOWED = 10;

    private static final long LOOK_EVERY_MILLIS = 20;

    private final BenchSettings settings;
    private final Databases databases;
    private final Report report;
    private final AtomicLong number = new AtomicLong();
    private final List<Long> unsealedNanos = new ArrayList<>();

    Sealing(BenchSettings settings, Databases databases, Report report) {
        this.settings = settings;
        this.databases = databases;
        this.report = report;
    }

    /** An append that is followed: its raw index, and when it was answered. */
    private record Appended(long globalIndex, long at) {}

    void measure() throws SQLException, InterruptedException {
        report.title("## What sealing costs appends: %d writers without HTTP, %d pairs of runs of %d s"
                .formatted(WRITERS, PAIRS, settings.measured().toSeconds()));
        report.header("pair", "appends/s sealed", "not sealed", "ratio");
        try (var sealed = SealedNode.open(
                        databases.ledger("sealing"), settings.folder().resolve("sealing"));
                var other = SealedNode.open(
                        databases.ledger("no_sealing"), settings.folder().resolve("no-sealing"))) {
            other.stopSealing();
            run(sealed, settings.warmUp(), false);
            run(other, settings.warmUp(), false);
            var ratios = new double[PAIRS];
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean first = pair % 2 == 0;
                double with = first ? run(sealed, settings.measured(), true) : 0;
                double without = run(other, settings.measured(), false);
                with = first ? with : run(sealed, settings.measured(), true);
                ratios[pair] = with / without;
                report.row(pair + 1, "%.0f".formatted(with), "%.0f".formatted(without), "%.3f".formatted(ratios[pair]));
            }
            Arrays.sort(ratios);
            var windows = Timings.of(unsealedNanos.stream().mapToLong(Long::longValue), 1, Duration.ZERO, 0);
            report.title(
                    "Median ratio %.3f (from %.3f to %.3f). From an append's answer until a checkpoint covers it, %d samples: p50 %s ms, p99 %s ms, at most %s ms."
                            .formatted(
                                    ratios[PAIRS / 2],
                                    ratios[0],
                                    ratios[PAIRS - 1],
                                    windows.sortedNanos().length,
                                    windows.percentile(50),
                                    windows.percentile(99),
                                    windows.percentile(100)));
        }
    }

    /** @return appends in a second */
    private double run(SealedNode node, Duration time, boolean following) throws InterruptedException {
        var followed = new ConcurrentLinkedQueue<Appended>();
        var covered = new TreeMap<Long, Long>();
        var ended = new AtomicBoolean();
        // The same look at both, so that it costs both the same.
        var watching = CompletableFuture.runAsync(() -> watch(node, covered, ended), Sealing::inThread);
        var count = new AtomicLong();
        long until = System.nanoTime() + time.toNanos();
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(CompletableFuture.runAsync(
                    () -> {
                        while (System.nanoTime() < until) {
                            append(node, count, followed);
                        }
                    },
                    Sealing::inThread));
        }
        writers.forEach(CompletableFuture::join);
        if (following) {
            node.awaitSealed();
            TimeUnit.MILLISECONDS.sleep(2 * LOOK_EVERY_MILLIS);
        }
        ended.set(true);
        watching.join();
        if (following) {
            followed.forEach(append -> follow(node, append, covered));
        }
        return count.get() * 1e9 / time.toNanos();
    }

    private void append(SealedNode node, AtomicLong count, ConcurrentLinkedQueue<Appended> followed) {
        var id = "P-" + number.incrementAndGet();
        var receipt = node.ledger()
                .desk()
                .send(new RegisterPark(new ParkId(id), "园区" + id, null), Population.SENDER, Delivery.PLAIN);
        if (count.incrementAndGet() % FOLLOWED == 0) {
            followed.add(new Appended(receipt.globalIndex(), System.nanoTime()));
        }
    }

    private static void watch(SealedNode node, TreeMap<Long, Long> covered, AtomicBoolean ended) {
        while (!ended.get()) {
            covered.putIfAbsent(node.seal().reader().size(), System.nanoTime());
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void follow(SealedNode node, Appended append, TreeMap<Long, Long> covered) {
        var position = node.ledger().reader().positionOf(append.globalIndex()).orElseThrow();
        unsealedNanos.add(Math.max(0, covered.ceilingEntry(position).getValue() - append.at()));
    }

    private static void inThread(Runnable work) {
        new Thread(work).start();
    }
}
