package io.parkledger.core.tenant;

import static io.parkledger.core.value.Industry.BIG_DATA;
import static io.parkledger.core.value.Industry.CLOUD_SOFTWARE;
import static io.parkledger.core.value.Industry.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Industry;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndustriesTest {

    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2023, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2023, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);

    private static final Industries CHANGED_ONCE =
            Industries.NONE.begun(BIG_DATA, JANUARY).changed(OTHER, MARCH);

    private static void says(Industries said, Map<LocalDate, Industry> expected) {
        assertThat(said.since()).containsExactlyEntriesOf(new TreeMap<>(expected));
    }

    @Test
    void a_change_holds_until_the_next_one() {
        says(
                CHANGED_ONCE.changed(CLOUD_SOFTWARE, FEBRUARY),
                Map.of(JANUARY, BIG_DATA, FEBRUARY, CLOUD_SOFTWARE, MARCH, OTHER));
        assertThat(CHANGED_ONCE.last()).isEqualTo(OTHER);
        assertThat(CHANGED_ONCE.lastFrom()).isEqualTo(MARCH);
    }

    @Test
    void who_does_what_it_did_before_has_not_changed() {
        says(CHANGED_ONCE.changed(BIG_DATA, MARCH), Map.of(JANUARY, BIG_DATA));
        says(CHANGED_ONCE.changed(OTHER, APRIL), Map.of(JANUARY, BIG_DATA, MARCH, OTHER));
    }

    @Test
    void who_did_earlier_what_it_does_next_has_changed_once() {
        says(CHANGED_ONCE.changed(OTHER, FEBRUARY), Map.of(JANUARY, BIG_DATA, FEBRUARY, OTHER));
    }

    @Test
    void only_the_last_one_is_put_right() {
        says(CHANGED_ONCE.putRight(CLOUD_SOFTWARE), Map.of(JANUARY, BIG_DATA, MARCH, CLOUD_SOFTWARE));
    }

    @Test
    void what_it_began_with_begins_on_the_right_day() {
        says(CHANGED_ONCE.begunOn(BIG_DATA, JANUARY, FEBRUARY), Map.of(FEBRUARY, BIG_DATA, MARCH, OTHER));
    }

    @Test
    void what_was_said_of_these_days_since_stays() {
        says(CHANGED_ONCE.begunOn(CLOUD_SOFTWARE, JANUARY, FEBRUARY), CHANGED_ONCE.since());
        says(CHANGED_ONCE.begunOn(BIG_DATA, JANUARY, MARCH), Map.of(MARCH, OTHER));
    }

    @Test
    void a_day_before_all_others_has_what_it_began_with() {
        says(
                CHANGED_ONCE.begunOn(CLOUD_SOFTWARE, FEBRUARY, JANUARY.minusDays(1)),
                Map.of(JANUARY.minusDays(1), CLOUD_SOFTWARE, JANUARY, BIG_DATA, MARCH, OTHER));
    }

    @Test
    void what_it_did_is_known_as_long_as_it_was_in_the_park_at_all() {
        var one = Industries.NONE.begun(BIG_DATA, JANUARY);

        says(CHANGED_ONCE.notBegun(OTHER, MARCH, false), one.since());
        says(CHANGED_ONCE.notBegun(CLOUD_SOFTWARE, MARCH, false), CHANGED_ONCE.since());
        says(one.notBegun(BIG_DATA, JANUARY, false), one.since());
        assertThat(one.notBegun(BIG_DATA, JANUARY, true).isEmpty()).isTrue();
    }
}
