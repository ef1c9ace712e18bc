package io.parkledger.core.renewal;

import io.parkledger.core.rule.Rule;

/** What holds for renewals. */
enum RenewalRule implements Rule {
    RENEWAL_IS_OPEN,
    /** A renewal goes on where the term ends. */
    NEW_END_IS_AFTER_EXPIRY,
    DATE_IS_NOT_BEFORE_OPENING
}
