package io.parkledger.api.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row, or would become of it, in the reader's words.
 *
 * @param row     as the file's program counts
 * @param changes field by field, what was recorded and what the row says
 * @param reasons why it is refused, or why it stands although all was taken back
 * @param touched the pages of what it has changed
 */
public record SaidRow(
        int row,
        RowOutcome outcome,
        List<Said> changes,
        List<Said> reasons,
        List<String> touched,
        @Nullable Boolean takenBack) {

    /**
     * Something said of a row.
     *
     * @param field  as its column is called; null where it is about the whole row
     * @param column letters of the file's column; null where it is about none
     * @param code   stable name of the rule
     */
    public record Said(@Nullable String field, @Nullable String column, String code, String sentence) {}
}
