package io.parkledger.api.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long files take: tried, recorded, saved again as the list they have become, and taken back, one after the other,
 * into a ledger that grows by each.
 */
final class Imports {

    private static final LocalDate FIRST = LocalDate.of(2021, 1, 4);
    private static final int ROWS_A_DAY = 40;
    /** Nothing that they tell of is still to come. */
    private static final int DAYS_AT_MOST = 1_000;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final BenchSettings settings;
    private final Application application;
    private final Report report;

    Imports(BenchSettings settings, Application application, Report report) {
        this.settings = settings;
        this.application = application;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        report.title("## Files of " + settings.rows() + " rows");
        report.header("rows tell of", "tried s", "recorded s", "list as XLSX s", "taken back s", "events each");
        measure("RECEPTIONS", "/receptions", "接待日期,企业名称,人数,接待人", this::reception);
        measure("LEADS", "/leads", "企业名称,行业,来源,负责人,线索日期,意向日期,在谈日期,联系人,意向面积", this::lead);
    }

    private String reception(int row) {
        return day(row) + ",来访企业" + row + "," + (row % 9 + 1) + "," + Application.OFFICER;
    }

    /** One in three is talked to. */
    private String lead(int row) {
        var talked = row % 3 == 0 ? day(row).plusDays(1) + "," + day(row).plusDays(2) + ",联系人" + row + ",100" : ",,,";
        return "新线索企业" + row + ",大数据,以商招商," + Application.OFFICER + "," + day(row) + "," + talked;
    }

    private LocalDate day(int row) {
        return FIRST.plusDays(row / Math.max(ROWS_A_DAY, settings.rows() / DAYS_AT_MOST));
    }

    private void measure(String kind, String list, String heading, IntFunction<String> row)
            throws IOException, InterruptedException {
        var file = IntStream.range(0, settings.rows())
                .mapToObj(row)
                .collect(Collectors.joining("\n", heading + "\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        try (var manager = application.client(Application.MANAGER)) {
            long begun = System.nanoTime();
            var id = manager.upload("/api/v1/imports?parkId=" + Application.PARK + "&kind=" + kind, "file.csv", file)
                    .require()
                    .json()
                    .get("id")
                    .asString();
            var address = "/api/v1/imports/" + id;
            // Nothing is recorded while it is tried: it is asked for until it is.
            while (!manager.post(address + "/commit", Map.of("goodRowsOnly", true, "unlikelyToo", true))
                    .isGood()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            double tried = seconds(begun);
            long before = head();
            begun = System.nanoTime();
            await(manager, address, "COMMITTED");
            double recorded = seconds(begun);
            long events = head() - before;
            int created =
                    manager.get(address).require().json().at("/counts/created").asInt();
            if (created != settings.rows()) {
                throw new IllegalStateException(created + " of " + settings.rows() + " rows were recorded");
            }
            begun = System.nanoTime();
            try (var browser = application.browser(Application.MANAGER)) {
                browser.get(list + "/export.xlsx").require();
            }
            double saved = seconds(begun);
            manager.post(address + "/undo", Map.of("cause", "measured")).require();
            begun = System.nanoTime();
            await(manager, address, "UNDONE");
            report.row(
                    kind,
                    "%.1f".formatted(tried),
                    "%.1f".formatted(recorded),
                    "%.1f".formatted(saved),
                    "%.1f".formatted(seconds(begun)),
                    "%.1f".formatted((double) events / settings.rows()));
        }
    }

    private long head() throws IOException {
        // The server closes a connection that says nothing while a large file is recorded.
        try (var auditor = application.client(Application.AUDITOR)) {
            return auditor.get("/api/v1/events?limit=1")
                    .require()
                    .json()
                    .path("head")
                    .asLong();
        }
    }

    private static void await(Client manager, String address, String status) throws IOException, InterruptedException {
        while (!status.equals(
                manager.get(address).require().json().path("status").asString())) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
