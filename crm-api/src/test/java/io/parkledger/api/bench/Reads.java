package io.parkledger.api.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** How long lists, search, board and reports take. */
final class Reads {

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final int LARGE_PAGE = 500;
    private static final double DEEP = 0.8;
    /** By then the first leads are registered. */
    private static final int EARLIEST = 1_000;

    private static final int MANY_READERS = 40;
    private static final int DIFFS = 7;

    private final BenchSettings settings;
    private final Application application;
    private final Population population;
    private final Report report;

    Reads(BenchSettings settings, Application application, Population population, Report report) {
        this.settings = settings;
        this.application = application;
        this.population = population;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        report.title("## Reads at " + population.leads() + " leads, " + population.events() + " events");
        report.header("query", "clients", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms each", "KB", "failed");
        measure(Application.MANAGER, queries());
        measure(Application.OFFICER, Map.of("one officer: leads", "/api/v1/leads", "one officer: funnel", funnel()));
    }

    /** The same queries as of any position, each another one. */
    void measurePast() throws IOException, InterruptedException {
        report.title(
                "## Reads as of any position at " + population.leads() + " leads, " + population.events() + " events");
        report.header("query", "clients", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms each", "KB", "failed");
        var positions = new Random(1);
        UnaryOperator<String> asOf = query ->
                query + (query.contains("?") ? "&" : "?") + "asOf=" + positions.nextLong(EARLIEST, population.events());
        var queries = queries();
        queries.remove("history of one lead");
        queries.replace("one lead", "/api/v1/leads/lead-0");
        measure(Application.MANAGER, queries, asOf);
        measure(
                Application.OFFICER,
                Map.of("one officer: leads", "/api/v1/leads", "one officer: funnel", funnel()),
                asOf);
    }

    /**
     * As many readers at as many positions, beside the same at one position, turn by turn; and what came between two.
     */
    void measureManyAtOnce() throws IOException, InterruptedException {
        report.title("## %d readers, all at one position and each at its own, at %d leads, %d events"
                .formatted(MANY_READERS, population.leads(), population.events()));
        report.header("query", "positions", "requests/s", "p50 ms", "p95 ms", "CPU ms each", "failed");
        var queries = queries();
        for (var name : List.of("leads, first page", "leads of one stage", "one lead", "funnel of 12 months")) {
            var query = name.equals("one lead") ? "/api/v1/leads/lead-0" : queries.get(name);
            for (int positions : List.of(1, MANY_READERS, 1, MANY_READERS)) {
                var timings = manyAtOnce(query, positions);
                report.row(
                        name,
                        positions,
                        "%.0f".formatted(timings.perSecond()),
                        timings.percentile(50),
                        timings.percentile(95),
                        timings.cpuMillisEach(),
                        timings.failed());
            }
        }
        measureDiff();
    }

    private Timings manyAtOnce(String query, int positions) throws InterruptedException {
        var readers = new AtomicInteger();
        long step = (population.events() - EARLIEST) / positions;
        var load =
                new Load(() -> application.client(Application.MANAGER), WARM_UP, settings.reading(), application::cpu);
        var own = ThreadLocal.withInitial(() -> EARLIEST + step / 2 + step * (readers.getAndIncrement() % positions));
        var mark = query.contains("?") ? "&asOf=" : "?asOf=";
        return load.run(MANY_READERS, client -> client.get(query + mark + own.get()));
    }

    private void measureDiff() throws IOException, InterruptedException {
        report.title("## The list of leads at two positions a third of the ledger apart, compared");
        report.header("from", "ms of each of %d".formatted(DIFFS));
        long third = population.events() / 3;
        for (long from : List.of(EARLIEST + 0L, third, 2 * third - 1)) {
            var millis = new StringBuilder();
            try (var client = application.client(Application.MANAGER)) {
                for (int i = 0; i < DIFFS; i++) {
                    long begun = System.nanoTime();
                    client.get("/api/v1/leads/diff?from=" + (from + i) + "&to=" + (from + third))
                            .require();
                    millis.append("%.0f ".formatted((System.nanoTime() - begun) / 1e6));
                }
            }
            report.row(from, millis);
        }
    }

    private void measure(String login, Map<String, String> queries) throws IOException, InterruptedException {
        measure(login, queries, UnaryOperator.identity());
    }

    private void measure(String login, Map<String, String> queries, UnaryOperator<String> each)
            throws IOException, InterruptedException {
        for (var query : queries.entrySet()) {
            int bytes;
            try (var client = application.client(login)) {
                bytes = client.get(query.getValue()).require().body().length;
            }
            for (int readers : settings.readers()) {
                var load = new Load(() -> application.client(login), WARM_UP, settings.reading(), application::cpu);
                var timings = load.run(readers, client -> client.get(each.apply(query.getValue())));
                report.row(
                        query.getKey(),
                        readers,
                        "%.0f".formatted(timings.perSecond()),
                        timings.percentile(50),
                        timings.percentile(95),
                        timings.percentile(99),
                        timings.cpuMillisEach(),
                        "%.0f".formatted(bytes / 1024.0),
                        timings.failed());
            }
        }
    }

    private Map<String, String> queries() throws IOException {
        int one = population.leads() / 2 + 1;
        var queries = new LinkedHashMap<String, String>();
        queries.put("leads, first page", "/api/v1/leads");
        queries.put("leads, page at 80 %", deepPage());
        queries.put("leads of one stage", "/api/v1/leads?stage=QUALIFIED");
        queries.put("leads, first page of 500", "/api/v1/leads?limit=" + LARGE_PAGE);
        queries.put("search 科技", search("科技"));
        queries.put("search 有限公司", search("有限公司"));
        queries.put("search " + Names.stem(one), search(Names.stem(one)));
        queries.put("search a full name", search(Names.company(one)));
        queries.put(
                "search a credit code",
                search(Names.creditCode(one - one % 3 + 1).value()));
        queries.put("search nothing has", search("科技京东"));
        queries.put("one lead", "/api/v1/leads/lead-" + one);
        queries.put("history of one lead", "/api/v1/leads/lead-" + one + "/history");
        queries.put("negotiation board", "/api/v1/negotiations/board");
        queries.put("funnel of 12 months", funnel());
        queries.put("contribution of a year", "/api/v1/reports/contribution?year=" + population.year());
        queries.put("occupancy", "/api/v1/reports/occupancy");
        queries.put("rent roll", "/api/v1/reports/rent-roll");
        return queries;
    }

    private String funnel() {
        return "/api/v1/reports/funnel?from=" + population.year() + "-01&to=" + population.year() + "-12";
    }

    private static String search(String text) {
        return "/api/v1/leads?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Walks the links of large pages, as a client would, and asks for a page of usual size there. */
    private String deepPage() throws IOException {
        var page = "/api/v1/leads?limit=" + LARGE_PAGE;
        try (var client = application.client(Application.MANAGER)) {
            for (int seen = 0; seen < DEEP * population.leads(); seen += LARGE_PAGE) {
                var next =
                        URI.create(client.get(page).require().json().get("next").asString());
                page = next.getRawPath() + "?" + next.getRawQuery();
            }
        }
        return page.replace("limit=" + LARGE_PAGE, "limit=50");
    }
}
