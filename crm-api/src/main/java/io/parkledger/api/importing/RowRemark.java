package io.parkledger.api.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a row: what is wrong with it, or what it changes.
 *
 * @param field of the kind of row; null where it is about the whole row
 * @param code  of the sentence
 * @param facts that the sentence mentions: constants as {@code "LeadStage.LOST"}, all else as text
 */
public record RowRemark(@Nullable String field, String code, List<@Nullable Object> facts) {

    static RowRemark of(@Nullable String field, String code, Object... facts) {
        return new RowRemark(field, code, List.of(facts));
    }
}
