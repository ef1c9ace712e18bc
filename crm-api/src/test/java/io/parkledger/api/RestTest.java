package io.parkledger.api;

import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication.Answered;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every endpoint keeps: refusals in words, nothing twice, no lost update, no forgotten row, nothing out of reach.
 */
class RestTest {

    private static TestApplication app;
    private static int number;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String lead(String company) {
        return json("{'company':'" + company + "','source':'WALK_IN'}");
    }

    private static Answered register(String login) {
        var answer = app.post(login, "/api/v1/leads", lead("企业" + ++number));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{'source':'WALK_IN'}", "company", "request.required", "请填写此项。", "Required."),
                Arguments.of(
                        "{'company':'甲','source':'FAX'}",
                        "source",
                        "request.not-readable",
                        "无法识别“FAX”。",
                        "Cannot make sense of \"FAX\"."),
                Arguments.of(
                        "{'company':'甲','source':'WALK_IN','colour':'red'}",
                        "colour",
                        "request.unknown-field",
                        "没有这个字段。",
                        "There is no such field."),
                Arguments.of(
                        "{'company':'甲','source':'WALK_IN','creditCode':'91990101MA91X9P91M'}",
                        "creditCode",
                        "value.credit-code-check",
                        "统一社会信用代码“91990101MA91X9P91M”的校验码不对（GB 32100-2015），请核对是否抄错。",
                        "The check character of the credit code \"91990101MA91X9P91M\" is wrong (GB 32100-2015); look for a slip of the pen."),
                Arguments.of(
                        "{'company':'甲','source':'WALK_IN','leadId':'a b'}",
                        "leadId",
                        "value.id-malformed",
                        "编号“a b”不合规：以字母或数字开头，只含字母、数字、点、横线和下划线，最多 80 个字符。",
                        "The id \"a b\" is malformed: it starts with a letter or digit and has at most 80 letters, digits, dots, dashes and underscores."),
                Arguments.of(
                        "{'company':'甲','source':'WALK_IN','registeredOn':'2999-01-01'}",
                        "registeredOn",
                        "request.past-or-present",
                        "不得晚于今天。",
                        "Must not be later than today."),
                Arguments.of(
                        "{'company':'甲','source':'WALK_IN','owner':'boss','team':'other'}",
                        "owner",
                        "access.not-your-team",
                        "只能以本人或本部门的名义登记，不能记在 boss 名下。",
                        "You can only record for yourself or your team, not for boss."));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void bad_input_names_the_field_and_the_rule_in_both_languages(
            String body, String field, String code, String chinese, String english) {
        for (var language : List.of("zh-CN", "en")) {
            var answer = app.post("staff", "/api/v1/leads", json(body), "Accept-Language", language);

            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text("/code")).isEqualTo("request.malformed");
            assertThat(answer.text("/errors/0/field")).isEqualTo(field);
            assertThat(answer.text("/errors/0/code")).isEqualTo(code);
            assertThat(answer.text("/errors/0/detail")).isEqualTo(language.equals("en") ? english : chinese);
        }
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        var answer = refused(400, app.post("staff", "/api/v1/leads", "{}"));

