package io.parkledger.api.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** How long pages take, and what they weigh: alone, as for a browser that was here before, and with all they load. */
final class PageLoads {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"((?:/assets|/webjars)/[^\"#]+)");

    private final BenchSettings settings;
    private final Application application;
    private final Population population;
    private final Report report;

    PageLoads(BenchSettings settings, Application application, Population population, Report report) {
        this.settings = settings;
        this.application = application;
        this.population = population;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        report.title("## Pages at " + population.leads() + " leads, " + population.events() + " events");
        report.header("page", "reader", "p50 ms", "p95 ms", "p99 ms", "KB cached", "KB uncached", "failed");
        measure(Application.MANAGER, "manager", ofManager());
        measure(Application.OFFICER, "officer", ofOfficer());
        measure(Application.AUDITOR, "auditor", ofAuditor());
    }

    private Map<String, String> ofManager() {
        int landed = population.landed();
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("leads", "/leads");
        pages.put("leads of one stage", "/leads?stage=QUALIFIED");
        pages.put("one lead", "/leads/lead-" + landed);
        pages.put("log a lead", "/leads/new");
        pages.put("negotiations", "/negotiations");
        pages.put("board", "/negotiations/board");
        pages.put("one project", "/negotiations/talk-" + landed);
        pages.put("funnel of 12 months", funnel());
        pages.put("funnel, rows of a number", rowsOfFunnel());
        pages.put("receptions", "/receptions?year=" + population.year());
        pages.put("contracts", "/contracts");
        pages.put("one contract", "/contracts/contract-" + landed);
        pages.put("rent roll", "/rent-roll");
        pages.put("renewals", "/renewals");
        pages.put("leases of a horizon", "/renewals/expiring?horizon=DAYS_91_TO_180");
        pages.put("stacking plan", "/space?buildingId=building-1");
        pages.put("one building", "/buildings/building-1");
        pages.put("one park", "/parks/" + Application.PARK);
        pages.put("vacant units", "/space/vacant");
        pages.put("one unit", "/units/unit-" + landed);
        pages.put("tenants", "/tenants");
        pages.put("one tenant", "/tenants/tenant-" + landed);
        pages.put("contribution of a year", "/contributions?year=" + population.year());
        pages.put("who has not reported", "/contributions/missing?period=" + population.year() + "-Q4");
        pages.put("commitments", "/commitments");
        pages.put("search", "/search?q=%E7%A7%91%E6%8A%80");
        return pages;
    }

    private Map<String, String> ofOfficer() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("leads", "/leads");
        pages.put("board", "/negotiations/board");
        pages.put("funnel of 12 months", funnel());
        pages.put("funnel, rows of a number", rowsOfFunnel());
        pages.put("receptions", "/receptions?year=" + population.year());
        pages.put("who has it already", "/leads/similar?company=%E7%A7%91%E6%8A%80");
        return pages;
    }

    private Map<String, String> ofAuditor() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("ledger", "/ledger");
        pages.put("one event", "/ledger/" + population.events() / 2);
        pages.put("funnel of 12 months", funnel());
        return pages;
    }

    private String rowsOfFunnel() {
        return funnel().replace("/funnel?", "/funnel/projects?") + "&kind=OPEN&stage=TALKS";
    }

    private String funnel() {
        return "/funnel?from=" + population.year() + "-01&to=" + population.year() + "-12";
    }

    private void measure(String login, String reader, Map<String, String> pages)
            throws IOException, InterruptedException {
        for (var page : pages.entrySet()) {
            int cached;
            int uncached;
            try (var client = application.browser(login)) {
                var html = client.get(page.getValue()).require().body();
                cached = html.length;
                uncached = cached + assetsOf(html, client);
            }
            var load = new Load(() -> application.browser(login), WARM_UP, settings.reading(), application::cpu);
            var timings = load.run(1, client -> client.get(page.getValue()));
            report.row(
                    page.getKey(),
                    reader,
                    timings.percentile(50),
                    timings.percentile(95),
                    timings.percentile(99),
                    "%.1f".formatted(cached / 1024.0),
                    "%.0f".formatted(uncached / 1024.0),
                    timings.failed());
        }
    }

    /** Bytes, compressed, of all that the page names. */
    private static int assetsOf(byte[] gzipped, Client client) throws IOException {
        var html = new String(
                new GZIPInputStream(new ByteArrayInputStream(gzipped)).readAllBytes(), StandardCharsets.UTF_8);
        var assets = new TreeSet<String>();
        ASSET.matcher(html).results().forEach(found -> assets.add(found.group(1)));
        int bytes = 0;
        for (var asset : assets) {
            bytes += client.get(asset).require().body().length;
        }
        return bytes;
    }
}
