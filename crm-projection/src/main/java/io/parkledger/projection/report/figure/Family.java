package io.parkledger.projection.report.figure;

import io.parkledger.projection.report.figure.Question.Asked;
import java.util.EnumSet;
import java.util.Set;

/** Figures of one kind: what all of them are asked by, and who may read them. */
public enum Family {
    /** Of a year: tax, jobs and output. */
    CONTRIBUTION(false, Set.of(Asked.YEAR), Set.of(Asked.PARK, Asked.TENANT)),
    /** Of a day: promises. */
    COMMITMENT(false, Set.of(), Set.of(Asked.PARK)),
    /** Of a day: what is let. */
    LETTING(false, Set.of(), Set.of(Asked.PARK, Asked.BUILDING)),
    /** Of a period, seen from a day: who came, left and renewed. */
    TENANCY(false, Set.of(Asked.FROM, Asked.TO), Set.of(Asked.PARK)),
    /** Of a period: who was received. */
    RECEPTION(true, Set.of(Asked.FROM, Asked.TO), Set.of(Asked.PARK)),
    /** Of whole months: projects. */
    FUNNEL(true, Set.of(Asked.FROM, Asked.TO), Set.of(Asked.PARK, Asked.BY));

    private final boolean pipeline;
    private final Set<Asked> needed;
    private final Set<Asked> taken;

    Family(boolean pipeline, Set<Asked> needed, Set<Asked> taken) {
        this.pipeline = pipeline;
        this.needed = needed;
        this.taken = EnumSet.copyOf(taken);
        this.taken.addAll(needed);
    }

    /** Whether they are made from the pipeline, of which not everybody sees all. */
    public boolean isPipeline() {
        return pipeline;
    }

    Set<Asked> needed() {
        return needed;
    }

    Set<Asked> taken() {
        return taken;
    }
}
