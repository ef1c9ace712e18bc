package io.parkledger.projection.report;

/** What a figure, or a part of it, is counted in. */
public enum Unit {
    CNY,
    CNY_PER_SQM,
    CNY_PER_SQM_MONTH,
    CNY_DAYS,
    SQM,
    SQM_DAYS,
    PERCENT,
    YEARS,
    DAYS,
    PERSONS,
    PERSON_DAYS,
    COMPANIES,
    STAYS,
    LEASES,
    UNITS,
    RECEPTIONS,
    TRIPS,
    COMMITMENTS,
    PROJECTS
}
