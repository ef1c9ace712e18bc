package io.parkledger.core.renewal;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for renewals. */
enum RenewalRule implements Rule {
    RENEWAL_IS_OPEN,
    /** A renewal goes on where the term ends. */
    NEW_END_IS_AFTER_EXPIRY("newEndOn"),
    DATE_IS_NOT_BEFORE_OPENING(ITS_DAY),
    /** Only what was declined, or had nothing to renew, is taken up again. */
    RENEWAL_CAME_TO_NOTHING,
    /** Until its last day a lease can be renewed after all; from then on the tenant is held over, or gone. */
    TERM_STILL_RUNS,
    /** Nothing follows before it was decided. */
    DATE_IS_NOT_BEFORE_DECISION(ITS_DAY),
    /** Only what was agreed is corrected or withdrawn. */
    RENEWAL_IS_AGREED,
    /** A correction says something else than what is recorded. */
    CORRECTION_CHANGES_SOMETHING,
    /** Nobody renews before the premises were handed over. */
    OPENING_IS_NOT_BEFORE_HANDOVER("handedOverOn"),
    /** What was ever renewed, or was to be, was handed over. */
    NOTHING_WAS_OPENED;

    private final List<String> fields;

    RenewalRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