        assertThat(answer.body().path("errors")).hasSize(2);
    }

    @Test
    void what_is_not_one_json_object_is_refused() {
        assertThat(app.post("staff", "/api/v1/leads", "[1]").text("/code")).isEqualTo("request.not-an-object");
        assertThat(app.post("staff", "/api/v1/leads", "{\"a\":").text("/code")).isEqualTo("request.not-json");
        assertThat(app.post("staff", "/api/v1/leads", "{\"a\":".repeat(50) + "1" + "}".repeat(50))
                        .text("/code"))
                .isEqualTo("request.not-json");
        var large = app.post("staff", "/api/v1/leads", "{\"company\":\"" + "x".repeat(300_000) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        var form = app.send(app.request("staff", "/api/v1/leads")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void a_broken_rule_is_a_conflict_with_its_code_and_sentence() {
        var id = register("staff").text("/id");
        app.post("staff", "/api/v1/leads/" + id + "/lose", json("{'reason':'NO_RESPONSE'}"));

        var chinese = app.post("staff", "/api/v1/leads/" + id + "/triage", json("{'verdict':'PURSUE'}"));
        var english = app.post(
                "staff", "/api/v1/leads/" + id + "/triage", json("{'verdict':'PURSUE'}"), "Accept-Language", "en");

        assertThat(chinese.status()).isEqualTo(409);
        assertThat(chinese.text("/code")).isEqualTo("lead.lead-is-new");
        assertThat(chinese.text("/detail")).isEqualTo("线索当前为“已流失”，只有新登记的线索才能研判或转意向。");
        assertThat(english.text("/detail"))
                .isEqualTo("The lead is at \"lost\"; only a new lead can be triaged or qualified.");
    }

    @Test
    void a_gate_says_all_that_is_missing() {
        var id = register("staff").text("/id");

        var answer = app.post(
                "staff",
                "/api/v1/leads/" + id + "/qualify",
                json("{'industry':'BIG_DATA','track':'SPACE','contact':{'personId':'P'}}"));

        assertThat(answer.text("/code")).isEqualTo("lead.qualification-is-complete");
        assertThat(answer.text("/detail")).isEqualTo("转意向还缺：联系人姓名、需求面积。");
    }

    @Test
    void unknown_parameters_addresses_and_methods_are_said_to_be_unknown() {
        assertThat(app.get("staff", "/api/v1/leads?ownr=x").text("/errors/0/code"))
                .isEqualTo("request.unknown-parameter");
        assertThat(app.get("staff", "/api/v1/leads?limit=0").text("/errors/0/field"))
                .isEqualTo("limit");
        assertThat(app.get("staff", "/api/v1/leads?stage=X").text("/errors/0/field"))
                .isEqualTo("stage");
        assertThat(app.get("staff", "/api/v1/leads?cursor=%21%21").status()).isEqualTo(400);
        assertThat(app.get("staff", "/api/v1/nothing").text("/code")).isEqualTo("http.404");
        assertThat(app.post("staff", "/api/v1/reports/funnel", "{}").status()).isEqualTo(405);
        assertThat(app.get("staff", "/api/v1/reports/funnel").text("/errors/0/code"))
                .isEqualTo("request.required");
        assertThat(app.get("staff", "/api/v1/leads/none").status()).isEqualTo(404);
    }

    @Test
    void the_same_key_answers_the_same_and_another_body_is_refused() {
        var body = lead("幂等企业");
        var first = app.post("staff", "/api/v1/leads", body, "Idempotency-Key", "k-1");
        var again = app.post("staff", "/api/v1/leads", body, "Idempotency-Key", "k-1");
        var other = app.post("staff", "/api/v1/leads", lead("另一家"), "Idempotency-Key", "k-1");
        var anothers = app.post("colleague", "/api/v1/leads", lead("同事的企业"), "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("ledger.key-reused");
        assertThat(anothers.status()).isEqualTo(201);
    }

    @Test
    void a_write_on_an_old_version_is_stale() {
        var id = register("staff").text("/id");
        var etag = app.get("staff", "/api/v1/leads/" + id).header("ETag");
        var assign = json("{'owner':'colleague','team':'ipd'}");

        var first = app.post("staff", "/api/v1/leads/" + id + "/assign", assign, "If-Match", etag);
        var second = app.post("staff", "/api/v1/leads/" + id + "/assign", assign, "If-Match", etag);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.text("/code")).isEqualTo("ledger.stale-version");
    }

    @Test
    void pages_walk_every_row_once() {
        var expected = new HashSet<String>();
        for (int i = 0; i < 23; i++) {
            expected.add(register("manager").text("/id"));
        }
        var last = register("manager");
        expected.add(last.text("/id"));

        var seen = new ArrayList<String>();
        var next = "/api/v1/leads?limit=5&owner=manager&minPosition=" + last.text("/position");
        while (next != null) {
            var page = app.get("manager", next);
            page.body().path("items").forEach(row -> seen.add(row.path("id").asString()));
            var link = page.body().path("next");
            next = link.isNull()
                    ? null
                    : URI.create(link.asString()).getRawPath() + "?"
                            + URI.create(link.asString()).getRawQuery();
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("", "kind", "request.required", "Required."),
                Arguments.of("kind=WON", "kind", "request.not-readable", "Cannot make sense of \"WON\"."),
                Arguments.of("kind=REACHED", "stage", "request.required", "Required."),
                Arguments.of("kind=REACHED_IN_PERIOD", "stage", "request.required", "Required."),
                Arguments.of("kind=OPEN", "stage", "request.required", "Required."),
                Arguments.of("kind=OPEN&stage=WON", "stage", "request.not-readable", "Cannot make sense of \"WON\"."),
                Arguments.of(
                        "kind=LANDED&stage=LANDED",
                        "stage",
                        "request.not-with",
                        "Cannot be combined with kind=LANDED."),
                Arguments.of(
                        "kind=RECYCLED&reason=PRICE",
                        "reason",
                        "request.not-with",
                        "Cannot be combined with kind=RECYCLED."),
                Arguments.of("kind=LOST&cohort=all", "cohort", "request.not-readable", "Cannot make sense of \"all\"."),
                Arguments.of("kind=LOST&limit=0", "limit", "request.limit", "Must be a whole number from 1 to 500."),
                Arguments.of(
                        "kind=LOST&colour=red", "colour", "request.unknown-parameter", "There is no such parameter."));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_is_no_number_of_the_funnel_cannot_be_opened(String asked, String field, String code, String said) {
        var answer = app.get(
                "manager", "/api/v1/reports/funnel/projects?from=2021-01&to=2021-12&" + asked, "Accept-Language", "en");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("errors")).hasSize(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/detail")).isEqualTo(said);
    }

    @Test
    void a_funnel_is_opened_only_forwards_and_all_that_does_not_fit_is_said_at_once() {
        var path = "/api/v1/reports/funnel/projects?kind=OPEN&reason=PRICE";
        var backwards = refused(400, app.get("manager", path + "&from=2021-12&to=2021-01"));
        var misfit = refused(400, app.get("manager", path + "&from=2021-01&to=2021-12", "Accept-Language", "zh-CN"));

        assertThat(backwards.text("/errors/0/field")).isEqualTo("to");
        assertThat(misfit.body().path("errors")).hasSize(2);
        assertThat(misfit.text("/errors/0/field")).isEqualTo("stage");
        assertThat(misfit.text("/errors/1/detail")).isEqualTo("不能与 kind=OPEN 同时使用。");
    }

    @Test
    void who_asks_for_more_than_the_views_show_is_told_so() {
        var id = register("staff").text("/id");
        app.get("staff", "/api/v1/leads?minPosition=1");
        for (var path :
                List.of("/api/v1/leads?minPosition=99999999", "/api/v1/leads/" + id + "?minPosition=99999999")) {
            var answer = app.get("staff", path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("ParkLedger-Updating")).isEqualTo("true");
            assertThat(Long.parseLong(answer.header("ParkLedger-Position"))).isPositive();
        }
    }

    @Test
    void rows_out_of_reach_do_not_exist() {
        var mine = register("staff");
        var id = mine.text("/id");
        var at = "?minPosition=" + mine.text("/position");

        assertThat(app.get("staff", "/api/v1/leads/" + id + at).status()).isEqualTo(200);
        assertThat(app.get("colleague", "/api/v1/leads/" + id + at).status()).isEqualTo(200);
        assertThat(app.get("manager", "/api/v1/leads/" + id + at).status()).isEqualTo(200);
        assertThat(app.get("auditor", "/api/v1/leads/" + id + at).status()).isEqualTo(200);
        for (var outsider : List.of("stranger", "elsewhere")) {
            assertThat(app.get(outsider, "/api/v1/leads/" + id + at).status()).isEqualTo(404);
            assertThat(app.get(outsider, "/api/v1/leads/" + id + "/history" + at)
                            .status())
                    .isEqualTo(404);
            assertThat(app.post(outsider, "/api/v1/leads/" + id + "/lose", json("{'reason':'OTHER'}"))
                            .status())
                    .isEqualTo(404);
            assertThat(app.get(outsider, "/api/v1/leads" + at).body().required("items"))
                    .isEmpty();
        }
        assertThat(app.post("elsewhere", "/api/v1/leads", json("{'parkId':'LQ','company':'乙','source':'WALK_IN'}"))
                        .text("/errors/0/code"))
                .isEqualTo("access.not-your-park");
    }

    @Test
    void lists_are_sorted_and_searched_as_asked() {
        app.post("manager", "/api/v1/leads", lead("排序丙"));
        app.post("manager", "/api/v1/leads", lead("排序甲"));
        var last = app.post("manager", "/api/v1/leads", lead("排序乙"));
        var path = "/api/v1/leads?q=%E6%8E%92%E5%BA%8F&limit=2&sort=COMPANY&minPosition=" + last.text("/position");

        var first = app.get("manager", path);
        var second = app.get("manager", first.text("/next").replaceFirst("^https?://[^/]+", ""));

        assertThat(first.body().path("items"))
                .extracting(lead -> lead.path("company").asString())
                .containsExactly("排序丙", "排序乙");
        assertThat(second.body().path("items"))
                .extracting(lead -> lead.path("company").asString())
                .containsExactly("排序甲");
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(app.get("manager", "/api/v1/leads?sort=VALUE").text("/errors/0/field"))
                .isEqualTo("sort");
        for (var query : List.of("/api/v1/negotiations?sort=LAST_ACTIVITY&q=x", "/api/v1/tenants?q=x")) {
            var none = app.get("manager", query);
            assertThat(none.status()).as(none.body().toString()).isEqualTo(200);
            assertThat(none.body().required("items")).isEmpty();
        }
    }

    @Test
    void who_has_a_company_already_is_told_to_everybody_in_the_park_but_not_what_the_lead_says() {
        var registered = app.post("staff", "/api/v1/leads", lead("瀚海云枢数据有限公司"));
        var id = registered.text("/id");
        var typed = "/api/v1/leads/similar?company=%E4%BA%91%E6%9E%A2&minPosition=" + registered.text("/position");

        var own = app.get("staff", typed).body();
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/id").asString()).isEqualTo(id);
        assertThat(own.at("/0/company").asString()).isEqualTo("瀚海云枢数据有限公司");
        assertThat(own.at("/0/mine").asBoolean()).isTrue();
        for (var visible : List.of("colleague", "manager")) {
            var theirs = app.get(visible, typed).body();
            assertThat(theirs.at("/0/id").asString()).isEqualTo(id);
            assertThat(theirs.at("/0/mine").booleanValue()).isFalse();
        }
        var strange = app.get("stranger", typed);
        assertThat(strange.body().at("/0/id").isNull()).isTrue();
        assertThat(strange.text("/0/company")).isEqualTo("瀚海＊＊＊");
        assertThat(strange.text("/0/owner")).isEqualTo("staff");
        assertThat(strange.text("/0/stage")).isEqualTo("REGISTERED");
        assertThat(strange.text("/0/registeredOn")).isNotEmpty();
        assertThat(strange.body().at("/0/mine").booleanValue()).isFalse();
        assertThat(strange.response().body()).doesNotContain(id, "云枢");
        assertThat(app.get("elsewhere", typed).body()).isEmpty();
        assertThat(app.get("elsewhere", typed + "&parkId=LQ").body()).isEmpty();
        assertThat(app.get("auditor", typed).status()).isEqualTo(403);
        assertThat(app.get("staff", "/api/v1/leads/similar").text("/errors/0/code"))
                .isEqualTo("request.required");
    }

    @Test
    void who_is_not_signed_in_is_told_to() {
        var nobody = app.get(null, "/api/v1/leads");
        var forged = app.send(app.request(null, "/api/v1/leads")
                .header("Authorization", "Bearer pl_x")
                .GET()
                .build());

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("/code")).isEqualTo("access.sign-in");
        assertThat(forged.status()).isEqualTo(401);
    }

    @Test
    void a_token_is_given_for_a_password_and_taken_back() {
        var wrong = app.post(null, "/api/v1/tokens", json("{'login':'staff','password':'no'}"));
        var given = app.post(null, "/api/v1/tokens", json("{'login':'staff','password':'staff','label':'phone'}"));
        var bearer = "Bearer " + given.text("/token");
        var tokens = app.send(app.request(null, "/api/v1/tokens")
                .header("Authorization", bearer)
                .GET()
                .build());
        var phone = tokens.body().values().stream()
                .filter(token -> token.path("label").asString().equals("phone"))
                .findFirst()
                .orElseThrow();
        app.post("staff", "/api/v1/tokens/" + phone.path("tokenId").asString() + "/revoke", "");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("/code")).isEqualTo("access.wrong-password");
        assertThat(given.status()).isEqualTo(201);
        assertThat(tokens.response().body()).doesNotContain(given.text("/token"));
        assertThat(app.send(app.request(null, "/api/v1/tokens")
                                .header("Authorization", bearer)
                                .GET()
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void an_account_is_opened_by_one_admin_and_given_its_role_by_another() {
        var opened = app.post("system_admin", "/api/v1/accounts", json("{'login':'newbie','name':'新人'}"));
        app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥'}"));
        var given = app.post(
                "security_admin", "/api/v1/accounts/newbie/give-role", json("{'role':'MANAGER','parks':['LQ']}"));
        var password = opened.text("/firstHalf") + given.text("/secondHalf");
        var signIn = app.post(null, "/api/v1/tokens", json("{'login':'newbie','password':'" + password + "'}"));
        var bearer = "Bearer " + signIn.text("/token");
        var before = app.send(app.request(null, "/api/v1/leads")
                .header("Authorization", bearer)
                .GET()
                .build());
        var change = app.send(app.request(null, "/api/v1/accounts/me/change-password")
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json("{'password':'" + password + "','newPassword':'a-long-password'}")))
                .build());
        var again = app.post(null, "/api/v1/tokens", json("{'login':'newbie','password':'a-long-password'}"));
        var after = app.send(app.request(null, "/api/v1/leads")
                .header("Authorization", "Bearer " + again.text("/token"))
                .GET()
                .build());

        assertThat(before.text("/code")).isEqualTo("access.change-password-first");
        assertThat(change.status()).isEqualTo(204);
        assertThat(given.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(200);
        assertThat(app.post(
                                "security_admin",
                                "/api/v1/accounts/security_admin/give-role",
                                json("{'role':'MANAGER','parks':['LQ']}"))
                        .status())
                .isEqualTo(409);
        assertThat(app.get("audit_admin", "/api/v1/accounts/log").response().body())
                .contains("open-account", "give-role");
    }

    @Test
    void what_an_auditor_reads_is_written_down() {
        app.get("auditor", "/api/v1/events?limit=7");

        assertThat(app.get("audit_admin", "/api/v1/accounts/log").response().body())
                .contains("/api/v1/events?limit=7");
    }

    @Test
    void the_ledger_is_a_feed_without_holes() {
        register("staff");
        var last = register("staff");
        var positions = new ArrayList<Long>();
        var next = "/api/v1/events?limit=3";
        while (next != null) {
            var feed = app.get("auditor", next);
            feed.body()
                    .path("items")
                    .forEach(event -> positions.add(event.path("position").asLong()));
            var link = feed.body().path("next");
            next = link.isNull() ? null : link.asString();
        }

        assertThat(positions).contains(last.body().path("position").asLong());
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void what_will_be_known_in_the_future_is_not_told() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        assertThat(app.get("staff", "/api/v1/leads?asOf=" + today).status()).isEqualTo(200);
        for (var future : List.of(today.plusDays(1).toString(), today.plusDays(1) + "T00:00:00%2B08:00")) {
            var refused = app.get("staff", "/api/v1/leads?asOf=" + future);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("asOf");
            assertThat(refused.text("/errors/0/detail")).isEqualTo("不得晚于今天（" + today + "）。");
        }
    }

    @Test
    void an_erased_person_is_gone_from_every_answer_and_every_event_stays() {
        var id = register("staff").text("/id");
        var qualified = app.post(
                "staff",
                "/api/v1/leads/" + id + "/qualify",
                json(
                        "{'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':100,'contact':{'personId':'P-9','name':'孙九','phone':'100-0000-0009'}}"));
        var at = "?minPosition=" + qualified.text("/position");
        assertThat(app.get("staff", "/api/v1/leads/" + id + at).text("/contact/name"))
                .isEqualTo("孙九");
        assertThat(app.get("auditor", "/api/v1/events?limit=1000").response().body())
                .contains("P-9")
                .doesNotContain("孙九");

        // What said the name is a past version by now, and only that.
        app.post("staff", "/api/v1/leads/" + id + "/lose", json("{'reason':'NO_RESPONSE'}"));
        assertThat(app.get("staff", "/api/v1/leads/" + id + "?asOf=" + qualified.text("/position"))
                        .text("/contact/name"))
                .isEqualTo("孙九");

        var job = app.erase("P-9");
        Awaitility.await().until(() -> app.get("system_admin", "/api/v1/jobs/" + job.text("/id"))
                .text("/state")
                .equals("DONE"));

        var after = app.get("staff", "/api/v1/leads/" + id);
        assertThat(after.body().at("/contact/name").isNull()).isTrue();
        assertThat(after.text("/contact/personId")).isEqualTo("P-9");
        assertThat(app.get("staff", "/api/v1/leads/" + id + "?asOf=" + qualified.text("/position"))
                        .response()
                        .body())
                .contains("P-9")
                .doesNotContain("孙九");
    }
}
