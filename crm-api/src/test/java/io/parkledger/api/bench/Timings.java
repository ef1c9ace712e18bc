package io.parkledger.api.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long things took.
 *
 * @param sortedNanos of what went well
 * @param seconds     it took altogether
 * @param cpu         the process that answered used meanwhile
 * @param failed      how many did not go well
 */
record Timings(long[] sortedNanos, double seconds, Duration cpu, long failed) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Timings of(LongStream nanos, double seconds, Duration cpu, long failed) {
        return new Timings(nanos.sorted().toArray(), seconds, cpu, failed);
    }

    /** Both runs of the same as one. */
    Timings and(Timings other) {
        var nanos = Stream.of(sortedNanos, other.sortedNanos).flatMapToLong(Arrays::stream);
        return of(nanos, seconds + other.seconds, cpu.plus(other.cpu), failed + other.failed);
    }

    double perSecond() {
        return sortedNanos.length / seconds;
    }

    /** What one answer cost the process; on a busy machine this says more than the time it took. */
    String cpuMillisEach() {
        return sortedNanos.length == 0 ? "–" : "%.2f".formatted(cpu.toNanos() / NANOS_PER_MILLI / sortedNanos.length);
    }

    String percentile(int percent) {
        if (sortedNanos.length == 0) {
            return "–";
        }
        int rank = (int) Math.ceil(percent / 100.0 * sortedNanos.length);
        return "%.1f".formatted(sortedNanos[Math.max(0, rank - 1)] / NANOS_PER_MILLI);
    }
}
