package io.parkledger.api.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Clients in a closed loop: each sends its next request when the last one was answered. Bounded in time and in count.
 */
final class Load {

    private static final int AT_MOST_EACH = 200_000;
    private static final long LAST_ANSWER_SECONDS = 150;

    private final Supplier<Client> clients;
    private final Duration warmUp;
    private final Duration measured;
    private final Supplier<Duration> cpu;

    /** @param cpu what the process that answers has used so far */
    Load(Supplier<Client> clients, Duration warmUp, Duration measured, Supplier<Duration> cpu) {
        this.clients = clients;
        this.cpu = cpu;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** One request, or a few that belong together. */
    @FunctionalInterface
    interface Work {
        /** @return what came back last; one that is not good counts as failed */
        Client.Answer once(Client client) throws IOException;
    }

    private record Loop(LongStream nanos, long failed) {}

    Timings run(int count, Work work) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(count);
        var firstFailure = new AtomicReference<>("");
        try {
            long from = System.nanoTime() + warmUp.toNanos();
            long until = from + measured.toNanos();
            var loops = new ArrayList<Future<Loop>>();
            for (int i = 0; i < count; i++) {
                loops.add(threads.submit(() -> loop(work, from, until, firstFailure)));
            }
            TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
            var before = cpu.get();
            TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
            var used = cpu.get().minus(before);
            var nanos = LongStream.empty();
            long failed = 0;
            for (var each : loops) {
                var loop = each.get(LAST_ANSWER_SECONDS, TimeUnit.SECONDS);
                nanos = LongStream.concat(nanos, loop.nanos());
                failed += loop.failed();
            }
            if (failed > 0) {
                System.out.println("  " + failed + " failed, the first with " + firstFailure.get());
            }
            return Timings.of(nanos, measured.toNanos() / 1e9, used, failed);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Loop loop(Work work, long from, long until, AtomicReference<String> firstFailure) throws IOException {
        var nanos = LongStream.builder();
        long failed = 0;
        try (var client = clients.get()) {
            long begun = System.nanoTime();
            for (int i = 0; i < AT_MOST_EACH && begun < until; i++) {
                var answer = work.once(client);
                long ended = System.nanoTime();
                if (!answer.isGood()) {
                    firstFailure.compareAndSet("", answer.status() + " " + new String(answer.body()));
                    failed++;
                } else if (begun >= from) {
                    nanos.add(ended - begun);
                }
                begun = ended;
            }
        }
        return new Loop(nanos.build(), failed);
    }
}
