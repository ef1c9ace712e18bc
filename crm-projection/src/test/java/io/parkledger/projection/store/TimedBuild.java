package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.projection.Projections;

/** All views built from a ledger, with what they were at every position and without: what keeping the past costs. */
public final class TimedBuild {

    private static final String NAME = "timed";

    private TimedBuild() {}

    /**
     * Builds them and drops them again.
     *
     * @param past whether it is kept what they were
     * @return seconds that writing them took, without their indexes, which readers of the present need as well
     */
    public static double seconds(ViewServer server, LedgerReader reader, boolean past) {
        var generation = new Generation(server, NAME);
        var way = new GenerationBuilder.Way(GenerationBuilder.USUAL.room(), GenerationBuilder.USUAL.batch(), past);
        var written = new long[] {0};
        long head = reader.head();
        long begun = System.nanoTime();
        GenerationBuilder.build(
                Projections.all(),
                generation,
                reader::after,
                head,
                position -> {
                    if (position == head && written[0] == 0) {
                        written[0] = System.nanoTime();
                    }
                },
                way);
        generation.drop();
        return (written[0] - begun) / 1e9;
    }
}
