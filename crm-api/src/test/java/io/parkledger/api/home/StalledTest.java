package io.parkledger.api.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.projection.store.rows.Count;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalledTest {

    @Test
    void a_talk_counts_at_the_level_it_has_come_to_and_at_no_other() {
        var levels = Stalled.levels(
                List.of(new Count(20, false), new Count(9, false), new Count(4, false), new Count(1, false)));

        assertThat(levels).extracting(Stalled.Level::count).containsExactly(11L, 5L, 3L, 1L);
        assertThat(new Stalled(levels, List.of()).talks()).isEqualTo(20);
    }

    @Test
    void a_count_that_stopped_early_says_so() {
        var levels = Stalled.levels(
                List.of(new Count(Count.UP_TO, true), new Count(9, false), new Count(4, false), new Count(1, false)));

        assertThat(levels).extracting(Stalled.Level::atLeast).containsExactly(true, false, false, false);
    }
}
