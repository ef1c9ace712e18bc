package io.parkledger.api.reception;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.Told;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** What a correction repeats of a reception or a trip stays, whatever has become of its host, department and lead. */
class RepeatedPeopleTest {

    private static TestApplication app;
    private static int number;

    /** What is corrected, by its collection: who is named in it, and what else is put right. */
    enum What {
        RECEPTIONS("host", "visitors", "{'company':'沧屿数澜','visitors':3,'receivedOn':'2026-01-06'"),
        VISITS(
                "leader",
                "days",
                "{'destination':'沧屿','companies':['沧屿数澜'],'staff':2,'days':1,'startedOn':'2026-01-06'");

        private final String person;
        private final String other;
        private final String body;

        What(String person, String other, String body) {
            this.person = person;
            this.other = other;
            this.body = body;
        }

        String collection() {
            return name().toLowerCase(Locale.ROOT);
        }

        String said(String who, String lead) {
            return body + ",'" + person + "':'" + who + "','leadId':" + (lead == null ? "null" : "'" + lead + "'");
        }

        String corrected(String who, String lead, int other, String more) {
            return said(who, lead).replaceAll("'" + this.other + "':\\d+", "'" + this.other + "':" + other)
                    + (this == RECEPTIONS ? ",'purpose':null" : "") + more
                    + ",'cause':'记错','correctedOn':'2026-01-08'}";
        }

