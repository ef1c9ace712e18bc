package io.parkledger.api.bench;

import io.parkledger.projection.store.TimedBuild;
import io.parkledger.projection.store.ViewServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast all views are built anew from the ledger. */
final class Rebuild {

    private static final int AT_MOST_SECONDS = 900;
    private static final int PAIRS = 5;

    private final Application application;
    private final Report report;

    Rebuild(Application application, Report report) {
        this.application = application;
        this.report = report;
    }

    /** With the past and without it, turn by turn, in this process; the first pair warms up. */
    void measurePast(Population population, String uri) {
        report.title("## What keeping the past costs a rebuild of " + population.events() + " events");
        report.header("with the past, events/s", "without it", "ratio");
        try (var server = ViewServer.at(uri)) {
            for (int pair = 0; pair < PAIRS; pair++) {
                double with = population.events() / TimedBuild.seconds(server, population.reader(), true);
                double without = population.events() / TimedBuild.seconds(server, population.reader(), false);
                report.row("%.0f".formatted(with), "%.0f".formatted(without), "%.3f".formatted(with / without));
            }
        }
    }

    void measure() throws IOException, InterruptedException {
        String job;
        try (var sysadmin = application.client("sysadmin")) {
            job = sysadmin.post("/api/v1/projections/rebuild", Map.of())
                    .require()
                    .json()
                    .get("id")
                    .asString();
        }
        long begun = System.nanoTime();
        double built = 0;
        while (true) {
            TimeUnit.MILLISECONDS.sleep(50);
            var state = application.look("/api/v1/jobs/" + job);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long total = state.get("total").asLong();
            if (built == 0 && total > 0 && state.get("done").asLong() == total) {
                built = seconds;
            }
            if (!state.get("finishedAt").isNull()) {
                report.title("## Rebuild of all views");
                report.header("events", "written in s", "events/s", "indexed, compared and swapped after s", "outcome");
                report.row(
                        total,
                        built == 0 ? "–" : "%.1f".formatted(built),
                        built == 0 ? "–" : "%.0f".formatted(total / built),
                        "%.1f".formatted(seconds),
                        state.get("state").asString() + " "
                                + state.get(state.get("error").isNull() ? "result" : "error"));
                return;
            }
            if (seconds > AT_MOST_SECONDS) {
                throw new IllegalStateException("The rebuild takes too long: " + state);
            }
        }
    }
}
