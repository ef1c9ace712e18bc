package io.parkledger.api.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A park registered by mistake leaves every list, takes no command any more, and says so on its own page. */
class ParkWithdrawnTest {

    private static TestApplication app;
    private static LocalDate today;
    private static long before;
    private static long last;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.open(new Account("chief", "方", Role.MANAGER, null, null, null, false, false));
        today = app.bean(LedgerClock.class).today();
        for (var park : new String[] {"LQ", "ZZ", "YY"}) {
            done(app.post(
                    "system_admin",
                    "/api/v1/parks",
                    json("{'parkId':'%1$s','name':'%1$s园区','goLiveOn':'%2$s'}".formatted(park, today))));
        }
        done(app.post("chief", "/api/v1/buildings", json("{'buildingId':'LQ-A','parkId':'LQ','name':'A座'}")));
        app.open(new Account("bound", "贝", Role.STAFF, Set.of("ZZ", "LQ"), "ipd", null, false, false));
        before = last;
        done(withdraw("system_admin", "ZZ"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered withdraw(String login, String park) {
        return app.post(login, "/api/v1/parks/" + park + "/withdraw", json("{'cause':'重复登记'}"));
    }

    private static void done(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        last = Math.max(last, answer.body().path("position").asLong());
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String page(String login, String path) {
        var page = app.page(login, path + (path.contains("?") ? "&" : "?") + "minPosition=" + last);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    @Test
    void it_is_in_no_list_and_its_own_page_and_history_say_so() {
        assertThat(app.get("chief", "/api/v1/parks?minPosition=" + last).body().findValuesAsString("id"))
                .containsExactly("LQ", "YY");
        assertThat(page("chief", "/parks")).contains("LQ园区").doesNotContain("ZZ园区");
        assertThat(page("chief", "/")).doesNotContain("ZZ园区");
        assertThat(page("chief", "/search?q=ZZ")).doesNotContain("ZZ园区");
        assertThat(page("chief", "/parks/ZZ"))
                .contains("ZZ园区", "已撤销登记", "不再接受任何登记", "撤销园区登记：重复登记")
                .doesNotContain("筹备中", "/parks/ZZ/correct", "/parks/ZZ/go-live", "/parks/ZZ/withdraw");
        assertThat(page("system_admin", "/parks/LQ")).contains("/parks/LQ/withdraw");
        assertThat(app.get("chief", "/api/v1/parks/ZZ").text("/withdrawnOn")).isEqualTo(today.toString());
        assertThat(app.get("chief", "/api/v1/parks/ZZ/history").body().findValuesAsString("type"))
                .contains("park.withdrawn");
    }

    @Test
    void what_was_known_before_stays() {
        assertThat(app.get("chief", "/api/v1/parks/ZZ?asOf=" + before)
                        .body()
                        .path("withdrawnOn")
                        .isNull())
                .isTrue();
        assertThat(app.get("chief", "/api/v1/parks?asOf=" + before).body().findValuesAsString("id"))
                .contains("ZZ");
    }

    @Test
    void it_is_no_choice_in_any_form() {
        for (var form : new String[] {"/leads/new", "/buildings/new", "/receptions/new", "/visits/new"}) {
            assertThat(page("chief", form)).as(form).contains("LQ园区").doesNotContain("ZZ园区");
        }
        assertThat(page("security_admin", "/accounts/bound/give-role"))
                .contains("LQ园区")
                .doesNotContain("ZZ园区");
    }

    @Test
    void it_takes_no_command() {
        refused("space.park-is-not-withdrawn", withdraw("system_admin", "ZZ"));
        refused(
                "space.park-is-not-withdrawn",
                app.post("system_admin", "/api/v1/parks/ZZ/correct", json("{'name':'别名','cause':'错字'}")));
        refused(
                "space.park-is-not-withdrawn",
                app.post("chief", "/api/v1/buildings", json("{'buildingId':'ZZ-A','parkId':'ZZ','name':'A座'}")));
        refused(
                "lead.park-is-not-withdrawn",
                app.post("chief", "/api/v1/leads", json("{'parkId':'ZZ','company':'沧屿数澜','source':'WALK_IN'}")));
        refused(
                "reception.park-is-not-withdrawn",
                app.post("chief", "/api/v1/receptions", json("{'parkId':'ZZ','company':'沧屿数澜','visitors':2}")));
        refused("contract.park-is-not-withdrawn", app.post("chief", "/api/v1/contracts", json("""
                        {'parkId':'ZZ','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','track':'LAND',
                         'landMu':10,'startOn':'%s','endOn':'%s'}""".formatted(
                        today, today.plusYears(1)))));
    }

    private static void refused(String code, Answered answer) {
        assertThat(answer.text("/code")).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void what_something_hangs_on_is_not_withdrawn_and_nobody_withdraws_who_does_not_register() {
        refused("space.nothing-hangs-on-it", withdraw("system_admin", "LQ"));
        assertThat(withdraw("chief", "YY").status()).isEqualTo(403);
        assertThat(withdraw("system_admin", "XX").status()).isEqualTo(404);
    }

    @Test
    void accounts_that_reach_it_still_say_so_and_none_is_given_it() {
        assertThat(page("system_admin", "/accounts")).contains("ZZ园区");
        var given = app.post("security_admin", "/api/v1/accounts/bound/give-role", json("""
                {'role':'STAFF','parks':['ZZ'],'department':'招商部'}"""));
        assertThat(given.status()).isEqualTo(400);
        assertThat(given.text("/errors/0/code")).isEqualTo("access.place-withdrawn");
    }

    @Test
    void jobs_pass_it_by() {
        assertThat(app.bean(DueWork.class).run()).isZero();
    }
}
