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
    /** A figure is of a period in which its tenant was in the park on some day. */
    TENANT_STAYS_WHERE_IT_REPORTED,
    /**
     * Tax of full scope is summed over periods and types: neither the days of two periods overlap, nor is what is not split
     * by type reported beside a type.
     */
    TAX_IS_OF_DAYS_OF_ITS_OWN,
    /** The same of the local share. */
    LOCAL_SHARE_IS_OF_DAYS_OF_ITS_OWN,
    OUTPUT_IS_OF_DAYS_OF_ITS_OWN,
    /** Persons are counted at the end of a period: the last month and the quarter say the same. */
    JOBS_ARE_OF_A_DAY_OF_THEIR_OWN,
    /** What district and city keep is a part of all that was paid, and of a refund a part of the refund. */
    LOCAL_SHARE_IS_WITHIN_FULL_SCOPE,
    WITHDRAWAL_IS_PENDING,
    /** Who proposed something may take it back, and nobody else: the checker rejects. */
    MAKER_TAKES_IT_BACK,
    DATE_IS_NOT_BEFORE_REPORT,
    DATE_IS_NOT_BEFORE_PROPOSAL,
    /** Unlikely otherwise, see {@link Slips}: yuan like those of the period before. */
    AMOUNT_IS_LIKE_THE_LAST,
    /** Unlikely otherwise, see {@link Slips}: persons like those of the period before. */
    JOBS_ARE_LIKE_THE_LAST,
    /** Unlikely otherwise, see {@link Slips}: yuan that nothing can be compared with. */
    AMOUNT_IS_USUAL,
    /** Unlikely otherwise, see {@link Slips}: persons that nothing can be compared with. */
    JOBS_ARE_USUAL
}
