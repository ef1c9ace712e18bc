package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {

    private static final Duration SOON = Duration.ofMillis(10);

    private final List<String> died = Collections.synchronizedList(new ArrayList<>());
    private final Loops loops = new Loops((loop, cause) -> died.add(loop + ": " + cause.getMessage()));

    @AfterEach
    void close() {
        loops.all().forEach(Loop::close);
    }

    @Test
    void a_round_that_fails_is_tried_again_and_the_failure_is_told_until_one_works() {
        var rounds = new AtomicInteger();
        var works = new CountDownLatch(1);
        var loop = loops.make("test", SOON, () -> {
            if (rounds.incrementAndGet() < 4 || works.getCount() > 0) {
                throw new IllegalStateException("not yet");
            }
        });

        loop.start();

        await().until(() -> rounds.get() > 4);
        assertThat(loop.failure()).hasMessage("not yet");
        works.countDown();
        await().until(() -> loop.failure() == null);
        assertThat(loop.isAlive(Duration.ofSeconds(5))).isTrue();
        assertThat(died).isEmpty();
    }

    @Test
    void an_error_ends_the_loop_and_goes_to_the_last_resort() {
        var loop = loops.make("test", SOON, () -> {
            throw new NoClassDefFoundError("gone");
        });

        loop.start();

        await().until(loop::hasDied);
        await().untilAsserted(() -> assertThat(died).containsExactly("test: gone"));
        assertThat(loop.isAlive(Duration.ofDays(1))).isFalse();
    }

    @Test
    void a_loop_stuck_in_a_round_is_known_by_its_silence() {
        var stuck = new CountDownLatch(1);
        var loop = loops.make("test", SOON, stuck::await);

        loop.start();

        await().until(() -> loop.silence().compareTo(Duration.ofMillis(100)) > 0);
        assertThat(loop.isAlive(Duration.ofMillis(100))).isFalse();
        loop.beat();
        assertThat(loop.isAlive(Duration.ofSeconds(10))).isTrue();
        stuck.countDown();
    }

    @Test
    void closing_interrupts_the_round_and_is_no_failure() {
        var loop = loops.make("test", SOON, new CountDownLatch(1)::await);
        loop.start();

        loop.close();

        assertThat(loop.isAlive(Duration.ofDays(1))).isFalse();
        assertThat(loop.hasDied()).isFalse();
        assertThat(died).isEmpty();
    }

    @Test
    void an_interrupt_that_nobody_meant_does_not_end_it() {
        var rounds = new AtomicInteger();
        var loop = loops.make("test", SOON, () -> {
            rounds.incrementAndGet();
            Thread.currentThread().interrupt();
        });

        loop.start();

        await().until(() -> rounds.get() > 10);
    }
}
