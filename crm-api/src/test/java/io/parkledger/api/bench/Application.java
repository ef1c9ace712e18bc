package io.parkledger.api.bench;

import io.parkledger.core.ledger.LedgerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The product itself, in a JVM of its own, with the accounts of a new park: made over REST, as an administrator makes
 * them.
 */
final class Application implements AutoCloseable {

    static final String PARK = "LQ";
    static final String MANAGER = "manager1";
    static final String OFFICER = "officer1";
    static final String AUDITOR = "auditor1";
    static final String TEAM = "招商一部";

    private static final Pattern FIRST_START = Pattern.compile("account (\\w+) with the one-time password (\\S+)");
    private static final int ADMINS = 3;

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path jar;
    private final Path log;
    private final Map<String, String> environment;
    private final int port;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private Child process;

    private Application(String name, BenchSettings settings, Map<String, String> environment, int port)
            throws IOException {
        this.name = name;
        this.jar = settings.jar();
        this.log = settings.folder().resolve(name + ".log");
        this.environment = environment;
        this.port = port;
        process = start(settings.heap());
    }

    static Application start(String name, BenchSettings settings, LedgerSettings ledger, String viewsUri)
            throws IOException, InterruptedException {
        int port = Ports.free();
        var environment = new HashMap<>(environment(ledger));
        environment.put("PARKLEDGER_VIEWS_URI", viewsUri);
        environment.put("PARKLEDGER_DATA", settings.folder().resolve(name).toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", "" + port);
        var application = new Application(name, settings, environment, port);
        application.process.await(name, START, () -> application.passwords().size() == ADMINS);
        application.prepare();
        return application;
    }

    private Child start(String heap) throws IOException {
        return Child.start(log, environment, List.of(Child.java(), "-Xmx" + heap, "-jar", jar.toString()));
    }

    /** The same ledger and views, served by a process with less memory, or more. */
    void startAgain(String heap) throws IOException, InterruptedException {
        process.close();
        process = start(heap);
        process.await(name, START, this::answers);
    }

    private boolean answers() {
        try {
            look("/api/v1/projections");
            return true;
        } catch (IOException | IllegalStateException e) {
            return false; // it takes no connections yet, or says that it is not ready
        }
    }

    /** Which ledger it is of. */
    static Map<String, String> environment(LedgerSettings ledger) {
        return Map.of(
                "PARKLEDGER_LEDGER_URL",
                ledger.url(),
                "PARKLEDGER_LEDGER_USER",
                ledger.user(),
                "PARKLEDGER_LEDGER_PASSWORD",
                "" + ledger.password(),
                "PARKLEDGER_LEDGER_OWNERUSER",
                ledger.ownerUser(),
                "PARKLEDGER_LEDGER_OWNERPASSWORD",
                "" + ledger.ownerPassword());
    }

    private Map<String, String> passwords() {
        var passwords = new LinkedHashMap<String, String>();
        var found = FIRST_START.matcher(process.log());
        while (found.find()) {
            passwords.put(found.group(1), found.group(2));
        }
        return passwords;
    }

    private void prepare() throws IOException {
        for (var admin : passwords().entrySet()) {
            signIn(admin.getKey(), admin.getValue());
        }
        try (var sysadmin = client("sysadmin")) {
            sysadmin.post("/api/v1/parks", Map.of("parkId", PARK, "name", "龙泉园区", "goLiveOn", "2020-01-01"))
                    .require();
        }
        open(MANAGER, Map.of("role", "MANAGER", "parks", Set.of(PARK)));
        open(OFFICER, Map.of("role", "STAFF", "parks", Set.of(PARK), "department", TEAM));
        open(AUDITOR, Map.of("role", "AUDITOR", "parks", Set.of("*")));
    }

    private void open(String login, Map<String, Object> reach) throws IOException {
        try (var sysadmin = client("sysadmin");
                var secadmin = client("secadmin")) {
            var opened = sysadmin.post("/api/v1/accounts", Map.of("login", login, "name", login))
                    .require();
            var given = secadmin.post("/api/v1/accounts/" + login + "/give-role", reach)
                    .require();
            signIn(
                    login,
                    opened.json().get("firstHalf").asString()
                            + given.json().get("secondHalf").asString());
        }
    }

    /** Changing the password ends what was signed in with the one before. */
    private void signIn(String login, String oneTimePassword) throws IOException {
        var password = password(login);
        tokens.put(login, token(login, oneTimePassword));
        try (var self = client(login)) {
            self.post(
                            "/api/v1/accounts/me/change-password",
                            Map.of("password", oneTimePassword, "newPassword", password))
                    .require();
        }
        tokens.put(login, token(login, password));
    }

    private static String password(String login) {
        return "benchmark-" + login;
    }

    private String token(String login, String password) throws IOException {
        try (var nobody = new Client(port, null)) {
            return nobody.post("/api/v1/tokens", Map.of("login", login, "password", password))
                    .require()
                    .json()
                    .get("token")
                    .asString();
        }
    }

    Client client(String login) {
        return new Client(port, tokens.get(login));
    }

    /** Somebody at a browser, in a session that begins when he first comes. */
    Client browser(String login) {
        return Client.browser(
                port, sessions.computeIfAbsent(login, each -> SignIn.session(port, login, password(login))));
    }

    /** As the system administrator sees it. */
    JsonNode look(String path) throws IOException {
        try (var sysadmin = client("sysadmin")) {
            return sysadmin.get(path).require().json();
        }
    }

    /** Until the views show all of the ledger. */
    void awaitViews(Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long before = -1;
        while (System.nanoTime() < deadline) {
            var status = look("/api/v1/projections");
            if (status.get("lag").asLong() == 0 && status.get("head").asLong() == before) {
                return;
            }
            before = status.get("head").asLong();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("The views lag behind: " + look("/api/v1/projections"));
    }

    Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() {
        process.close();
    }
}
