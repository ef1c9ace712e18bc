package io.parkledger.api.bench;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What sealing costs those who append, by pairs of runs with it and without it, turn by turn; and how long an event is
 * not covered by a checkpoint. Both are warmed up for long, since what is sealed once a second is compiled late, and
 * the compiler takes more processor time than the seal.
 */
final class Sealing {

    private static final int PAIRS = 9;
    private static final int WRITERS = 8;
    /** One of so many appends is followed until a checkpoint covers it. */
    private static final int FOLLOWED = 10;

    /** Behind the last append; with it ends what processor time is taken of. */
    private static final Duration SEALED_WITHIN = Duration.ofMillis(1_500);

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

    /** What came of some time: how often was appended, and what that took. */
    private record Run(long appends, Duration time, ProcessorTime took) {

        double perSecond() {
            return appends * 1e9 / time.toNanos();
        }

        double applicationMicros() {
            return took.application().toNanos() / 1e3 / appends;
        }

        double databaseMicros() {
            return took.database().toNanos() / 1e3 / appends;
        }

        double micros() {
            return applicationMicros() + databaseMicros();
        }
    }

    private record Pair(Run sealed, Run other) {

        double ratio() {
            return sealed.perSecond() / other.perSecond();
        }

        /** Processor time of an append, how many times that of one that is not sealed. */
        double times() {
            return sealed.micros() / other.micros();
        }
    }

    void measure() throws IOException, SQLException, InterruptedException {
        report.title(
                "## What sealing costs appends: %d writers without HTTP, %d pairs of runs of %d s, each side warmed up for %d s"
                        .formatted(
                                WRITERS,
                                PAIRS,
                                settings.measured().toSeconds(),
                                settings.first().toSeconds()));
        report.header(
                "pair",
                "appends/s sealed",
                "not sealed",
                "ratio",
                "µs of processor time of an append sealed",
                "not sealed",
                "ratio");
        try (var sealed = SealedNode.open(
                        databases.ledger("sealing"), settings.folder().resolve("sealing"));
                var other = SealedNode.open(
                        databases.ledger("no_sealing"), settings.folder().resolve("no-sealing"))) {
            other.stopSealing();
            run(sealed, settings.first(), false);
            run(other, settings.first(), false);
            var pairs = new ArrayList<Pair>();
            for (int number = 1; number <= PAIRS; number++) {
                var pair = pair(sealed, other, number % 2 == 1);
                pairs.add(pair);
                report.row(
                        number,
                        "%.0f".formatted(pair.sealed().perSecond()),
                        "%.0f".formatted(pair.other().perSecond()),
                        "%.3f".formatted(pair.ratio()),
                        micros(pair.sealed()),
                        micros(pair.other()),
                        "%.3f".formatted(pair.times()));
            }
            var ratios = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
            var times = pairs.stream().mapToDouble(Pair::times).sorted().toArray();
            var windows = Timings.of(unsealedNanos.stream().mapToLong(Long::longValue), 1, Duration.ZERO, 0);
            report.title(
                    "Median ratio %.3f (from %.3f to %.3f), of processor time %.3f (from %.3f to %.3f). From an append's answer until a checkpoint covers it, %d samples: p50 %s ms, p99 %s ms, at most %s ms."
                            .formatted(
                                    ratios[PAIRS / 2],
                                    ratios[0],
                                    ratios[PAIRS - 1],
                                    times[PAIRS / 2],
                                    times[0],
                                    times[PAIRS - 1],
                                    windows.sortedNanos().length,
                                    windows.percentile(50),
                                    windows.percentile(99),
                                    windows.percentile(100)));
        }
    }

    private static String micros(Run run) {
        return "%.0f + %.0f".formatted(run.applicationMicros(), run.databaseMicros());
    }

    private Pair pair(SealedNode sealed, SealedNode other, boolean sealedFirst)
            throws IOException, InterruptedException {
        if (sealedFirst) {
            var first = run(sealed, settings.measured(), true);
            return new Pair(first, run(other, settings.measured(), false));
        }
        var first = run(other, settings.measured(), false);
        return new Pair(run(sealed, settings.measured(), true), first);
    }

    private Run run(SealedNode node, Duration time, boolean following) throws IOException, InterruptedException {
        var followed = new ConcurrentLinkedQueue<Appended>();
        var covered = new TreeMap<Long, Long>();
        var ended = new AtomicBoolean();
        var before = databases.processorTime();
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
        }
        // As long at both, since a node that waits takes some time too.
        TimeUnit.NANOSECONDS.sleep(until + SEALED_WITHIN.toNanos() - System.nanoTime());
        var took = databases.processorTime().minus(before);
        ended.set(true);
        watching.join();
        if (following) {
            followed.forEach(append -> follow(node, append, covered));
        }
        return new Run(count.get(), time, took);
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
