package io.parkledger.projection.report.funnel;

/** What a {@link Drill} is about: the numbers of a funnel that count projects. */
public enum DrillKind {
    /** Worked in the period, and reached the stage by its end: stages, and source × stage of the cohort. */
    REACHED(true, true),
    /** Reached the stage in the period: the two numbers of each step of the period, the stays, the cycle. */
    REACHED_IN_PERIOD(true, true),
    /** Open at the end of the period, and at the stage then. */
    OPEN(true, true),
    /** Left the stage in the period, by going on or being closed, and not back there at its end: the stays. */
    LEFT(true, true),
    /** Closed in the period by landing: what the win rate is of. */
    LANDED(false, false),
    /** Lost in the period, at the stage, for the reason, or at all. */
    LOST(false, true),
    /** Lost in the period, but for those that never were projects: what the win rate is of besides. */
    LOST_PROJECT(false, true),
    /** Closed in the period as invalid or a duplicate. */
    NO_PROJECT(false, true),
    /** Put back in the period, at the stage or at all. */
    RECYCLED(false, true);

    private final boolean needsStage;
    private final boolean takesStage;

    DrillKind(boolean needsStage, boolean takesStage) {
        this.needsStage = needsStage;
        this.takesStage = takesStage;
    }

    public boolean needsStage() {
        return needsStage;
    }

    public boolean takesStage() {
        return takesStage;
    }

    public boolean takesReason() {
        return this == LOST;
    }
}
