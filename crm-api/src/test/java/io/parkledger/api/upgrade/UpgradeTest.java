package io.parkledger.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.StoredLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger that version 1.0.0 wrote, opened by this version: it starts, migrates, and shows what it showed. Figures
 * may gain fields; none that was shown is lost or different. Where a later version counts differently on purpose, the
 * figure is changed beside the ledger, with the reason in the commit.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {

    /** How many addresses each file of figures holds. */
    private static final int FIGURES = 26;

    private static final int EVENTS = 255;
    private static final int TYPES = 66;
    private static final String LIN = "pl_PiZDQH5ZrcPK7u8nG83d9kMqwWEN6g87NQdVTq251P4";
    private static final String SHEN = "pl_6wOO6Dzh-BMgoal40oOHX8bhmZlcYXt4pYKaBo17WLc";

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.over(StoredLedger.restore(StoredLedger.BOOKS));
        // What the calendar asks for by now would be done, and shown, a minute after the start.
        app.bean(DueWork.class).close();
        app.speakWith("lin", LIN);
        app.speakWith("shen", SHEN);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void every_event_is_read_in_its_place() {
        var events = app.bean(Ledger.class).reader().after(0, EVENTS);

        assertThat(events.stream().map(LedgerEvent::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(events.stream().map(LedgerEvent::type).distinct()).hasSize(TYPES);
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"LQ", "ZZ", "YY"})
    void every_figure_is_as_it_was_shown(String park) throws Exception {
        var expected = JsonMapper.shared().readTree(StoredLedger.open("1.0.0/figures-" + park + ".json"));
        var differences = new ArrayList<String>();

        for (var figure : expected.properties()) {
            var answer = app.get("shen", figure.getKey());
            assertThat(answer.status()).as(figure.getKey()).isEqualTo(200);
            compare(figure.getKey(), figure.getValue(), answer.body(), differences);
        }

        assertThat(expected).hasSize(FIGURES);
        assertThat(differences).containsExactlyInAnyOrderElementsOf(CORRECTED.getOrDefault(park, List.of()));
    }

    private static final String CONTRIBUTION = "/api/v1/reports/contribution?year=2025&parkId=";

    /**
     * What that version showed and should not have: nothing where nothing was known, and who was silent as who paid
     * none.
     */
    private static final Map<String, List<String>> CORRECTED = Map.of(
            "LQ",
            List.of(
                    CONTRIBUTION + "LQ retainedCny: was \"0.00\", is null",
                    CONTRIBUTION + "LQ zeroTax: was 2, is 1",
                    CONTRIBUTION + "LQ industries 0 jobs: was 0, is null",
                    CONTRIBUTION + "LQ industries 2 jobs: was 0, is null",
                    CONTRIBUTION + "LQ ranking 1 jobs: was 0, is null",
                    CONTRIBUTION + "LQ ranking 2 jobs: was 0, is null"),
            "ZZ",
            List.of(
                    CONTRIBUTION + "ZZ retainedCny: was \"0.00\", is null",
                    CONTRIBUTION + "ZZ outputCny: was \"0.00\", is null",
                    CONTRIBUTION + "ZZ jobs: was 0, is null",
                    CONTRIBUTION + "ZZ zeroTax: was 6, is 0",
                    CONTRIBUTION + "ZZ industries 0 jobs: was 0, is null",
                    CONTRIBUTION + "ZZ ranking 0 jobs: was 0, is null"));

    /** Fields may be added to an object, never to the rows of a list. */
    private static void compare(String where, JsonNode expected, JsonNode found, List<String> differences) {
        if (expected.isObject() && found.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            where + " " + field.getKey(), field.getValue(), found.path(field.getKey()), differences));
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(where + " " + i, expected.get(i), found.get(i), differences);
            }
        } else if (!isSame(expected, found)) {
            differences.add(where + ": was " + expected + ", is " + found);
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode found) {
        return expected.isNumber() && found.isNumber()
                ? expected.decimalValue().compareTo(found.decimalValue()) == 0
                : expected.equals(found);
    }

    @Test
    @Order(2)
    void who_was_erased_stays_erased_and_who_was_not_is_named() {
        assertThat(contactOf("L-17").path("name").isNull()).isTrue();
        assertThat(contactOf("L-17").path("personId").asString()).isEqualTo("P-L-17");
        assertThat(contactOf("L-1").path("name").asString()).isEqualTo("联系人L-1");
        assertThat(contactOf("L-16").path("personId").asString()).isEqualTo("a/b c");
    }

    private static JsonNode contactOf(String lead) {
        var answer = app.get("shen", "/api/v1/leads/" + lead);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("contact");
    }

    @Test
    void old_passwords_open_and_closed_accounts_stay_closed() {
        assertThat(signIn("lin", "园账旧口令-lin")).isEqualTo(201);
        assertThat(signIn("lin", "园账旧口令-lix")).isEqualTo(401);
        assertThat(signIn("closed", "园账旧口令-closed")).isEqualTo(401);
    }

    private static int signIn(String login, String password) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("login", login, "password", password));
        return app.post(null, "/api/v1/tokens", body).status();
    }

    /** After the figures, which it changes. */
    @Order(3)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leads/L-10/assign                   | {'owner':'lin','team':'招商一部'}
            leads/L-17/negotiate                | {'negotiationId':'N-17','meeting':'TALK','attendees':1}
            negotiations/N-14/offer             | {'areaSqm':100,'rentCnyPerSqmMonth':'24'}
            contributions/report-tax            | {'tenantId':'T-1','period':'2025-Q3','taxType':'ALL','scope':'FULL','taxCny':'100000.00'}
            renewals/C-34.2025-10-31/agree      | {'newEndOn':'2045-10-31'}
            contracts/C-34/amend                | {'rentCnyPerSqmMonth':'26.00'}
            tenants/T-30/exit                   | {'cause':'搬走'}
            units/LQ0107-2/return-to-service    | {}
            """, quoteCharacter = '"')
    void what_was_begun_then_is_gone_on_with(String path, String body) {
        app.speakWith("chen", app.bean(Tokens.class).make("chen", Tokens.Kind.API, "test", Duration.ofHours(1)));

        var answer = app.post("chen", "/api/v1/" + path, body.replace('\'', '"'));

        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
    }
}
