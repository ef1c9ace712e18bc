package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.Ledger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two admins erase a person: what everybody is shown from the proposal on, and what is refused. */
class PersonErasureTest {

    private static final List<String> READERS = List.of("staff", "manager", "auditor");

    private static TestApplication app;
    private static int persons;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** A lead with a contact of its own. */
    private record Known(String person, String lead, String named) {

        String path() {
            return "/api/v1/persons/" + person;
        }

        String name() {
            return "孙" + person;
        }

        String phone() {
            return "100-0000-" + person;
        }
    }

    private static Known known() {
        var person = "P%04d".formatted(++persons);
        var lead = app.post("staff", "/api/v1/leads", "{\"company\":\"公司" + person + "\",\"source\":\"WALK_IN\"}")
                .text("/id");
        var named = name(lead, person, "100-0000-" + person);
        assertThat(named.status()).as("%s", named.body()).isEqualTo(200);
        var at = named.text("/position");
        assertThat(app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + at)
                        .text("/contact/personId"))
                .isEqualTo(person);
        return new Known(person, lead, at);
    }

    private static Answered name(String lead, String person, String phone) {
        return app.post("staff", "/api/v1/leads/" + lead + "/name-contact", """
                {"contact":{"personId":"%s","name":"%s","phone":"%s"}}""".formatted(person, "孙" + person, phone));
    }

    private static Answered propose(String person, String cause, String by, LocalDate on) {
        return app.post(
                "security_admin", "/api/v1/persons/" + person + "/propose-erasure", """
                {"cause":"%s","requestedBy":"%s","requestedOn":"%s"}""".formatted(cause, by, on));
    }

    private static void awaitDone(Answered job) {
        assertThat(job.status()).as("%s", job.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> app.get("security_admin", "/api/v1/jobs/" + job.text("/id"))
                                .text("/state"),
                        "DONE"::equals);
    }

    private static String erasureOf(String person) {
        var listed = app.get("security_admin", "/api/v1/erasures");
        assertThat(listed.status()).isEqualTo(200);
        for (var erasure : listed.body().path("items")) {
            if (erasure.path("personId").stringValue().equals(person)) {
                return erasure.path("id").stringValue();
            }
        }
        throw new AssertionError("no erasure of " + person);
    }

    private static void assertShown(Known who, String login) {
        assertThat(app.get(login, "/api/v1/leads/" + who.lead()).text("/contact/phone"))
                .isEqualTo(who.phone());
        assertThat(app.page(login, "/leads/" + who.lead()).body()).contains(who.name(), who.phone());
    }

    private static void assertWithheld(Known who, String why, String word) {
        for (var login : READERS) {
            var now = app.get(login, "/api/v1/leads/" + who.lead());
            assertThat(now.text("/contact/withheld")).as(login).isEqualTo(why);
            assertThat(now.text("/contact/personId")).isEqualTo(who.person());
            for (var path : List.of(
                    "/api/v1/leads/" + who.lead(),
                    "/api/v1/leads/" + who.lead() + "?asOf=" + who.named(),
                    "/api/v1/leads",
                    "/api/v1/leads?asOf=" + who.named(),
                    "/api/v1/leads/" + who.lead() + "/history")) {
                var answer = app.get(login, path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.response().body())
                        .as("%s for %s", path, login)
                        .doesNotContain(who.phone(), who.name());
            }
            assertThat(app.page(login, "/leads/" + who.lead()).body())
                    .contains(word, who.person())
                    .doesNotContain(who.phone(), who.name());
            assertThat(app.page(login, "/leads/" + who.lead() + "?asOf=" + who.named())
                            .body())
                    .contains(word)
                    .doesNotContain(who.phone(), who.name());
            assertThat(app.page(login, "/search?q=" + who.phone()).body()).doesNotContain(who.lead());
        }
    }

    @Test
    void whoever_is_to_be_erased_is_shown_to_nobody_until_it_is_decided() {
        var who = known();
        READERS.forEach(login -> assertShown(who, login));

        var proposed = app.proposeErasure(who.person());

        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(200);
        assertWithheld(who, "RESTRICTED", "受限");
        assertThat(app.page("staff", "/leads/" + who.lead(), "Accept-Language", "en")
                        .body())
                .contains("restricted");
        for (var file : List.of("/leads/export.csv")) {
            var exported = app.page("staff", file);
            assertThat(exported.body()).doesNotContain(who.phone(), who.name());
        }

        var refused = app.post("audit_admin", who.path() + "/refuse-erasure", "{\"cause\":\"身份未核实\"}");

        assertThat(refused.status()).isEqualTo(200);
        READERS.forEach(login -> assertShown(who, login));
        assertThat(app.get("auditor", "/api/v1/erasures/" + erasureOf(who.person()))
                        .text("/erasure/refusal"))
                .isEqualTo("身份未核实");
    }

    @Test
    void nothing_is_taken_in_of_whoever_is_restricted() {
        var who = known();
        app.proposeErasure(who.person());

        var refused = name(who.lead(), who.person(), "100-0000-0010");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("contact.personId");
        assertThat(refused.text("/errors/0/code")).isEqualTo("value.person-restricted");
        assertThat(refused.text("/errors/0/detail")).contains(who.person(), "受限");
        assertThat(name(who.lead(), who.person() + "-2", "100-0000-0011").status())
                .isEqualTo(200);

        assertThat(app.post("security_admin", who.path() + "/take-back-erasure", "")
                        .status())
                .isEqualTo(200);
        assertThat(name(who.lead(), who.person(), "100-0000-0010").status()).isEqualTo(200);
    }

    @Test
    void the_second_person_erases_and_the_receipt_says_who_asked_and_who_decided() {
        var who = known();
        awaitDone(app.erase(who.person()));

        assertWithheld(who, "ERASED", "已依申请删除");
        assertThat(app.bean(Ledger.class).personKeys().find(who.person())).isEmpty();

        var id = erasureOf(who.person());
        await().atMost(Duration.ofSeconds(10)).until(() -> app.get("auditor", "/api/v1/erasures/" + id)
                .body()
                .path("checkpoint")
                .isString());
        var receipt = app.get("auditor", "/api/v1/erasures/" + id);
        assertThat(receipt.text("/erasure/state")).isEqualTo("ERASED");
        assertThat(receipt.text("/erasure/proposedBy")).isEqualTo("security_admin");
        assertThat(receipt.text("/erasure/decidedBy")).isEqualTo("audit_admin");
        assertThat(receipt.text("/number")).matches("E-\\d{6}");
        assertThat(receipt.text("/checkpoint")).startsWith("parkledger/");
        var event = app.get("auditor", "/api/v1/events/" + receipt.text("/position"));
        assertThat(event.text("/type")).isEqualTo("custody.person-erased");
        assertThat(event.response().body()).doesNotContain(who.name(), who.phone());
        assertThat(app.page("audit_admin", "/erasures/" + id).body())
                .contains("个人信息删除回执", receipt.text("/number"), "本人", "parkledger/")
                .doesNotContain(who.name(), who.phone());
        assertThat(app.page("audit_admin", "/erasures/" + id, "Accept-Language", "en")
                        .body())
                .contains("Receipt of an erasure", "the person");
        assertThat(app.page("security_admin", "/persons").body()).contains("回执", who.person());
    }

    @Test
    void of_two_who_confirm_at_once_one_erases() throws Exception {
        var who = known();
        app.proposeErasure(who.person());
        var pool = Executors.newFixedThreadPool(4);
        try {
            var asked = Stream.of("audit_admin", "system_admin", "audit_admin", "system_admin")
                    .<Callable<Answered>>map(login -> () -> app.post(login, who.path() + "/confirm-erasure", ""))
                    .toList();
            var statuses = pool.invokeAll(asked).stream()
                    .map(answer -> {
                        try {
                            return answer.get().status();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(202, 409, 409, 409);
        } finally {
            pool.shutdownNow();
        }
        var told = app.get("auditor", "/api/v1/erasures/" + erasureOf(who.person()));
        assertThat(told.text("/erasure/version"))
                .as("proposed, and erased once")
                .isEqualTo("1");
        assertThat(app.bean(Ledger.class)
                        .jdbc()
                        .query("SELECT count(*) FROM job WHERE subject = ?", row -> row.getInt(1), who.person()))
                .containsExactly(1);
    }

    private static void assertRefused(Answered answer, int status, String code, String sentence) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.response().body()).contains(code, sentence);
    }

    @Test
    void whatever_is_wrong_is_refused_in_a_sentence() {
        var who = known();
        var today = app.bean(Ledger.class).clock().today();

        assertRefused(propose("P-NOBODY", "离职", "PERSON", today), 404, "request.unknown-id", "P-NOBODY");
        assertRefused(propose(who.lead(), "离职", "PERSON", today), 404, "request.unknown-id", who.lead());
        assertRefused(propose(who.person(), "   ", "PERSON", today), 400, "\"cause\"", "");
        assertRefused(propose(who.person(), "打 13800000001", "PERSON", today), 400, "request.personal-number", "cause");
        assertRefused(propose(who.person(), "字".repeat(201), "PERSON", today), 400, "\"cause\"", "");
        assertRefused(propose(who.person(), "离职", "NEIGHBOUR", today), 400, "\"requestedBy\"", "");
        assertRefused(
                propose(who.person(), "离职", "PERSON", today.plusDays(1)),
                400,
                "request.day-in-the-future",
                "requestedOn");
        var withoutDay = app.post("security_admin", who.path() + "/propose-erasure", """
                {"cause":"离职","requestedBy":"PERSON"}""");
        assertRefused(withoutDay, 400, "\"requestedOn\"", "");
        assertRefused(
                app.post("audit_admin", who.path() + "/confirm-erasure", ""),
                409,
                "custody.erasure-is-proposed",
                "尚未提出");
        assertShown(who, "staff");

        assertThat(propose(who.person(), "离职", "PERSON", today).status()).isEqualTo(200);
        assertRefused(
                propose(who.person(), "离职", "PERSON", today), 409, "custody.no-erasure-is-proposed", who.person());
        assertRefused(
                app.post("security_admin", who.path() + "/confirm-erasure", ""),
                409,
                "custody.erasure-is-decided-by-a-second-person",
                "另一名管理员");
        assertRefused(
                app.post("audit_admin", who.path() + "/refuse-erasure", "{\"cause\":\" \"}"), 400, "\"cause\"", "");
        assertThat(app.post("auditor", who.path() + "/confirm-erasure", "").status())
                .isEqualTo(403);

        awaitDone(app.post("system_admin", who.path() + "/confirm-erasure", ""));
        assertRefused(
                app.post("audit_admin", who.path() + "/confirm-erasure", ""), 409, "custody.erasure-is-proposed", "");
        assertRefused(propose(who.person(), "离职", "PERSON", today), 409, "person.erased-already", who.person());
    }

    @Test
    void who_repeats_a_confirmation_with_its_key_is_answered_as_the_first_time() {
        var who = known();
        app.proposeErasure(who.person());

        var first = confirm(who, "k-1");
        var again = confirm(who, "k-1");

        assertThat(first.text("/id")).isEqualTo(again.text("/id"));
        awaitDone(first);
    }

    private static Answered confirm(Known who, String key) {
        return app.send(app.request("audit_admin", who.path() + "/confirm-erasure", "Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Test
    void the_pages_lead_from_the_number_to_the_receipt() {
        var who = known();
        var asked = app.page("security_admin", "/persons?person=" + who.person());
        assertThat(asked.statusCode()).isIn(200, 302, 303);

        HttpResponse<String> sent = app.form(
                "security_admin",
                "/persons/" + who.person() + "/propose-erasure",
                Map.of("cause", "本人当面申请", "requestedBy", "PERSON", "requestedOn", "2021-03-01"));
        assertThat(sent.statusCode()).isIn(302, 303);
        await().untilAsserted(
                        () -> assertThat(app.page("security_admin", "/persons").body())
                                .contains("/persons/" + who.person() + "/take-back-erasure"));
        assertThat(app.page("security_admin", "/persons").body())
                .doesNotContain("/persons/" + who.person() + "/confirm-erasure");
        assertThat(app.page("audit_admin", "/persons").body())
                .contains("/persons/" + who.person() + "/confirm-erasure")
                .doesNotContain("/persons/" + who.person() + "/take-back-erasure");

        assertThat(app.form("audit_admin", "/persons/" + who.person() + "/confirm-erasure", Map.of())
                        .statusCode())
                .isIn(302, 303);
        assertThat(app.page("audit_admin", "/persons").body()).contains("/erasures/" + erasureOf(who.person()));
    }
}
