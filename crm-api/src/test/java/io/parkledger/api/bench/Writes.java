package io.parkledger.api.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** How many leads can be registered and moved per second, beside the bare endpoint in the same run, turn by turn. */
final class Writes {

    private static final int TURNS = 2;
    private static final int FIRST_CLIENTS = 8;
    private static final Duration SHORT = Duration.ofMillis(100);

    private final BenchSettings settings;
    private final Databases databases;
    private final Application application;
    private final Report report;
    private final AtomicInteger number = new AtomicInteger(10_000_000);
    private final ConcurrentLinkedQueue<String> registered = new ConcurrentLinkedQueue<>();

    Writes(BenchSettings settings, Databases databases, Application application, Report report) {
        this.settings = settings;
        this.databases = databases;
        this.application = application;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException, SQLException {
        report.title("## Writes through REST, beside one durable INSERT of the same row through the same HTTP server");
        report.header(
                "clients", "what", "per second", "p50 ms", "p95 ms", "p99 ms", "CPU ms each", "of bare", "failed");
        try (var bare = Bare.start(settings, databases)) {
            var first =
                    new Load(() -> application.client(Application.MANAGER), settings.first(), SHORT, application::cpu);
            first.run(FIRST_CLIENTS, this::register);
            first.run(FIRST_CLIENTS, this::move);
            for (int clients : settings.clients()) {
                measure(clients, bare);
            }
        }
    }

    private void measure(int clients, Bare bare) throws InterruptedException {
        registered.clear();
        var ledger = new Load(
                () -> application.client(Application.MANAGER),
                settings.warmUp(),
                settings.measured(),
                application::cpu);
        var other = new Load(bare::client, settings.warmUp(), settings.measured(), bare::cpu);
        Timings register = null;
        Timings insert = null;
        Timings move = null;
        for (int turn = 0; turn < TURNS; turn++) {
            register = sum(register, ledger.run(clients, this::register));
            insert = sum(insert, other.run(clients, this::insert));
            move = sum(move, ledger.run(clients, this::move));
        }
        row(clients, "register a lead", register, insert);
        row(clients, "move a lead a stage on", move, insert);
        row(clients, "bare INSERT", insert, insert);
    }

    private static Timings sum(Timings before, Timings turn) {
        return before == null ? turn : before.and(turn);
    }

    private void row(int clients, String what, Timings timings, Timings bare) {
        report.row(
                clients,
                what,
                "%.0f".formatted(timings.perSecond()),
                timings.percentile(50),
                timings.percentile(95),
                timings.percentile(99),
                timings.cpuMillisEach(),
                "%.0f %%".formatted(100 * timings.perSecond() / bare.perSecond()),
                timings.failed());
    }

    /** Also used as what others do meanwhile. */
    Client.Answer register(Client client) throws IOException {
        var answer = client.post(
                "/api/v1/leads",
                Map.of(
                        "parkId",
                        Application.PARK,
                        "company",
                        Names.company(number.getAndIncrement()),
                        "industry",
                        "BIG_DATA",
                        "source",
                        "WALK_IN",
                        "remark",
                        "需要约一千平方米的办公和研发场地"));
        if (answer.isGood()) {
            registered.add(answer.json().get("id").asString());
        }
        return answer;
    }

    private Client.Answer insert(Client client) throws IOException {
        var event = """
                {"leadId":"4d8f0f3e-5b0c-4c7e-b3d5-2f3a1f9a7b11","parkId":"%s","company":"%s","creditCode":null,"industry":"BIG_DATA",\
                "source":"WALK_IN","owner":"%s","team":"%s","remark":"需要约一千平方米的办公和研发场地","registeredOn":"2026-03-01"}""".formatted(
                Application.PARK, Names.company(number.getAndIncrement()), Application.MANAGER, Application.TEAM);
        return client.post("/leads", event.getBytes(StandardCharsets.UTF_8));
    }

    private static final List<Map.Entry<String, Map<String, Object>>> MOVES = List.of(
            Map.entry("triage", Map.of("verdict", "PURSUE")),
            Map.entry(
                    "qualify",
                    Map.of(
                            "industry",
                            "BIG_DATA",
                            "contact",
                            Map.of("personId", "person-1", "name", "王经理"),
                            "track",
                            "SPACE",
                            "areaWantedSqm",
                            800)),
            Map.entry("assign", Map.of("owner", Application.OFFICER)));

    /** The next move of a lead that was registered before; when all have been moved, a new one is registered. */
    private Client.Answer move(Client client) throws IOException {
        var next = registered.poll();
        if (next == null) {
            var one = register(client);
            return one.isGood() ? move(client) : one;
        }
        int done = next.indexOf('#') < 0 ? 0 : Integer.parseInt(next.substring(next.indexOf('#') + 1));
        var id = next.indexOf('#') < 0 ? next : next.substring(0, next.indexOf('#'));
        var move = MOVES.get(done);
        var answer = client.post("/api/v1/leads/" + id + "/" + move.getKey(), move.getValue());
        if (done + 1 < MOVES.size()) {
            registered.add(id + "#" + (done + 1));
        }
        return answer;
    }
}
