package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a command names, and what of persons stands in its texts. */
class OfficersTest {

    private static TestApplication app;
    private static int number;

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

    private static Answered post(String by, String path, String body, String... headers) {
        return app.post(by, "/api/v1/" + path, body.replace('\'', '"'), headers);
    }

    /** One that nobody has. */
    private static String company() {
        return "'company':'澜桥人名" + ++number + "'";
    }

    private static String lead(String by, String more) {
        return post(by, "leads", "{" + company() + ",'source':'WALK_IN'" + more + "}")
                .text("/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "auditor", "system_admin", "elsewhere"})
    void an_owner_is_an_open_account_of_the_park_and_brings_the_department_along(String login) {
        var lead = lead("manager", "");
        var refusals = java.util.List.of(
                post("manager", "leads", "{" + company() + ",'source':'WALK_IN','owner':'" + login + "'}"),
                post("manager", "leads/" + lead + "/assign", "{'owner':'" + login + "'}"),
                post("manager", "receptions", "{'company':'乙','visitors':2,'host':'" + login + "'}"));

        assertThat(refusals).hasSize(3).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isIn("owner", "host");
            assertThat(refused.text("/errors/0/code")).isEqualTo("access.not-an-owner");
        });
    }

    @Test
    void the_department_is_the_owners_whatever_the_body_says() {
        var refused =
                post("manager", "leads", "{" + company() + ",'source':'WALK_IN','owner':'stranger','team':'ipd'}");
        var taken = post("manager", "leads", "{" + company() + ",'source':'WALK_IN','owner':'stranger'}");

        assertThat(refused.text("/errors/0/field")).isEqualTo("team");
        assertThat(refused.text("/errors/0/code")).isEqualTo("access.team-is-the-owners");
        Awaitility.await().untilAsserted(() -> assertThat(app.get(
                                "manager",
                                "/api/v1/leads/" + taken.text("/id") + "?minPosition=" + taken.text("/position"))
                        .text("/team"))
                .isEqualTo("other"));
    }

    @Test
    void a_closed_account_owns_nothing_new_but_what_was_answered_is_answered_again() {
        var body = "{" + company() + ",'source':'WALK_IN','owner':'colleague'}";
        var first = post("manager", "leads", body, "Idempotency-Key", "closed-later");
        app.post("system_admin", "/api/v1/accounts/colleague/close", "{\"successor\":\"staff\"}");

        assertThat(post("manager", "leads", body).text("/errors/0/code")).isEqualTo("access.not-an-owner");
        assertThat(post("manager", "leads", body, "Idempotency-Key", "closed-later")
                        .text("/id"))
                .isEqualTo(first.text("/id"));
    }

    private static void give(String login, String role) {
        assertThat(post("security_admin", "accounts/" + login + "/give-role", role)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_works_in_two_parks_gives_a_lead_to_nobody_of_the_other_one() {
        app.open(new Account("both", "b", Role.MANAGER, Set.of("LQ", "XX"), null, null, false, false));
        var lead = lead("both", ",'parkId':'XX'");

        var refused = post("both", "leads/" + lead + "/assign", "{'owner':'staff'}");
        assertThat(refused.text("/errors/0/code")).isEqualTo("access.not-an-owner");
        assertThat(post("both", "leads/" + lead + "/assign", "{'owner':'elsewhere'}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "leads,`'source':'WALK_IN','owner'`",
                "receptions,`'visitors':2,'host'`",
            })
    void what_was_answered_is_answered_again_though_the_colleague_works_elsewhere_by_now(String what, String owner) {
        var body = "{" + company() + "," + owner + ":'stranger'}";
        give("stranger", "{'role':'STAFF','parks':['LQ'],'department':'ipd'}");
        var first = post("staff", what, body, "Idempotency-Key", "moved-" + what);
        give("stranger", "{'role':'STAFF','parks':['LQ'],'department':'other'}");

        assertThat(post("staff", what, body).text("/errors/0/code")).isEqualTo("access.not-your-team");
        assertThat(first.text("/id")).as(first.body().toString()).isNotEmpty();
        assertThat(post("staff", what, body, "Idempotency-Key", "moved-" + what).text("/id"))
                .isEqualTo(first.text("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads owner", "receptions host", "visits leader"})
    void a_login_that_nobody_can_have_is_refused_in_its_field(String whom) {
        var named = whom.split(" ");
        var refused = post("staff", named[0], "{" + company() + ",'" + named[1] + "':'li\\u0000n'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsString("field")).contains(named[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QY-010.2022-Q1", "LQ-91110000600037341L"})
    void an_id_that_is_kept_for_something_else_is_refused_in_its_field(String id) {
        var refused = post("staff", "leads", "{" + company() + ",'source':'WALK_IN','leadId':'" + id + "'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("leadId");
        assertThat(refused.text("/errors/0/code")).isEqualTo("value.id-reserved");
    }

    @Test
    void a_contact_is_named_from_the_first_day_on_and_kept_encrypted() {
        var lead = lead("staff", ",'contact':{'personId':'P-77','name':'严一','phone':'13800138000'}");
        var renamed = post(
                "staff",
                "leads/" + lead + "/name-contact",
                "{'contact':{'personId':'P-78','name':'严二','phone':'13900139000'}}");
        var shown = app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + renamed.text("/position"));

        assertThat(shown.text("/contact/name")).isEqualTo("严二");
        assertThat(app.page("staff", "/leads/" + lead).body()).contains("联系人编号", "P-78");
        assertThat(app.get("auditor", "/api/v1/events?limit=1000").response().body())
                .contains("lead.contact-named", "P-77")
                .doesNotContain("严一", "13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "p%2f", "-x", " ", "a b"})
    void the_number_of_a_contact_is_one_that_an_address_can_name(String personId) {
        var refused = post(
                "staff",
                "leads",
                "{" + company() + ",'source':'WALK_IN','contact':{'personId':'" + personId + "','name':'某'}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("contact.personId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "联系人王工，13800138000",
                "电话138-0013-8000",
                "打 138 0013 8000 找他",
                "+86 13800138000",
                "＋８６１３８００１３８０００",
                "身份证11010519491231002X。",
            })
    void numbers_of_persons_are_kept_out_of_texts(String remark) {
        var refused = post("staff", "leads", "{" + company() + ",'source':'WALK_IN','remark':'" + remark + "'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("remark");
        assertThat(refused.text("/errors/0/code")).isEqualTo("request.personal-number");
        assertThat(refused.text("/errors/0/detail")).contains("联系人姓名、电话栏");
    }

    @ParameterizedTest
    @CsvSource({
        "信用代码91990101MA09LQXCX6",
        "合同编号 LQ13800138000",
        "总投资 13800138000 元",
        "代码110105194912310021",
        "面积1380013.8000",
        "2021年13号楼800138000",
    })
    void other_numbers_stay(String remark) {
        assertThat(post("staff", "leads", "{" + company() + ",'source':'WALK_IN','remark':'" + remark + "'}")
                        .status())
                .isEqualTo(201);
    }
}
