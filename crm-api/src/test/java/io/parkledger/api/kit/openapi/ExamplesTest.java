package io.parkledger.api.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.PlantedRefusal;
import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.openapi.ApiDocument.Operation;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever copies an example out of the document and sends it to the demo is answered as the document says; so is
 * whoever gets it wrong in one of the usual ways. Every answer is held against the document by
 * {@link TestApplication#send}.
 */
class ExamplesTest {

    /** One login of each role. */
    private static final Map<String, String> LOGINS = new LinkedHashMap<>();

    static {
        LOGINS.put("MANAGER", "wang");
        LOGINS.put("STAFF", "chen");
        LOGINS.put("SYSTEM_ADMIN", "admin");
        LOGINS.put("SECURITY_ADMIN", "security");
        LOGINS.put("AUDIT_ADMIN", "watch");
        LOGINS.put("AUDITOR", "shen");
    }

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static final String CHANGE_PASSWORD = "accountsChangePassword";

    /** Others than the first who may: a second person checks, and who changes the password has no tokens after that. */
    private static final Map<String, String> SENDERS = Map.of(
            "contributionsApproveRestatement",
            "fang",
            "contributionsRejectRestatement",
            "fang",
            "contributionsApproveWithdrawal",
            "fang",
            "proposalsConfirm",
            "watch",
            "parksGoLive",
            "admin",
            "personsConfirm",
            "watch",
            "personsRefuse",
            "watch",
            CHANGE_PASSWORD,
            "xu");

    /** When something is put right or taken back: not before it was. */
    private static final Pattern PUT_RIGHT_ON =
            Pattern.compile("(\"(?:corrected|withdrawn|cancelled|reopened|proposed|takenBack)On\":)\"[0-9-]+\"");

    /** Nobody says since when these are there. */
    private static final Pattern OF_NO_DAY = Pattern.compile("^(parks|buildings)");

    /** The usual ways to get a request wrong. */
    private enum Mistake {
        NOBODY(401, 110),
        NOT_ALLOWED(403, 90),
        UNKNOWN_PARAMETER(400, 111),
        BEFORE_THE_FIRST_POSITION(400, 30),
        EMPTY_DAY(400, 5),
        UNKNOWN_FIELD(400, 50),
        NOT_JSON(400, 50),
        NO_BODY(400, 40),
        UNKNOWN_ID(404, 65),
        STALE(412, 30),
        KEY_REUSED(422, 40),
        ANOTHER_MEDIA_TYPE(415, 50),
        TOO_LARGE(413, 50),
        PUT_RIGHT_LONG_BEFORE(409, 25),
        NOT_ACCEPTABLE(406, 111),
        ANOTHER_VERB(405, 111);

        private final int status;
        private final int atLeast;

        Mistake(int status, int atLeast) {
            this.status = status;
            this.atLeast = atLeast;
        }
    }

    /** An example as somebody sends it, perhaps with a mistake. */
    private static final class Letter {
        private final Operation operation;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String login;
        private String id;
        private String verb;
        private String query;
        private String body;

        Letter(Operation operation, String id) {
            this.operation = operation;
            this.id = id;
            login = sender(operation);
            verb = operation.verb().toUpperCase(Locale.ROOT);
            query = parameters(operation, "query").entrySet().stream()
                    .filter(parameter -> parameter.getValue().isPresent())
                    .map(parameter -> parameter.getKey() + "="
                            + URLEncoder.encode(parameter.getValue().get(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            parameters(operation, "header").forEach((name, value) -> value.ifPresent(text -> headers.put(name, text)));
            var example = operation.described().at("/requestBody/content/application~1json/example");
            if (!example.isMissingNode()) {
                headers.put("Content-Type", "application/json");
                body = example.toString();
            }
        }

        String path() {
            var path = operation.path();
            for (var part : parameters(operation, "path").entrySet()) {
                var known = id == null ? "" : id;
                var isFile = part.getKey().equals("name") && path.contains("/files/");
                path = path.replace(
                        "{" + part.getKey() + "}", isFile ? part.getValue().orElseThrow() : known);
            }
            return path + (query.isEmpty() ? "" : "?" + query);
        }

        Answered send() {
            var request = demo.request(login, path());
            headers.forEach(request::header);
            return demo.send(request.method(
                            verb,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }
    }

    private static TestApplication demo;
    private static ApiDocument document;

    private static final Set<String> BEGINNING_EMPTY = Set.of("erasuresList", "sealedReportsList", "visitsList");

    /**
     * No authority stamps the demo's checkpoints; and a file is brought in step by step, in the background: that is
     * told by the tests of imports.
     */
    private static boolean isInTheDemo(Operation operation) {
        return !operation.id().equals("logTimestamp")
                && !(operation.id().startsWith("imports") && operation.verb().equals("post"));
    }

    /** By operation: what was answered to its example, when that was not what it should. */
    private static final Map<String, String> REFUSED = new TreeMap<>();

    private static final Set<String> SENT = new TreeSet<>();
    private static final Map<Mistake, Map<String, Integer>> MISTAKEN = new EnumMap<>(Mistake.class);
    private static final Map<String, String> LINKED = new TreeMap<>();
    private static int brokenRules;

    @BeforeAll
    static void sendEverything() {
        demo = TestApplication.demo();
        // Nothing waits in the demo as it opens: one does here, so that its link leads somewhere.
        PlantedRefusal.in(demo);
        document = demo.document();
        document.operations().stream()
                .filter(operation -> isInTheDemo(operation)
                        && hasExample(operation)
                        && !operation.id().equals(CHANGE_PASSWORD))
                .forEach(operation -> send(operation, idOf(operation)));
        LINKED.put("logCheckpointOfSize", sizeOfTheNewestCheckpoint());
        LINKED.forEach((id, value) -> {
            if (!SENT.contains(id)) {
                send(operation(id), value);
            }
        });
        send(operation(CHANGE_PASSWORD), null);
    }

    /** The second line of the note. */
    private static String sizeOfTheNewestCheckpoint() {
        var newest = demo.get(LOGINS.get("AUDITOR"), "/api/v1/log/checkpoint");
        assertThat(newest.status()).isEqualTo(200);
        return newest.response().body().split("\n")[1];
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void every_example_works_in_the_demo_as_it_stands() {
        assertThat(REFUSED).isEmpty();
        assertThat(SENT)
                .hasSizeGreaterThanOrEqualTo(128)
                .isEqualTo(document.operations().stream()
                        .filter(ExamplesTest::isInTheDemo)
                        .map(Operation::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void a_mistake_is_answered_as_the_document_says(Mistake mistake) {
        var answered = MISTAKEN.get(mistake);

        assertThat(answered)
                .hasSizeGreaterThanOrEqualTo(mistake.atLeast)
                .allSatisfy((operation, status) ->
                        assertThat(status).as("%s by %s", mistake, operation).isEqualTo(mistake.status));
    }

    @Test
    void an_id_that_the_server_makes_may_be_left_out_or_said_to_be_none() {
        var made = document.operations().stream()
                .map(operation -> operation.described().at("/requestBody/content/application~1json/schema"))
                .map(document::resolve)
                .filter(schema -> schema.path("properties").properties().stream()
                        .anyMatch(property -> property.getValue()
                                .path("description")
                                .asString("")
                                .startsWith("Made by the server")))
                .toList();

        assertThat(made).hasSizeGreaterThanOrEqualTo(6).allSatisfy(schema -> assertThat(schema.toString())
                .contains("\"type\":\"null\""));
    }

    @Test
    void what_was_done_is_not_done_twice() {
        assertThat(brokenRules).isGreaterThan(30);
    }

    private static void send(Operation operation, String id) {
        before(operation).ifPresent(first -> {
            if (!parameters(first, "path").isEmpty() || !SENT.contains(first.id())) {
                sendExample(first, id);
            }
        });
        for (var mistake : Mistake.values()) {
            if (mistake != Mistake.KEY_REUSED) {
                makeAMistake(mistake, operation, id);
            }
        }
        sendExample(operation, id);
        if (parameters(operation, "header").containsKey("Idempotency-Key")) {
            makeAMistake(Mistake.KEY_REUSED, operation, id);
            if (new Letter(operation, id).send().status() == 409) {
                brokenRules++;
            }
        }
        SENT.add(operation.id());
    }

    private static void sendExample(Operation operation, String id) {
        var letter = new Letter(operation, id);
        if (parameters(operation, "header").containsKey("Idempotency-Key")) {
            letter.headers.put("Idempotency-Key", key(operation, id));
        }
        var answer = letter.send();
        // What comes next may ask for a day, and so does not wait until the views show what was just done.
        demo.bean(ViewKeeper.class).await(answer.body().path("position").asLong(0), A_WHILE);
        if (answer.status() / 100 != 2) {
            REFUSED.put(operation.id() + " " + letter.path(), answer.body().toString());
        }
        if (answer.body().path("items").isEmpty() && showsRows(operation, answer)) {
            REFUSED.put(operation.id() + " " + letter.path(), "shows nothing");
        }
        links(operation, answer);
    }

    /** Nobody has gone out, asked to be erased or sealed a report yet when the demo opens. */
    private static boolean showsRows(Operation operation, Answered answer) {
        return answer.body().has("items") && !BEGINNING_EMPTY.contains(operation.id());
    }

    private static String key(Operation operation, String id) {
        return operation.id() + ":" + id;
    }

    private static void makeAMistake(Mistake mistake, Operation operation, String id) {
        var letter = new Letter(operation, id);
        if (spoil(letter, mistake)) {
            MISTAKEN.computeIfAbsent(mistake, each -> new TreeMap<>())
                    .put(operation.id(), letter.send().status());
        }
    }

    /** @return false where the mistake cannot be made */
    private static boolean spoil(Letter letter, Mistake mistake) {
        var operation = letter.operation;
        switch (mistake) {
            case NOBODY -> {
                var isOpen = letter.login == null;
                letter.login = null;
                return !isOpen;
            }
            case NOT_ALLOWED -> {
                var said = operation.described().path("description").asString();
                letter.login = LOGINS.entrySet().stream()
                        .filter(role -> !said.contains("`" + role.getKey() + "`"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                return letter.login != null && said.contains("`");
            }
            case UNKNOWN_PARAMETER -> letter.query = letter.query + (letter.query.isEmpty() ? "" : "&") + "nonsense=1";
            case BEFORE_THE_FIRST_POSITION -> {
                letter.query = letter.query + (letter.query.isEmpty() ? "" : "&") + "minPosition=-1";
                return parameters(operation, "query").containsKey("minPosition");
            }
            case EMPTY_DAY -> {
                letter.query = letter.query.replaceFirst("\\b(on|from|to|year)=[^&]*", "$1=");
                return letter.query.matches(".*\\b(on|from|to|year)=(&.*)?");
            }
            case UNKNOWN_FIELD ->
                letter.body = letter.body == null ? null : letter.body.replaceFirst("\\{", "{\"nonsense\":1,");
            case NOT_JSON -> letter.body = letter.body == null ? null : "{";
            case NO_BODY -> {
                var needed = operation.described().at("/requestBody/required").asBoolean(false);
                letter.body = needed ? "" : null;
            }
            case UNKNOWN_ID -> {
                letter.id = letter.id == null ? null : letter.id.matches("[0-9]+") ? "999999999" : "no-such-thing";
                return letter.id != null && !letter.operation.id().startsWith("visits");
            }
            case STALE -> {
                return letter.headers.replace("If-Match", "\"999999\"") != null;
            }
            case KEY_REUSED -> {
                letter.headers.put("Idempotency-Key", key(operation, letter.id));
                letter.body = letter.body == null ? null : another(letter.body);
            }
            case ANOTHER_MEDIA_TYPE -> letter.headers.replace("Content-Type", "text/plain");
            case TOO_LARGE -> letter.body = letter.body == null ? null : letter.body + " ".repeat(300_000);
            case PUT_RIGHT_LONG_BEFORE -> {
                var body = letter.body == null ? "" : letter.body;
                letter.body = PUT_RIGHT_ON.matcher(body).replaceFirst("$1\"2000-01-01\"");
                return !letter.body.equals(body)
                        && !OF_NO_DAY.matcher(operation.id()).find();
            }
            case NOT_ACCEPTABLE -> {
                letter.headers.put("Accept", "image/png");
                return true;
            }
            case ANOTHER_VERB -> {
                letter.verb = "DELETE";
                return true;
            }
        }
        return mistake == Mistake.UNKNOWN_PARAMETER || letter.body != null;
    }

    /** A body that is as well made, and another. */
    private static String another(String body) {
        return body.replaceFirst("2022-02-1[4-6]", "2022-02-13").equals(body)
                ? body.replaceFirst("(\"[^\"]*[\\u4e00-\\u9fff])", "$1二")
                : body.replaceFirst("2022-02-1[4-6]", "2022-02-13");
    }

    private static Operation operation(String id) {
        return document.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whether all that has to be given is given. */
    private static boolean hasExample(Operation operation) {
        return parameters(operation, "path").values().stream().allMatch(Optional::isPresent);
    }

    private static Optional<Operation> before(Operation operation) {
        var id = Examples.before(operation.id());
        if (id != null) {
            assertThat(operation.described().path("description").asString()).contains("`" + id + "`");
        }
        return Optional.ofNullable(id).map(ExamplesTest::operation);
    }

    private static String idOf(Operation operation) {
        return parameters(operation, "path").values().stream()
                .findFirst()
                .flatMap(value -> value)
                .orElse(null);
    }

    /** The examples of the parameters that stand in one place, empty where there is none. */
    private static Map<String, Optional<String>> parameters(Operation operation, String place) {
        var examples = new LinkedHashMap<String, Optional<String>>();
        operation.described().path("parameters").forEach(each -> {
            var parameter = document.resolve(each);
            if (parameter.path("in").asString().equals(place)) {
                var given = List.of(parameter.path("example"), parameter.at("/schema/example")).stream()
                        .filter(example -> !example.isMissingNode())
                        .map(example -> example.asString())
                        .findFirst();
                var mayBeLeftOut =
                        place.equals("path") || !parameter.path("required").asBoolean(false);
                assertThat(given.isPresent() || mayBeLeftOut)
                        .as("%s asks for %s without an example", operation.id(), parameter.path("name"))
                        .isTrue();
                examples.put(parameter.path("name").asString(), given);
            }
        });
        return examples;
    }

    private static String sender(Operation operation) {
        var said = operation.described().path("description").asString();
        return Arrays.asList(SENDERS.get(operation.id())).stream()
                .filter(login -> login != null)
                .findFirst()
                .orElseGet(() -> LOGINS.entrySet().stream()
                        .filter(role -> said.contains("`" + role.getKey() + "`"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null));
    }

    /** Where an answer leads to, with the id to take along. */
    private static void links(Operation operation, Answered answer) {
        operation
                .described()
                .path("responses")
                .path("" + answer.status())
                .path("links")
                .forEach(link -> {
                    var taken = link.at("/parameters/id").asString();
                    assertThat(taken).startsWith("$response.body#");
                    var id = answer.body().at(taken.substring("$response.body#".length()));
                    assertThat(id.isString()).as(operation.id() + " " + taken).isTrue();
                    LINKED.putIfAbsent(link.path("operationId").asString(), id.asString());
                });
    }
}
