package io.parkledger.core.report;

/** What a report sums up. */
public enum ReportKind {
    /** 园区月报. */
    MONTH,
    /** 园区年度总结. */
    YEAR
}
