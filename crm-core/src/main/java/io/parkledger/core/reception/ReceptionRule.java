package io.parkledger.core.reception;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for receptions and visits. */
enum ReceptionRule implements Rule {
    /** A correction that corrects nothing was meant otherwise. */
    CORRECTION_CHANGES_SOMETHING,
    RECEPTION_IS_NOT_CANCELLED,
    /** What is said of a reception, or of a trip, is not said before that day. */
    DATE_IS_NOT_BEFORE_RECEPTION(ITS_DAY),
    DATE_IS_NOT_BEFORE_TRIP(ITS_DAY),
    /** Nothing more happens to a trip that should never have been recorded. */
    VISIT_IS_NOT_WITHDRAWN,
    /** Nothing is recorded in a park that never was. */
    PARK_IS_NOT_WITHDRAWN("parkId");

    private final List<String> fields;

    ReceptionRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