        Map<String, String> form(String who, String lead, int other) {
            var fields = new LinkedHashMap<String, String>();
            if (lead != null) {
                fields.put("leadId", lead);
            }
            if (this == RECEPTIONS) {
                fields.putAll(Map.of("company", "沧屿数澜", "visitors", "3", "receivedOn", "2026-01-06"));
            } else {
                fields.putAll(
                        Map.of("destination", "沧屿", "companies", "沧屿数澜", "staff", "2", "startedOn", "2026-01-06"));
            }
            fields.put(person, who);
            fields.put(this.other, String.valueOf(other));
            fields.put("cause", "记错");
            fields.put("correctedOn", "2026-01-08");
            return fields;
        }
    }

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"XX\",\"name\":\"小溪\"}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered post(String by, String path, String body) {
        return app.post(by, "/api/v1/" + path, json(body));
    }

    private static String host() {
        var login = "host-" + ++number;
        app.open(new Account(login, "专员" + login, Role.STAFF, Set.of("LQ"), "ipd", null, false, false));
        return login;
    }

    private static String lead() {
        var answer = Told.done(post(
                "staff", "leads", "{'company':'澜桥" + ++number + "','source':'WALK_IN','registeredOn':'2026-01-05'}"));
        return answer.text("/id");
    }

    private static String lentAway(String lead) {
        seen(
                "leads",
                Told.done(post(
                        "manager", "leads/" + lead + "/assign", "{'owner':'stranger','assignedOn':'2026-01-07'}")));
        assertThat(app.get("staff", "/api/v1/leads/" + lead).status()).isEqualTo(404);
        return lead;
    }

    private static void seen(String collection, Answered answer) {
        assertThat(app.get("manager", "/api/v1/" + collection + "?minPosition=" + Told.reached(answer))
                        .status())
                .isEqualTo(200);
    }

    private static String told(What what, String who, String lead) {
        var answer = Told.done(post("staff", what.collection(), what.said(who, lead) + "}"));
        seen(what.collection(), answer);
        return answer.text("/id");
    }

    private static void close(String login) {
        assertThat(post("system_admin", "accounts/" + login + "/close", "{}").status())
                .isEqualTo(204);
    }

    private static void move(String login, String reach) {
        assertThat(post("security_admin", "accounts/" + login + "/give-role", "{'role':'STAFF'," + reach + "}")
                        .status())
                .isEqualTo(200);
    }

    private static Answered correct(What what, String id, String body) {
        return post("staff", what.collection() + "/" + id + "/correct", body);
    }

    /** Corrected over REST, then by the form as it is filled in; what is said of people stays as it was. */
    private static void isCorrected(What what, String id, String who, String lead) {
        Told.done(correct(what, id, what.corrected(who, lead, 4, "")));
        seen(what.collection(), Told.done(correct(what, id, what.corrected(who, lead, 5, ",'team':'ipd'"))));
        var path = "/" + what.collection() + "/" + id;
        var shown = app.page("staff", path + "/correct").body();
        assertThat(shown).containsPattern("<option value=\"" + who + "\" selected=\"selected\">");
        if (lead != null) {
            assertThat(shown).containsPattern("(<option|name=\"leadId\") value=\"" + lead + "\"");
        }
        var sent = app.form("staff", path + "/correct", what.form(who, lead, 6));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);

        var position = sent.headers().firstValue("Location").orElseThrow().replaceAll(".*minPosition=(\\d+).*", "$1");
        var now = app.get("staff", "/api/v1" + path + "?minPosition=" + position);
        assertThat(now.body().path(what.other).asInt()).isEqualTo(6);
        assertThat(now.text("/owner")).isEqualTo(who);
        assertThat(now.text("/team")).isEqualTo("ipd");
        assertThat(now.body().path("leadId").asString("")).isEqualTo(lead == null ? "" : lead);
    }

    @ParameterizedTest
    @EnumSource
    void whose_account_is_closed_stays(What what) {
        var host = host();
        var id = told(what, host, null);
        close(host);

        isCorrected(what, id, host, null);
        assertThat(app.page("staff", "/" + what.collection() + "/" + id + "/correct")
                        .body())
                .contains("专员" + host + "（已停用）");
    }

    @ParameterizedTest
    @EnumSource
    void who_went_to_another_department_stays_and_so_does_the_department_of_then(What what) {
        var host = host();
        var id = told(what, host, null);
        move(host, "'parks':['LQ'],'department':'other'");

        isCorrected(what, id, host, null);
    }

    @ParameterizedTest
    @EnumSource
    void who_went_to_another_park_stays(What what) {
        var host = host();
        var id = told(what, host, null);
        move(host, "'parks':['XX'],'department':'other'");

        isCorrected(what, id, host, null);
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_that_went_to_another_department_stays(What what) {
        var lead = lead();
        var id = told(what, "staff", lead);
        lentAway(lead);

        isCorrected(what, id, "staff", lead);
    }

    @ParameterizedTest
    @EnumSource
    void whom_it_does_not_name_is_refused_as_ever(What what) {
        var closed = host();
        close(closed);
        var moved = host();
        move(moved, "'parks':['LQ'],'department':'other'");
        var id = told(what, "staff", null);

        assertThat(correct(what, id, what.corrected(closed, null, 4, "")).text("/errors/0/code"))
                .isEqualTo("access.not-an-owner");
        assertThat(correct(what, id, what.corrected(moved, null, 4, "")).text("/errors/0/code"))
                .isEqualTo("access.not-your-team");
        assertThat(correct(what, id, what.corrected("staff", null, 4, ",'team':'other'"))
                        .text("/errors/0/code"))
                .isEqualTo("access.team-is-the-owners");
        assertThat(app.form("staff", "/" + what.collection() + "/" + id + "/correct", what.form(closed, null, 4))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void the_department_of_then_is_no_others(What what) {
        var host = host();
        var id = told(what, host, null);
        move(host, "'parks':['LQ'],'department':'other'");

        var refused = correct(what, id, what.corrected(host, null, 4, ",'team':'maker'"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/code")).isEqualTo("access.team-is-the-owners");
        close(host);
        assertThat(correct(what, id, what.corrected(host, null, 4, ",'team':'other'"))
                        .text("/errors/0/code"))
                .isEqualTo("access.team-is-the-owners");
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_out_of_reach_that_it_does_not_name_is_as_unknown_as_none(What what) {
        var id = told(what, "staff", lead());
        var another = lentAway(lead());

        var foreign = correct(what, id, what.corrected("staff", another, 4, ""));
        var unknown = correct(what, id, what.corrected("staff", "no-such-lead", 4, ""));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(asOf(foreign, another)).isEqualTo(asOf(unknown, "no-such-lead"));
    }

    private static String asOf(Answered answer, String lead) {
        var status = answer.status();
        var body = answer.body().deepCopy();
        ((ObjectNode) body).remove("requestId");
        return status + body.toString().replace(lead, "…");
    }

    /** Who does not see the reception learns from no answer whom it names, and which lead. */
    @ParameterizedTest
    @EnumSource
    void to_whom_it_is_out_of_reach_it_tells_nothing(What what) {
        var host = host();
        var lead = lead();
        var another = lead();
        var closed = host();
        var id = told(what, host, lead);
        close(host);
        close(closed);

        assertThat(asOf(strangers(what, id, "stranger", lead), lead))
                .isEqualTo(asOf(strangers(what, id, "stranger", another), another));
        assertThat(asOf(strangers(what, id, host, null), host))
                .isEqualTo(asOf(strangers(what, id, closed, null), closed));
    }

    private static Answered strangers(What what, String id, String who, String lead) {
        var answer = post("stranger", what.collection() + "/" + id + "/correct", what.corrected(who, lead, 4, ""));
        assertThat(answer.status()).isIn(400, 404);
        return answer;
    }
}
