package io.parkledger.core.report;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for sealed reports. */
public enum ReportRule implements Rule {
    /**
     * A month or year can be summed up when its last day has come, by what is known then. Facts: that day, and the day
     * of what is known.
     */
    PERIOD_IS_OVER("period", "knownAt"),
    /** Nothing is summed up of a park before there was anything of it. Facts: the period. */
    PERIOD_IS_NOT_BEFORE_THE_PARK("period"),
    /** A correction says the same month or year of the same park once more. Facts: the number of the one it names. */
    REPLACED_IS_OF_THE_SAME_PERIOD("replaces"),
    /** What was replaced is corrected by correcting what replaced it. */
    REPORT_IS_REPLACED_ONCE("replaces"),
    /** No number is given twice. */
    NUMBER_IS_GIVEN_ONCE,
    /** Numbers of a period have no gap. */
    NUMBERS_FOLLOW_EACH_OTHER,
    /** Nothing is recorded of a park that never was. */
    PARK_IS_NOT_WITHDRAWN("parkId");

    private final List<String> fields;

    ReportRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
