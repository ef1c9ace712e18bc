package io.parkledger.api.bench;

import java.io.IOException;
import java.util.Map;

/** How long the files take that lists leave as, from the first row to the last, written with little memory. */
final class TakenAway {

    private static final double MEGABYTE = 1 << 20;

    private final BenchSettings settings;
    private final Application application;
    private final Population population;
    private final Report report;

    TakenAway(BenchSettings settings, Application application, Population population, Report report) {
        this.settings = settings;
        this.application = application;
        this.population = population;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        report.title("## Files of lists at %d leads, %d events, by an application with -Xmx%s"
                .formatted(population.leads(), population.events(), settings.little()));
        application.startAgain(settings.little());
        report.header("list", "reader", "XLSX s", "MB", "CSV s", "MB");
        measure("leads", Application.MANAGER, "/leads");
        measure("negotiations", Application.MANAGER, "/negotiations");
        measure("funnel of 12 months", Application.MANAGER, "/funnel");
        measure("events", Application.AUDITOR, "/ledger");
        application.startAgain(settings.heap());
    }

    private void measure(String list, String login, String path) throws IOException {
        try (var reader = application.browser(login)) {
            var xlsx = timed(reader, path + "/export.xlsx");
            var csv = timed(reader, path + "/export.csv");
            report.row(list, login, xlsx.getKey(), xlsx.getValue(), csv.getKey(), csv.getValue());
        }
    }

    /** Seconds and megabytes. */
    private static Map.Entry<String, String> timed(Client reader, String path) throws IOException {
        long begun = System.nanoTime();
        int bytes = reader.get(path).require().body().length;
        return Map.entry("%.1f".formatted((System.nanoTime() - begun) / 1e9), "%.1f".formatted(bytes / MEGABYTE));
    }
}
