package io.parkledger.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came of several threads that began at the same instant.
 *
 * @param answers  of those that returned
 * @param failures what the others threw
 */
record Rush<T>(List<T> answers, List<Throwable> failures) {

    static <T> Rush<T> of(int threads, IntFunction<T> work) {
        var begin = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task = () -> {
                    begin.await(30, TimeUnit.SECONDS);
                    return work.apply(number);
                };
                running.add(pool.submit(task));
            }
            return outcome(running);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> Rush<T> outcome(List<Future<T>> running) {
        var rush = new Rush<T>(new ArrayList<>(), new ArrayList<>());
        for (var one : running) {
            try {
                rush.answers.add(one.get(60, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                rush.failures.add(e.getCause());
            } catch (Exception e) {
                rush.failures.add(e);
            }
        }
        return rush;
    }

    /** The failures that are not as expected. */
    List<Throwable> unexpected(Predicate<@Nullable Throwable> expected) {
        return failures.stream().filter(expected.negate()).toList();
    }
}
