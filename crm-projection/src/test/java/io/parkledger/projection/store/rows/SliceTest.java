package io.parkledger.projection.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static Slice<String> page(List<String> rows, int limit, String cursor) {
        return Slice.of(rows, row -> row, new SliceRequest(limit, cursor));
    }

    @Test
    void every_row_is_walked_once_and_in_order() {
        var rows = List.of("d", "a", "澜", "c", "b");

        for (int limit = 1; limit <= 6; limit++) {
            var walked = new ArrayList<String>();
            String cursor = null;
            do {
                var page = page(rows, limit, cursor);
                assertThat(page.items()).hasSizeBetween(1, limit);
                walked.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            assertThat(walked).as("pages of %d", limit).containsExactly("a", "b", "c", "d", "澜");
        }
        assertThat(page(List.of(), 5, null)).isEqualTo(new Slice<>(List.of(), null));
    }

    @Test
    void a_row_that_goes_or_comes_while_one_walks_moves_no_other() {
        var first = page(List.of("a", "b", "c", "d"), 2, null);

        assertThat(page(List.of("0", "a", "c", "d"), 2, first.next()).items()).containsExactly("c", "d");
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        assertThatThrownBy(() -> page(List.of("a"), 1, "***"))
                .isInstanceOfSatisfying(InvalidValue.class, refused -> assertThat(refused.code())
                        .isEqualTo("value.cursor-malformed"));
    }
}
