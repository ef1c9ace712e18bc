package io.parkledger.api.operation;

import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.PlantedRefusal;
import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.ledger.TestLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What should have followed and was refused is seen by those it concerns, and settled once. */
class ConsequencesTest {

    private static final String PATH = "/api/v1/consequences";
    private static final String REMARK = "{\"remark\":\"线索已流失，无须补办\"}";

    private static TestApplication app;
    private static String lead;

    private String here;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.open(new Account("limited", "l", Role.MANAGER, Set.of("LQ"), null, Set.of("LQ-D"), false, false));
        var registered =
                app.post("staff", "/api/v1/leads", "{\"company\":\"澜桥数据\",\"parkId\":\"LQ\",\"source\":\"WALK_IN\"}");
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        lead = registered.text("/id");
        app.get("staff", "/api/v1/leads?minPosition=" + registered.text("/position"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void plantOne() {
        TestLedger.owner(app.database()).update("DELETE FROM ledger.refused_consequence");
        here = PlantedRefusal.in(app);
    }

    @Test
    void it_is_told_in_the_readers_language() {
        var chinese = app.get("manager", PATH, "Accept-Language", "zh-CN");
        var english = app.get("manager", PATH, "Accept-Language", "en");

        assertThat(chinese.body()).hasSize(1);
        assertThat(chinese.text("/0/id")).isEqualTo(here);
        assertThat(chinese.text("/0/subject")).isEqualTo(lead);
        assertThat(chinese.text("/0/said")).startsWith("登记线索：澜桥数据");
        assertThat(chinese.text("/0/wanted")).isEqualTo("企业入驻后，线索转为已入驻");
        assertThat(chinese.text("/0/detail")).isEqualTo("线索已是“已流失”，须先重启。");
        assertThat(english.text("/0/said")).contains("澜桥数据").doesNotContain("登记");
        assertThat(english.text("/0/wanted")).isEqualTo("The lead has landed once the tenant has landed");
        assertThat(english.text("/0/detail")).isEqualTo("The lead is at \"lost\"; re-open it first.");
        assertThat(english.text("/0/code")).isEqualTo(PlantedRefusal.CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "limited"})
    void a_manager_of_another_park_or_of_some_buildings_neither_sees_nor_settles_it(String login) {
        assertThat(app.get(login, PATH + "?settled=true").body()).isEmpty();
        assertThat(settle(login, here).status()).isEqualTo(404);
        assertThat(app.page(login, "/consequences").body()).contains("没有待处理的后续事项。");
        assertThat(app.page(login, "/consequences/" + here + "/settle").statusCode())
                .isEqualTo(404);
        assertThat(app.page(login, "/").body()).doesNotContain("后续事项未能随之办理");

        assertThat(app.get("manager", PATH).body()).hasSize(1);
    }

    @Test
    void every_manager_sees_those_of_his_own_park() {
        var there = PlantedRefusal.in(app, "XX", "WhenTenantLandedThenLandNegotiation");

        assertThat(app.get("manager", PATH).body().findValuesAsString("id")).containsExactly(here);
        assertThat(app.get("elsewhere", PATH).body().findValuesAsString("id")).containsExactly(there);
        assertThat(app.get("auditor", PATH).body().findValuesAsString("id")).containsExactly(here, there);
        assertThat(app.get("audit_admin", PATH).body()).hasSize(2);
    }

    @Test
    void it_is_settled_once_and_says_by_whom_and_how() {
        var settled = settle("manager", here);

        assertThat(settled.status()).as(settled.body().toString()).isEqualTo(200);
        assertThat(settled.text("/settledBy")).isEqualTo("manager");
        assertThat(settled.text("/remark")).isEqualTo("线索已流失，无须补办");
        assertThat(app.get("manager", PATH).body()).isEmpty();
        var kept = app.get("auditor", PATH + "?settled=true");
        assertThat(kept.body()).hasSize(1);
        assertThat(kept.text("/0/settledBy")).isEqualTo("manager");
        assertThat(app.page("auditor", "/consequences?settled=true").body()).contains("线索已流失，无须补办", "已处理");
    }

    @Test
    void of_several_who_settle_it_at_once_one_does_and_the_others_are_told_who_did() {
        var answers = Stream.of("manager", "checker", "manager", "checker")
                .map(login -> CompletableFuture.supplyAsync(() -> settle(login, here)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answered::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        var settledBy = app.get("auditor", PATH + "?settled=true").text("/0/settledBy");
        var by = app.bean(Accounts.class).find(settledBy).orElseThrow().name();
        assertThat(answers).filteredOn(each -> each.status() == 409).hasSize(3).allSatisfy(each -> {
            assertThat(each.text("/code")).isEqualTo("consequence.settled");
            assertThat(each.text("/detail"))
                    .matches("这项后续事项已由" + by + "于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 填写处理说明，不能重复填写。");
        });
        var form = app.page("checker", "/consequences/" + here + "/settle");
        assertThat(form.statusCode()).isEqualTo(409);
        assertThat(form.body()).contains("已由" + by + "于");
        var sent = app.form("checker", "/consequences/" + here + "/settle", Map.of("remark", "再来一次"));
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(settle("elsewhere", here).status()).isEqualTo(404);
    }

    @Test
    void it_is_not_settled_without_saying_how() {
        for (var body : List.of(
                "{}",
                "{\"remark\":\"  \"}",
                "{\"remark\":\"\u200b\ufeff\"}",
                "{\"remark\":\"" + "很".repeat(501) + "\"}")) {
            assertThat(app.post("manager", PATH + "/" + here + "/settle", body).text("/errors/0/field"))
                    .isEqualTo("remark");
        }
        for (var unknown : List.of("999999", "x", "99999999999999999999")) {
            assertThat(settle("manager", unknown).status()).isEqualTo(404);
        }
        assertThat(app.get("manager", PATH).body()).hasSize(1);
    }

    @Test
    void a_manager_is_alerted_at_home_until_it_is_settled() {
        var home = app.page("manager", "/").body();
        assertThat(home).contains("有 1 项后续事项未能随之办理", "href=\"/consequences\"");

        var page = app.page("manager", "/consequences").body();
        assertThat(page)
                .contains("登记线索：澜桥数据", "企业入驻后，线索转为已入驻", "线索已是“已流失”，须先重启。", "待处理")
                .contains("href=\"/leads/" + lead + "\"", "href=\"/consequences/" + here + "/settle\"");
        assertThat(app.page("manager", "/consequences", "Accept-Language", "en").body())
                .contains("The lead has landed once the tenant has landed", "re-open it first.", "waiting");
        assertThat(app.page("manager", "/consequences/" + here + "/settle").body())
                .contains("处理说明", "企业入驻后，线索转为已入驻", "线索已是“已流失”，须先重启。");

        var sent = app.form("manager", "/consequences/" + here + "/settle", Map.of("remark", "已另行补办"));
        assertThat(sent.headers().firstValue("Location").orElseThrow()).startsWith("/consequences?done=");
        assertThat(app.page("manager", "/").body()).contains("您好").doesNotContain("后续事项未能随之办理");
        assertThat(app.page("manager", "/consequences").body()).contains("没有待处理的后续事项。");
        assertThat(app.page("manager", "/consequences?done=consequences.settle").body())
                .contains("已完成：填写处理说明")
                .doesNotContain("已记入账本");
    }

    @Test
    void who_reads_the_ledger_goes_from_it_to_the_fact_and_from_the_tile_to_it() {
        assertThat(app.page("auditor", "/consequences").body()).containsPattern("href=\"/ledger/\\d+\"");
        assertThat(app.page("manager", "/consequences").body()).doesNotContain("/ledger/");
        assertThat(app.page("auditor", "/ledger").body()).contains("href=\"/consequences\"");
        assertThat(app.page("audit_admin", "/operation").body()).contains("href=\"/consequences\"");
        assertThat(app.page("auditor", "/consequences").body()).doesNotContain("/settle\"");
    }

    @Test
    void the_system_admin_is_told_how_many_wait_and_nothing_of_what_they_say() {
        var operation = app.page("system_admin", "/operation").body();

        assertThat(operation)
                .containsPattern("未决后续事项</span><span class=\"value d-block\"><span>1</span>")
                .doesNotContain("/consequences", "澜桥数据");
        assertThat(app.get("system_admin", PATH).status()).isEqualTo(403);
        assertThat(refused(403, app.page("system_admin", "/consequences")).body())
                .doesNotContain("澜桥数据");
    }

    private static Answered settle(String login, String id) {
        return app.post(login, PATH + "/" + id + "/settle", REMARK);
    }
}
