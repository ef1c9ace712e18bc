package io.parkledger.api.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Officers at work, each in a thread of its own, until they are stopped or get no answer. */
final class Shift {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch enough;
    private final CompletableFuture<Void> over;

    private Shift(Map<Officer, Rest> desks, int acknowledgements) {
        enough = new CountDownLatch(acknowledgements);
        over = CompletableFuture.allOf(desks.entrySet().stream()
                .map(desk -> CompletableFuture.runAsync(
                        () -> work(desk.getKey(), desk.getValue()), task -> new Thread(task, "officer").start()))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** @param acknowledgements after which {@link #awaitAcknowledgements} returns; work goes on */
    static Shift begin(Map<Officer, Rest> desks, int acknowledgements) {
        return new Shift(desks, acknowledgements);
    }

    private void work(Officer officer, Rest rest) {
        try {
            officer.work(rest, enough::countDown);
        } catch (RuntimeException | Error e) {
            // Nobody need wait any longer.
            for (long missing = enough.getCount(); missing > 0; missing--) {
                enough.countDown();
            }
            throw e;
        }
    }

    void awaitAcknowledgements() throws Exception {
        assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("acknowledged in time")
                .isTrue();
    }

    void awaitEnd() throws Exception {
        over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
