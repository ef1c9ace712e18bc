package io.parkledger.api.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Measures the product as it runs in production: its own process, a durable PostgreSQL, a MongoDB replica set, all on
 * loopback.
 */
final class Bench {

    private static final Duration CATCH_UP = Duration.ofMinutes(30);
    private static final int STEP = 1_000;

    private final BenchSettings settings;
    private final Report report;

    private Bench(BenchSettings settings) {
        this.settings = settings;
        report = new Report(settings.folder().resolveSibling("bench.md"));
    }

    public static void main(String[] arguments) throws Exception {
        Logs.quiet();
        var settings = BenchSettings.said();
        clear(settings.folder());
        new Bench(settings).run();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private void run() throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var databases = Databases.start(settings);
                var mongod = Mongod.start(settings)) {
            report.line("# ParkLedger, measured " + Instant.now());
            report.title(
                    "%d processors, Java %s, load average %.1f at the start; application with -Xmx%s, bare endpoint with -Xmx1g; "
                                    .formatted(
                                            Runtime.getRuntime().availableProcessors(),
                                            Runtime.version(),
                                            ManagementFactory.getOperatingSystemMXBean()
                                                    .getSystemLoadAverage(),
                                            settings.heap())
                            + "embedded PostgreSQL with fsync on, mongod " + mongod.version()
                            + " with a cache of " + settings.cache()
                            + " GB as a replica set of one, all on this computer's loopback. Every write was warmed up for "
                            + settings.warmUp().toSeconds() + " s and measured twice for "
                            + settings.measured().toSeconds() + " s.");
            if (settings.measures("writes") || settings.measures("visibility")) {
                measureWrites(databases, mongod);
            }
            if (Stream.of("rebuild", "reads", "past", "many", "pages", "files").anyMatch(settings::measures)) {
                measureReads(databases, mongod);
            }
            if (settings.measures("imports")) {
                measureImports(databases, mongod);
            }
            if (settings.measures("verify")) {
                new Verification(settings, databases.ledger("verify"), report).measure();
            }
            if (settings.measures("sealing")) {
                new Sealing(settings, databases, report).measure();
            }
        }
    }

    private void measureWrites(Databases databases, Mongod mongod)
            throws IOException, InterruptedException, SQLException {
        try (var application =
                Application.start("writes", settings, databases.ledger("writes"), mongod.uri("writes"))) {
            var writes = new Writes(settings, databases, application, report);
            if (settings.measures("writes")) {
                writes.measure();
            }
            if (settings.measures("visibility")) {
                application.awaitViews(CATCH_UP);
                new Visibility(settings, application, writes, report).measure();
            }
        }
    }

    private void measureImports(Databases databases, Mongod mongod)
            throws IOException, InterruptedException, SQLException {
        try (var application =
                Application.start("imports", settings, databases.ledger("imports"), mongod.uri("imports"))) {
            new Imports(settings, application, report).measure();
        }
    }

    private void measureReads(Databases databases, Mongod mongod)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var ledger = databases.ledger("reads");
        try (var application = Application.start("reads", settings, ledger, mongod.uri("reads"));
                var population = new Population(ledger)) {
            boolean rebuilt = false;
            for (int leads : settings.leads()) {
                if (Stream.of("reads", "past", "many", "pages", "files").anyMatch(settings::measures)) {
                    grow(application, population, leads);
                }
                if (settings.measures("reads")) {
                    new Reads(settings, application, population, report).measure();
                }
                if (settings.measures("past")) {
                    new Reads(settings, application, population, report).measurePast();
                }
                if (settings.measures("many")) {
                    new Reads(settings, application, population, report).measureManyAtOnce();
                }
                if (settings.measures("pages")) {
                    new PageLoads(settings, application, population, report).measure();
                }
                if (settings.measures("files")) {
                    new TakenAway(settings, application, population, report).measure();
                }
                if (settings.measures("rebuild") && !rebuilt) {
                    rebuild(application, population, mongod.uri("past"));
                    rebuilt = true;
                }
            }
        }
    }

    private void rebuild(Application application, Population population, String views)
            throws IOException, InterruptedException, ExecutionException {
        while (population.events() < settings.events()) {
            population.growTo(population.leads() + STEP);
        }
        application.awaitViews(CATCH_UP);
        var rebuild = new Rebuild(application, report);
        rebuild.measure();
        rebuild.measurePast(population, views);
    }

    private void grow(Application application, Population population, int leads)
            throws IOException, InterruptedException, ExecutionException {
        long events = population.events();
        long begun = System.nanoTime();
        population.growTo(leads);
        double written = (System.nanoTime() - begun) / 1e9;
        application.awaitViews(CATCH_UP);
        double shown = (System.nanoTime() - begun) / 1e9;
        long made = population.events() - events;
        report.title("%d leads: %d events more were appended in %.1f s (%.0f/s, without HTTP), and shown after %.1f s."
                .formatted(leads, made, written, made / written, shown));
    }
}
