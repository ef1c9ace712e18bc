package io.parkledger.api.contribution;

import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.core.contribution.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many figures.
 *
 * @param rows     one for each figure, in the order in which they were sent
 * @param position of the last event that followed: pass it as {@code minPosition} to see the outcome; null when nothing
 *                 followed, or when an append that began earlier keeps it from being sealed yet
 */
record BatchAnswer(List<Row> rows, @Nullable Long position) {

    /** What became of one of them. */
    enum FigureOutcome {
        REPORTED,
        /** It was reported already, and another value: that it be corrected waits for a second person. */
        PROPOSED,
        /** It was reported already, and the same: nothing was done. */
        SAME,
        /** What was proposed is done. */
        APPROVED,
        REFUSED
    }

    /**
     * One figure.
     *
     * @param row     of those sent, counted from 0
     * @param id      of the contribution
     * @param field   of the row, where it was refused
     * @param code    of the rule, where it was refused
     * @param detail  the sentence of the refusal, in the language that was asked for
     * @param confirm what would have to be confirmed; nothing, where it was refused for another reason
     */
    record Row(
            int row,
            String id,
            Figure figure,
            FigureOutcome outcome,
            @Nullable String field,
            @Nullable String code,
            @Nullable String detail,
            List<Problems.Unlikely> confirm) {

        boolean isRefused() {
            return outcome == FigureOutcome.REFUSED;
        }
    }
}
