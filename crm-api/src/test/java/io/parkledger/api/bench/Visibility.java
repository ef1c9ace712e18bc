package io.parkledger.api.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** From a command's answer until the lead's page shows what it did. */
final class Visibility {

    private static final int WRITERS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final int POLLS = 2_000;
    private static final Duration WRITING = Duration.ofSeconds(3);

    private final BenchSettings settings;
    private final Application application;
    private final Writes writes;
    private final Report report;
    private final Random random = new Random(7);

    Visibility(BenchSettings settings, Application application, Writes writes, Report report) {
        this.settings = settings;
        this.application = application;
        this.writes = writes;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        report.title("## From a command's answer until its view shows it");
        report.header("meanwhile", "asked", "samples", "p50 ms", "p95 ms", "p99 ms");
        try (var client = application.client(Application.MANAGER)) {
            var lead = writes.register(client).require().json().get("id").asString();
            sample(client, lead, true, WRITERS); // warms up
            row("nothing", true, sample(client, lead, true, settings.samples()));
            row("nothing", false, sample(client, lead, false, settings.samples()));
            for (var withPosition : new boolean[] {true, false}) {
                var writing = CompletableFuture.runAsync(this::write);
                TimeUnit.SECONDS.sleep(WRITING.toSeconds());
                var timings = sample(client, lead, withPosition, settings.samples());
                done = true;
                writing.join();
                done = false;
                row(WRITERS + " clients register leads", withPosition, timings);
            }
        }
    }

    private volatile boolean done;

    private void write() {
        try {
            while (!done) {
                new Load(
                                () -> application.client(Application.MANAGER),
                                Duration.ZERO,
                                Duration.ofSeconds(1),
                                application::cpu)
                        .run(WRITERS, writes::register);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Timings sample(Client client, String lead, boolean withPosition, int samples)
            throws IOException, InterruptedException {
        var nanos = LongStream.builder();
        for (int i = 0; i < samples; i++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            var answer = client.post("/api/v1/leads/" + lead + "/assign", Map.of("owner", Application.OFFICER))
                    .require()
                    .json();
            var page = "/api/v1/leads/" + lead
                    + (withPosition ? "?minPosition=" + answer.get("position").asLong() : "");
            long answered = System.nanoTime();
            nanos.add(awaited(client, page, answer.get("version").asLong()) - answered);
        }
        return Timings.of(nanos.build(), 1, Duration.ZERO, 0);
    }

    private static long awaited(Client client, String page, long version) throws IOException {
        for (int poll = 0; poll < POLLS; poll++) {
            if (client.get(page).require().json().get("version").asLong() >= version) {
                return System.nanoTime();
            }
        }
        throw new IllegalStateException(page + " never showed version " + version);
    }

    private void row(String meanwhile, boolean withPosition, Timings timings) {
        report.row(
                meanwhile,
                withPosition ? "once, with minPosition" : "again and again, without",
                timings.sortedNanos().length,
                timings.percentile(50),
                timings.percentile(95),
                timings.percentile(99));
    }
}
