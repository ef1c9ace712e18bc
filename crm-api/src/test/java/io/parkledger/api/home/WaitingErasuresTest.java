package io.parkledger.api.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admins are reminded of what waits for a second person, and of how long somebody has waited for an answer. */
class WaitingErasuresTest {

    private static final String FOR_YOU = "待您复核 ";
    private static final String FOR_OTHERS = "待其他类别的管理员复核 ";

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.open(new Account("deputy", "d", Role.SECURITY_ADMIN, null, null, null, false, false));
        today = app.bean(LedgerClock.class).today();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void proposed(String person, LocalDate requestedOn) {
        var lead = app.post("staff", "/api/v1/leads", "{\"company\":\"公司" + person + "\",\"source\":\"WALK_IN\"}")
                .text("/id");
        app.post("staff", "/api/v1/leads/" + lead + "/name-contact", """
                {"contact":{"personId":"%s","name":"孙某","phone":"100-0000-0000"}}""".formatted(person));
        var proposed = app.post(
                "security_admin", "/api/v1/persons/" + person + "/propose-erasure", """
                {"cause":"本人书面申请","requestedBy":"PERSON","requestedOn":"%s"}""".formatted(requestedOn));
        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(200);
    }

    private static String home(String login, String... headers) {
        var position =
                app.get("auditor", "/api/v1/events?limit=1").body().path("head").asString();
        var page = app.page(login, "/?minPosition=" + position, headers);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void they_wait_on_the_home_of_who_may_confirm_them_and_are_shown_to_who_proposed_them() {
        assertThat(home("audit_admin")).doesNotContain("个人信息删除申请");
        proposed("P1", today.minusDays(1));
        proposed("P2", today.minusDays(24));
        proposed("P3", today.minusDays(31));

        for (var login : new String[] {"system_admin", "audit_admin"}) {
            assertThat(home(login))
                    .contains(FOR_YOU + 3, "href=\"/erasures/erasure-", "本人于 " + today.minusDays(31) + " 提出")
                    .contains("<span class=\"tag\">最迟 " + today.plusDays(29) + " 答复")
                    .contains("<span class=\"tag red\">最迟 " + today.plusDays(6) + " 答复")
                    .contains("<span class=\"tag red\">已超期，最迟应于 " + today.minusDays(1) + " 答复")
                    .doesNotContain(FOR_OTHERS);
        }
        // Who proposed it cannot confirm it, nor can another of the same role.
        for (var login : new String[] {"security_admin", "deputy"}) {
            assertThat(home(login)).contains(FOR_OTHERS + 3).doesNotContain(FOR_YOU);
        }
        assertThat(home("system_admin", "Accept-Language", "en")).contains("Waiting for you 3", "overdue, was to be");
        for (var login : new String[] {"staff", "manager", "auditor"}) {
            assertThat(home(login)).doesNotContain("个人信息删除申请", "/erasures/");
        }

        assertThat(app.post("audit_admin", "/api/v1/persons/P1/confirm-erasure", "")
                        .status())
                .isEqualTo(202);
        assertThat(app.post("system_admin", "/api/v1/persons/P2/refuse-erasure", "{\"cause\":\"查无此人\"}")
                        .status())
                .isEqualTo(200);
        assertThat(home("system_admin")).contains(FOR_YOU + 1);
        assertThat(app.post("security_admin", "/api/v1/persons/P3/take-back-erasure", "")
                        .status())
                .isEqualTo(200);
        assertThat(home("system_admin")).doesNotContain("个人信息删除申请");
    }
}
