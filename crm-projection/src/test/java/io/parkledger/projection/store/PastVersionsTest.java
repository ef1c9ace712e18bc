package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class PastVersionsTest {

    private static final int POSITIONS = 70;

    private static long milestone(long from, long until) {
        return PastVersions.until(until, new Document("_id", "L1").append("position", from))
                .getLong(PastVersions.MILESTONE);
    }

    @Test
    void whatever_stood_at_a_position_has_one_of_the_milestones_around_it() {
        for (long from = 0; from < POSITIONS; from++) {
            for (long until = from + 1; until <= POSITIONS; until++) {
                for (long position = from; position < until; position++) {
                    assertThat(PastVersions.milestonesAround(position))
                            .as("%d, from %d until %d", position, from, until)
                            .contains(milestone(from, until));
                }
            }
        }
    }

    @Test
    void and_so_it_has_in_the_largest_ledger() {
        var chance = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long from = chance.nextLong(1L << 43);
            long until = chance.nextLong(from + 1, 1L << 43);
            long position = chance.nextLong(from, until);

            assertThat(PastVersions.milestonesAround(position))
                    .as("%d, from %d until %d", position, from, until)
                    .contains(milestone(from, until));
        }
    }

    @Test
    void of_what_had_ended_long_before_hardly_anything_has_one_of_them() {
        var around = PastVersions.milestonesAround(1_000_000);

        long having = 0;
        for (long from = 1; from < 999_000; from++) {
            having += around.contains(milestone(from, from + 3)) ? 1 : 0;
        }

        assertThat(having).isLessThan(100);
    }

    @Test
    void a_version_becomes_the_document_that_it_was() {
        var document = new Document("_id", "L1").append("position", 5L).append("owner", "lin");

        assertThat(PastVersions.restored(PastVersions.until(9, document))).isEqualTo(document);
    }
}
