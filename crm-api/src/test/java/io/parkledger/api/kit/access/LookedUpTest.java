package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookedUpTest {

    private final AtomicLong changes = new AtomicLong();
    private final LookedUp<String, String> answers = new LookedUp<>(changes);

    /** Else each would wait for the database to be given up by the one before. */
    @Test
    void who_asks_the_same_waits_for_nobody() throws Exception {
        var atOnce = new CyclicBarrier(3);
        var pool = Executors.newFixedThreadPool(3);
        try {
            Callable<String> asking = () -> answers.get("token", asked -> {
                try {
                    atOnce.await(10, TimeUnit.SECONDS);
                    return "lin";
                } catch (Exception e) {
                    throw new IllegalStateException("the others have not come", e);
                }
            });
            var said = new ArrayList<String>();
            for (var answer : pool.invokeAll(List.of(asking, asking, asking))) {
                said.add(answer.get());
            }
            assertThat(said).containsExactly("lin", "lin", "lin");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void what_was_answered_is_not_asked_again_until_something_changes() {
        var asked = new AtomicInteger();

        var first = answers.get("token", key -> "answer " + asked.incrementAndGet());
        var second = answers.get("token", key -> "answer " + asked.incrementAndGet());
        changes.incrementAndGet();
        var third = answers.get("token", key -> "answer " + asked.incrementAndGet());

        assertThat(List.of(first, second, third)).containsExactly("answer 1", "answer 1", "answer 2");
    }

    @Test
    void what_changes_while_it_is_asked_makes_the_answer_old_at_once() {
        answers.get("token", key -> {
            changes.incrementAndGet();
            return "before";
        });

        assertThat(answers.get("token", key -> "after")).isEqualTo("after");
    }

    @Test
    void that_there_is_nothing_is_not_remembered() {
        assertThat(answers.get("token", key -> null)).isNull();
        assertThat(answers.get("token", key -> "there")).isEqualTo("there");
    }
}
