package io.parkledger.projection.report.summary;

import io.parkledger.projection.report.funnel.FunnelStage;

/** The figures of a month or a year of a park, in the order of the report. */
public enum SummaryItem {
    /** 接待批次. */
    RECEPTIONS(Section.RECEPTION, Unit.TIMES),
    /** 接待人次, hosts excluded. */
    VISITORS(Section.RECEPTION, Unit.VISITORS),
    /** Stays that began in the period: who comes back is new again. */
    TENANTS_NEW(Section.TENANCY, Unit.COMPANIES),
    /** Likewise, from the beginning of the year to the end of the period. */
    TENANTS_NEW_OF_YEAR(Section.TENANCY, Unit.COMPANIES),
    /** Stays that ended in it. */
    TENANTS_EXITED(Section.TENANCY, Unit.COMPANIES),
    /** At its end. */
    TENANTS_IN_PARK(Section.TENANCY, Unit.COMPANIES),
    /** All leases whose term ends in it, by the original expiry. */
    LEASES_EXPIRING(Section.TENANCY, Unit.LEASES),
    /** Of these, renewed. */
    LEASES_RENEWED(Section.TENANCY, Unit.LEASES),
    /** Renewed ÷ expiring, by count. */
    RENEWAL_RATE(Section.TENANCY, Unit.PERCENT),
    /** At the end of the last period reported up to the day looked at, of tenants in the park on it. */
    JOBS(Section.CONTRIBUTION, Unit.PERSONS),
    /** Full scope (全口径), refunds deducted, of what was reported for periods that lie within this one. */
    TAX(Section.CONTRIBUTION, Unit.YUAN),
    /** Likewise, of what was reported for periods of the year that have ended by then. */
    TAX_OF_YEAR(Section.CONTRIBUTION, Unit.YUAN),
    /** Of all units that can be let, at the end of the period. */
    LETTABLE_SQM(Section.SPACE, Unit.SQM),
    /** Of these, of units somebody is in. */
    OCCUPIED_SQM(Section.SPACE, Unit.SQM),
    /** Occupied ÷ lettable m² (实际出租率). */
    OCCUPANCY(Section.SPACE, Unit.PERCENT),
    /** (Occupied + signed, not yet in) ÷ lettable m². */
    COMMITTED_OCCUPANCY(Section.SPACE, Unit.PERCENT),
    /** Projects worked in the period: new ones, and those carried over. The stages count the same projects. */
    FUNNEL_LEAD(Section.FUNNEL, Unit.PROJECTS),
    FUNNEL_INTENT(Section.FUNNEL, Unit.PROJECTS),
    FUNNEL_TALKS(Section.FUNNEL, Unit.PROJECTS),
    FUNNEL_REVIEW(Section.FUNNEL, Unit.PROJECTS),
    FUNNEL_SIGNED(Section.FUNNEL, Unit.PROJECTS),
    FUNNEL_LANDED(Section.FUNNEL, Unit.PROJECTS);

    /** What belongs together. */
    public enum Section {
        RECEPTION,
        TENANCY,
        CONTRIBUTION,
        SPACE,
        FUNNEL
    }

    /** What is counted. */
    public enum Unit {
        TIMES,
        VISITORS,
        COMPANIES,
        LEASES,
        PERSONS,
        PROJECTS,
        YUAN,
        SQM,
        PERCENT
    }

    private final Section section;
    private final Unit unit;

    SummaryItem(Section section, Unit unit) {
        this.section = section;
        this.unit = unit;
    }

    public Section section() {
        return section;
    }

    public Unit unit() {
        return unit;
    }

    static SummaryItem of(FunnelStage stage) {
        return valueOf("FUNNEL_" + stage);
    }
}
