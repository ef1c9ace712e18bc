package io.parkledger.core.contribution;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for contributions. */
public enum ContributionRule implements Rule {
    /** A figure is reported once and restated after that: both values stay. */
    FIGURE_IS_NOT_YET_REPORTED("period"),
    FIGURE_IS_REPORTED,
    /** A restatement changes something. */
    VALUE_DIFFERS("corrected"),
    NO_RESTATEMENT_IS_PENDING,
    RESTATEMENT_IS_PENDING,
    /** Maker and checker: who proposed does not approve. */
    CHECKER_IS_NOT_THE_MAKER,
    /** Persons are whole. */
    JOBS_ARE_WHOLE_AND_NOT_NEGATIVE("corrected"),
    /** Nothing is reported before its period has begun. */
    PERIOD_HAS_BEGUN("period"),
    /** A figure is of a period in which its tenant was in the park on some day. */
    TENANT_STAYS_WHERE_IT_REPORTED("exitedOn", "handedOverOn"),
    /**
     * Tax of full scope is summed over periods and types: neither the days of two periods overlap, nor is what is not
     * split by type reported beside a type.
     */
    TAX_IS_OF_DAYS_OF_ITS_OWN("period"),
    /** The same of the local share. */
    LOCAL_SHARE_IS_OF_DAYS_OF_ITS_OWN("period"),
    OUTPUT_IS_OF_DAYS_OF_ITS_OWN("period"),
    /** Persons are counted at the end of a period: the last month and the quarter say the same. */
    JOBS_ARE_OF_A_DAY_OF_THEIR_OWN("period"),
    /** What district and city keep is a part of all that was paid, and of a refund a part of the refund. */
    LOCAL_SHARE_IS_WITHIN_FULL_SCOPE("taxCny", "corrected"),
    WITHDRAWAL_IS_PENDING,
    /** Who proposed something may take it back, and nobody else: the checker rejects. */
    MAKER_TAKES_IT_BACK,
    DATE_IS_NOT_BEFORE_REPORT(ITS_DAY),
    DATE_IS_NOT_BEFORE_PROPOSAL(ITS_DAY),
    /** Unlikely otherwise, see {@link Slips}: yuan like those of the period before. */
    AMOUNT_IS_LIKE_THE_LAST("taxCny", "outputCny", "corrected"),
    /** Unlikely otherwise, see {@link Slips}: persons like those of the period before. */
    JOBS_ARE_LIKE_THE_LAST("jobs", "corrected"),
    /** Unlikely otherwise, see {@link Slips}: yuan that nothing can be compared with. */
    AMOUNT_IS_USUAL("taxCny", "outputCny", "corrected"),
    /** Unlikely otherwise, see {@link Slips}: persons that nothing can be compared with. */
    JOBS_ARE_USUAL("jobs", "corrected");

    private final List<String> fields;

    ContributionRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
