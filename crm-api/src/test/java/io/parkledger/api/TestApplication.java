package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.openapi.ApiDocument;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a free port, over a database of its own, spoken to over HTTP as users do. */
public final class TestApplication implements AutoCloseable {

    public static final String PARK = "LQ";
    /** Among its arguments: what the calendar asks for is done by itself, once a minute. */
    public static final String CALENDAR_RUNS = "--test.calendar=runs";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern OF_A_REFUSAL = Pattern.compile("/(code|title|detail|errors/.*)");
    /** Between the parts of a request that brings a file along. */
    private static final String BETWEEN = "----parts-of-a-test";
    /** Each takes two seconds. */
    private static final int TRIES = 3;

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<CheckedResponse> unnoticed = ConcurrentHashMap.newKeySet();
    private final int port;
    /** One for each database: the key files and the checkpoints of what is in it. */
    private static final Map<String, Path> DATA = new ConcurrentHashMap<>();
    /** Read once for all: every application of this version says the same, and it is large. */
    private static ApiDocument document;

    private static boolean demoAsked;
    private static LedgerSettings toldDemo;

    private final LedgerSettings database;

    private TestApplication(String profile, LedgerSettings database, List<String> more) {
        this.database = database;
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--parkledger.ledger.url=" + database.url(),
                "--parkledger.ledger.user=" + database.user(),
                "--parkledger.ledger.password=" + database.password(),
                "--parkledger.ledger.owner-user=" + database.ownerUser(),
                "--parkledger.ledger.owner-password=" + database.ownerPassword(),
                "--parkledger.data=" + DATA.computeIfAbsent(database.url(), url -> TestFolders.make()),
                "--logging.level.root=warn"));
        arguments.addAll(more);
        var application = new SpringApplication(ParkLedgerApplication.class);
        application.setAdditionalProfiles(profile);
        application.setRegisterShutdownHook(false);
        context = application.run(arguments.toArray(String[]::new));
        // A test that takes a minute would find done what it was about to do: it asks for what is due itself.
        if (!more.contains(CALENDAR_RUNS)) {
            context.getBean(DueWork.class).close();
        }
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /**
     * A real, empty ledger with one account of each role, whose login is the role's name in lower case, and some more:
     * the operator's reach ends at building {@code LQ-D}.
     */
    public static TestApplication start(String... more) {
        var application = new TestApplication("test", TestPostgres.newDatabase(), List.of(more));
        var accounts = application.bean(Accounts.class);
        for (var role : Role.values()) {
            var login = role.name().toLowerCase(Locale.ROOT);
            var parks = role == Role.STAFF || role == Role.MANAGER ? Set.of(PARK) : null;
            application.open(accounts, new Account(login, login, role, parks, "ipd", null, false, false));
        }
        application.open(accounts, new Account("colleague", "c", Role.STAFF, Set.of(PARK), "ipd", null, false, false));
        application.open(accounts, new Account("stranger", "s", Role.STAFF, Set.of(PARK), "other", null, false, false));
        application.open(
                accounts,
                new Account("operator", "o", Role.STAFF, Set.of(PARK), "maker", Set.of("LQ-D"), false, false));
        application.open(accounts, new Account("checker", "m2", Role.MANAGER, Set.of(PARK), null, null, false, false));
        application.open(accounts, new Account("elsewhere", "e", Role.MANAGER, Set.of("XX"), null, null, false, false));
        return application;
    }

    /** One more account, known to {@link #get} and the others by its login. */
    public void open(Account account) {
        open(bean(Accounts.class), account);
    }

    /** Another node on the same database, with the same accounts. */
    public TestApplication anotherNode(String... more) {
        var node = new TestApplication("test", database, List.of(more));
        node.tokens.putAll(tokens);
        return node;
    }

    public LedgerSettings database() {
        return database;
    }

    /** Over a database that is there already, with the accounts that it holds. */
    public static TestApplication over(LedgerSettings database, String... more) {
        return new TestApplication("test", database, List.of(more));
    }

    private void open(Accounts accounts, Account account) {
        accounts.open(account, account.login());
        speakWith(
                account.login(),
                bean(Tokens.class).make(account.login(), Tokens.Kind.API, "test", Duration.ofHours(1)));
    }

    /** The demo park with its whole story told, or another folder's. */
    public static TestApplication demo(String... more) {
        return demoOver(more.length == 0 ? databaseOfDemo() : TestPostgres.newDatabase(), more);
    }

    /**
     * The first who asks in a JVM tells the story as the application starts; whoever asks later goes on in a copy of
     * one told story, which is there sooner.
     */
    private static synchronized LedgerSettings databaseOfDemo() {
        if (!demoAsked) {
            demoAsked = true;
            return TestPostgres.newDatabase();
        }
        if (toldDemo == null) {
            toldDemo = TestPostgres.newDatabase();
            demoOver(toldDemo).close();
        }
        var copy = TestPostgres.copyOf(toldDemo);
        DATA.put(copy.url(), TestFolders.copyOf(DATA.get(toldDemo.url())));
        return copy;
    }

    /** A demo whose story is told in a database already, or goes on there. */
    public static TestApplication demoOver(LedgerSettings database, String... more) {
        var application = new TestApplication("demo", database, List.of(more));
        var tokens = application.bean(Tokens.class);
        application
                .bean(Accounts.class)
                .all()
                .forEach(account -> application.speakWith(
                        account.login(), tokens.make(account.login(), Tokens.Kind.API, "test", Duration.ofHours(1))));
        return application;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All of a kind. */
    public <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    /** From now on this login speaks with a token that somebody has, instead of one that was made here. */
    public void speakWith(String login, String token) {
        tokens.put(login, token);
    }

    public String token(String login) {
        return tokens.get(login);
    }

    /**
     * An answer, with its body as JSON where there is one; that of a refusal can be read once its status was asked for.
     */
    public record Answered(JsonNode body, HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        @Override
        public JsonNode body() {
            response.body();
            return body;
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The text at a path, {@code /detail}. Who reads what only a refusal says knows that it is one. */
        public String text(String pointer) {
            if (OF_A_REFUSAL.matcher(pointer).matches()) {
                response.statusCode();
            }
            return body().at(pointer).asString();
        }
    }

    public Answered get(String login, String path, String... headers) {
        return send(request(login, path, headers).GET().build());
    }

    public Answered post(String login, String path, String json, String... headers) {
        return send(request(login, path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** A file that a program hands in, with fields beside it. */
    public Answered upload(String login, String path, Map<String, String> fields, String name, byte[] bytes) {
        return send(request(login, path)
                .header("Content-Type", "multipart/form-data; boundary=" + BETWEEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts(fields, name, bytes)))
                .build());
    }

    private static byte[] parts(Map<String, String> fields, String name, byte[] bytes) {
        var parts = new ByteArrayOutputStream();
        fields.forEach((field, value) -> parts.writeBytes(
                ("--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.writeBytes(("--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(bytes);
        parts.writeBytes(("\r\n--" + BETWEEN + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return parts.toByteArray();
    }

    /** A page as somebody's browser asks for it, in a session of its own; redirects are not followed. */
    public HttpResponse<String> page(String login, String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path)).header("Cookie", session(login));
        return browse(headers.length == 0 ? request : request.headers(headers));
    }

    /** A form as somebody's browser sends it, with the token of a page it was shown before. */
    public HttpResponse<String> form(String login, String path, Map<String, String> fields) {
        return form(login, path, fields.entrySet());
    }

    /** The same with fields that have several values. */
    public HttpResponse<String> form(String login, String path, Collection<Map.Entry<String, String>> fields) {
        var front = browse(HttpRequest.newBuilder(address("/sign-in")));
        var token = front.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var hidden = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(front.body());
        assertThat(hidden.find()).isTrue();
        var sent = Stream.concat(
                fields.stream().filter(field -> !field.getKey().equals("_csrf")),
                Stream.of(Map.entry("_csrf", hidden.group(1))));
        var body = sent.map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browse(HttpRequest.newBuilder(address(path))
                .header("Cookie", token + "; " + session(login))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A file as somebody's browser saves it. */
    public HttpResponse<byte[]> file(String login, String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path)).header("Cookie", session(login));
        return exchange(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String session(String login) {
        return login == null
                ? "nobody="
                : "parkledger-session=" + bean(Tokens.class).make(login, Tokens.Kind.PAGE, "page", Duration.ofHours(1));
    }

    private HttpResponse<String> browse(HttpRequest.Builder request) {
        return new CheckedResponse(shown(request.header("Accept", "text/html").build()), unnoticed);
    }

    /**
     * Asked again while the views do not show yet what they were to show: a busy machine keeps that back for a while.
     */
    private HttpResponse<String> shown(HttpRequest request) {
        var response = exchange(request);
        for (int i = 1; i < TRIES && CheckedResponse.isBehind(response); i++) {
            response = exchange(request);
        }
        return response;
    }

    /** Where a path of this application is. */
    public URI address(String path) {
        var at = path.startsWith("/actuator")
                ? context.getEnvironment().getRequiredProperty("local.management.port", Integer.class)
                : Integer.valueOf(port);
        return URI.create("http://127.0.0.1:" + at + path);
    }

    public HttpRequest.Builder request(String login, String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path));
        if (login != null) {
            request.header("Authorization", "Bearer " + tokens.get(login));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** Has a person erased by two admins; answers as the second one is answered. */
    public Answered erase(String person) {
        var proposed = proposeErasure(person);
        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(200);
        return post("audit_admin", "/api/v1/persons/" + person + "/confirm-erasure", "");
    }

    /** What the first of the two is answered. */
    public Answered proposeErasure(String person) {
        return post("security_admin", "/api/v1/persons/" + person + "/propose-erasure", """
                {"cause":"本人书面申请","requestedBy":"PERSON","requestedOn":"2021-03-01"}""");
    }

    /** The description of the API, as this application gives it. */
    public ApiDocument document() {
        synchronized (TestApplication.class) {
            return documentOnce();
        }
    }

    private ApiDocument documentOnce() {
        if (document == null) {
            var asked = HttpRequest.newBuilder(address("/v3/api-docs"))
                    .header("Accept", "application/json")
                    .build();
            document = new ApiDocument(new CheckedResponse(exchange(asked), unnoticed).body());
        }
        return document;
    }

    /** Sends a request; every answer of the API has to be as the document says. */
    public Answered send(HttpRequest request) {
        var response = shown(request);
        if (request.uri().getPath().startsWith("/api/")) {
            assertThat(document().faultsOf(response)).isEmpty();
        }
        var isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answered(
                isJson ? JSON.readTree(response.body()) : JSON.createObjectNode(),
                new CheckedResponse(response, unnoticed));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(unnoticed)
                .as("refusals, and views that came too late, that no test noticed")
                .isEmpty();
    }
}
