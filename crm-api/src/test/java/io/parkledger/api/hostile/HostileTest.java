package io.parkledger.api.hostile;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.hostile.RawHttp.Answer;
import io.parkledger.api.hostile.Surface.Endpoint;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends hostile input to every parameter and every field of every endpoint and form, as every role. Whatever it is, the
 * answer is no failure of the server, and what refuses it is a problem with a code. {@code -Dparkledger.hostile=50000}
 * says how many requests, {@code -Dparkledger.hostile.seed=} which ones.
 */
class HostileTest {

    /** What is saved, and not read. */
    private static final Pattern IS_BYTES =
            Pattern.compile(".*(\\.(zip|xlsx|tsr)|/log/pack|/log/timestamp/\\{size}|/files/\\{name})");

    private static final int REQUESTS = Integer.getInteger("parkledger.hostile", 6_000);
    private static final long SEED = Long.getLong("parkledger.hostile.seed", 20_260_115L);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+");
    /** What a page says of a refusal: its code, or a form that is shown again. */
    /** A code, what is wrong with a form, or what of it is asked about. */
    private static final Pattern SAID =
            Pattern.compile("\\d{3} · [a-z]+(\\.[a-z0-9-]+)+|role=\"alert\"|name=\"_confirm\"");

    private static TestApplication app;
    private static int port;
    private static final Map<String, List<String>> IDS = new HashMap<>();
    private static final Map<String, Map<String, String>> IDENTITIES = new HashMap<>();

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        port = app.address("/").getPort();
        system("/api/v1/parks", "{'parkId':'LQ','name':'澜桥'}");
        manager("/api/v1/buildings", "{'buildingId':'LQ-A','name':'A座'}");
        for (int unit = 1; unit <= 12; unit++) {
            var number = "A01%02d".formatted(unit);
            manager(
                    "/api/v1/units",
                    "{'unitId':'" + number + "','number':'" + number
                            + "','buildingId':'LQ-A','floor':1,'areaSqm':115}");
            known(number, "UnitId", "units", "unitId", "into", "others", "units");
        }
        for (int lead = 1; lead <= 12; lead++) {
            staff("/api/v1/leads", "{'leadId':'L-" + lead + "','company':'澜桥云枢" + lead + "','source':'WALK_IN'}");
            known("L-" + lead, "LeadId", "leads", "leadId");
            if (lead > 3) {
                staff("/api/v1/leads/L-" + lead + "/triage", "{'verdict':'PURSUE'}");
            }
            if (lead > 6) {
                staff("/api/v1/leads/L-" + lead + "/qualify", """
                        {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':115,
                         'contact':{'personId':'P-%d','name':'钱工','phone':'100'}}""".formatted(lead));
                staff("/api/v1/leads/L-" + lead + "/negotiate", """
                        {'negotiationId':'N-%d','meeting':'RECEPTION','attendees':3}""".formatted(lead));
                known("N-" + lead, "NegotiationId", "negotiations", "negotiationId");
            }
        }
        manager("/api/v1/contracts", """
                {'contractId':'C-1','tenantId':'T-1','company':'澜桥云枢科技','creditCode':'91990101MA91X9P91N',
                 'industry':'BIG_DATA','track':'SPACE','units':['A0101'],'startOn':'%s','endOn':'%s',
                 'rentCnyPerSqmMonth':'24'}""".formatted(today().minusDays(90), today().plusDays(60)));
        manager("/api/v1/contracts/C-1/hand-over", "{'evidence':'HANDOVER'}");
        manager("/api/v1/renewals", "{'contractId':'C-1'}");
        known("C-1", "ContractId", "contracts", "contractId");
        known("T-1", "TenantId", "tenants", "tenantId");
        known("C-1." + today().plusDays(60), "RenewalId", "renewals");
        known("LQ", "ParkId", "parks", "parkId");
        known("LQ-A", "BuildingId", "buildings", "buildingId");
        known("stranger", "accounts");
        app.post("staff", "/api/v1/receptions", json("{'receptionId':'R-1','company':'甲','visitors':3}"));
        known("R-1", "ReceptionId", "receptions");
    }

    private static LocalDate today() {
        return app.bean(LedgerClock.class).today();
    }

    private static void known(String id, String... kinds) {
        Stream.of(kinds).forEach(kind -> IDS.computeIfAbsent(kind, name -> new ArrayList<>())
                .add(id));
    }

    private static void system(String path, String body) {
        done("system_admin", path, body);
    }

    private static void manager(String path, String body) {
        done("manager", path, body);
    }

    private static void staff(String path, String body) {
        done("staff", path, body);
    }

    private static void done(String login, String path, String body) {
        var answer = app.post(login, path, json(body));
        assertThat(answer.status()).as(path + answer.body()).isIn(200, 201);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void nothing_that_is_sent_makes_the_server_fail_and_every_refusal_has_its_code() {
        var endpoints = Surface.of(app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
        var inputs =
                endpoints.stream().map(endpoint -> endpoint.inputs().toList()).toList();
        var wanted = new HashSet<String>();
        inputs.forEach(wanted::addAll);
        System.out.printf(
                "Hostile input: seed %d, %d requests to %d inputs of %d endpoints%n",
                SEED, REQUESTS, wanted.size(), endpoints.size());
        var hostility = new Hostility(SEED, new Hostility.Known() {
            @Override
            public List<String> ids(String kind) {
                return IDS.getOrDefault(kind, List.of());
            }

            @Override
            public LocalDate today() {
                return HostileTest.today();
            }
        });
        var requests = new HostileRequest(hostility, HostileTest::identity);
        var logins = Stream.concat(
                        Stream.of(Role.values()).map(HostileRequest::lowerCase), Stream.of("nobody", "operator"))
                .toList();
        var reached = new HashSet<String>();
        var taken = new HashSet<String>();
        var statuses = new TreeMap<Integer, Integer>();
        var faults = new LinkedHashMap<String, String>();

        try (var http = new RawHttp(port)) {
            var turn = new int[endpoints.size()];
            for (int number = 0; number < REQUESTS; number++) {
                int at = number % endpoints.size();
                var endpoint = endpoints.get(at);
                var input = inputs.get(at).get(turn[at]++ % inputs.get(at).size());
                // Whoever may do most gets furthest; the others take their turns.
                var login = hostility.oneIn(2) ? mighty(endpoint) : hostility.one(logins);
                var request = requests.of(
                        endpoint,
                        input.substring(endpoint.toString().length() + 1),
                        login.equals("nobody") ? null : login);
                var answer = http.send(request);
                reached.add(input);
                // Somebody signed out, or changed a password: the next one signs in again.
                if (answer.status() == 401 || answer.header("location").contains("/sign-in")) {
                    IDENTITIES.remove(login + endpoint.isApi());
                }
                if (answer.status() < 400 && !answer.header("location").contains("/sign-in")) {
                    taken.add(endpoint.toString());
                }
                statuses.merge(answer.status(), 1, Integer::sum);
                // The answer to HEAD has no body.
                var fault = request[0] == 'H' && answer.status() < 500 ? "" : faultOf(endpoint, answer);
                if (!fault.isEmpty()) {
                    faults.putIfAbsent(
                            endpoint + ": " + fault,
                            shown(request) + "\n→ " + answer.status() + " " + cut(answer.body()));
                }
            }
        }

        System.out.println("Hostile input: answered " + statuses + ", taken by " + taken.size() + " endpoints");
        assertThat(faults.entrySet().stream().map(fault -> fault.getKey() + "\n" + fault.getValue()))
                .isEmpty();
        if (REQUESTS >= endpoints.size() * 25) {
            assertThat(reached).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(statuses).as("something was made").containsKey(201);
        }
        assertThat(endpoints).hasSizeGreaterThan(150);
        assertThat(wanted).hasSizeGreaterThan(900);
        assertThat(statuses.keySet()).contains(200, 400, 403, 404);
        assertThat(taken).as("some of it got through").hasSizeGreaterThan(150);
        everythingStillWorks();
    }

    /** The role that may do most with an endpoint. */
    private static String mighty(Endpoint endpoint) {
        var path = endpoint.path().replace("/api/v1", "");
        if (path.startsWith("/accounts")) {
            return path.endsWith("give-role") ? "security_admin" : "system_admin";
        }
        if (path.startsWith("/events") || path.startsWith("/ledger")) {
            return "auditor";
        }
        return path.startsWith("/jobs") || path.startsWith("/projections") || path.startsWith("/operation")
                ? "system_admin"
                : "manager";
    }

    private static void everythingStillWorks() {
        var keeper = app.bean(ViewKeeper.class);
        assertThat(keeper.await(app.bean(Ledger.class).reader().head(), Duration.ofSeconds(30)))
                .as("the views reach the head of the ledger")
                .isTrue();
        assertThat(keeper.failure()).isNull();
        assertThat(app.get(null, "/actuator/health").status()).isEqualTo(200);
        for (var list : List.of(
                "leads",
                "negotiations",
                "contracts",
                "renewals",
                "tenants",
                "contributions",
                "receptions",
                "visits",
                "parks",
                "buildings",
                "units",
                "reports/rent-roll",
                "reports/occupancy",
                "reports/wale",
                "reports/expiry",
                "reports/contribution?year=2021",
                "reports/funnel?from=2021-01&to=2021-12")) {
            var answer = app.get("manager", "/api/v1/" + list);
            assertThat(answer.status()).as(list + " " + answer.body()).isEqualTo(200);
        }
        for (var page : List.of("/", "/leads", "/negotiations", "/contracts", "/tenants", "/space", "/funnel")) {
            assertThat(app.page("manager", page).statusCode()).as(page).isEqualTo(200);
        }
    }

    private static boolean isText(Answer answer) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.bytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String faultOf(Endpoint endpoint, Answer answer) {
        int status = answer.status();
        if (status < 200 || status >= 600) {
            return "status";
        }
        if (!(status == 200 && IS_BYTES.matcher(endpoint.path()).matches()) && !isText(answer)) {
            return "not UTF-8";
        }
        if (status >= 500) {
            return "failed with " + status;
        }
        if (status < 400
                || answer.bytes().length == 0 && answer.header("content-length").isEmpty()) {
            return status == 401 || status == 403 ? "no body" : "";
        }
        // Of an address that could not be read nobody knows whether it was a page's.
        return endpoint.isApi() || answer.header("content-type").startsWith("application/problem+json") && status == 400
                ? faultOfProblem(answer)
                : faultOfPage(answer);
    }

    private static String faultOfProblem(Answer answer) {
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return "no problem document but " + answer.header("content-type") + " with " + answer.status();
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.bytes());
        } catch (JacksonException e) {
            return "no JSON";
        }
        if (!CODE.matcher(problem.path("code").asString("")).matches()) {
            return "no code";
        }
        if (problem.path("status").asInt() != answer.status()) {
            return "another status";
        }
        var said = problem.path("detail").asString("");
        if (said.isBlank() || said.startsWith("problem.") || said.length() > 1_000) {
            return "no sentence for " + problem.path("code");
        }
        return problem.path("errors")
                        .valueStream()
                        .allMatch(error -> error.has("field")
                                && !error.path("code").asString("").isEmpty()
                                && !error.path("detail").asString("problem.").startsWith("problem."))
                ? ""
                : "an error without sentence";
    }

    private static String faultOfPage(Answer answer) {
        if (!answer.header("content-type").startsWith("text/html")) {
            return "no page but " + answer.header("content-type") + " with " + answer.status();
        }
        return SAID.matcher(answer.body()).find() ? "" : "a page without code for " + answer.status();
    }

    /** A session or a token, made anew when somebody's was taken back. */
    private static Map<String, String> identity(String login, boolean api) {
        var tokens = app.bean(Tokens.class);
        return IDENTITIES.computeIfAbsent(login + api, key -> {
            if (api) {
                return Map.of(
                        "Authorization", "Bearer " + tokens.make(login, Tokens.Kind.API, "test", Duration.ofDays(1)));
            }
            var front = app.page(null, "/sign-in");
            var cookie = front.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            var hidden = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(front.body());
            assertThat(hidden.find()).isTrue();
            return Map.of(
                    "Cookie",
                    cookie + "; parkledger-session=" + tokens.make(login, Tokens.Kind.PAGE, "page", Duration.ofDays(1)),
                    "_csrf",
                    hidden.group(1));
        });
    }

    private static String shown(byte[] request) {
        return cut(new String(request, StandardCharsets.ISO_8859_1));
    }

    private static String cut(String text) {
        var oneLine =
                text.replaceAll("(?i)(Authorization|Cookie): [^\r\n]+\r\n", "").replace("\r\n", " ⏎ ");
        return oneLine.length() > 700 ? oneLine.substring(0, 700) + "…" : oneLine;
    }
}
