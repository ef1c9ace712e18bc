package io.parkledger.core.contribution;

import io.parkledger.core.rule.Rule;

/** What holds for contributions. */
enum ContributionRule implements Rule {
    /** A figure is reported once and restated after that: both values stay. */
    FIGURE_IS_NOT_YET_REPORTED,
    FIGURE_IS_REPORTED,
    /** A restatement changes something. */
    VALUE_DIFFERS,
    NO_RESTATEMENT_IS_PENDING,
    RESTATEMENT_IS_PENDING,
    /** Maker and checker: who proposed does not approve. */
    CHECKER_IS_NOT_THE_MAKER,
    /** Persons are whole. */
    JOBS_ARE_WHOLE_AND_NOT_NEGATIVE,
    /** Nothing is reported before its period has begun. */
    PERIOD_HAS_BEGUN,
    /** Unlikely otherwise, see {@link Slips}: yuan like those of the period before. */
    AMOUNT_IS_LIKE_THE_LAST,
    /** Unlikely otherwise, see {@link Slips}: persons like those of the period before. */
    JOBS_ARE_LIKE_THE_LAST,
    /** Unlikely otherwise, see {@link Slips}: yuan that nothing can be compared with. */
    AMOUNT_IS_USUAL,
    /** Unlikely otherwise, see {@link Slips}: persons that nothing can be compared with. */
    JOBS_ARE_USUAL
}
