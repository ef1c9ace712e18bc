package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever leaves hands over what is open; what he did stays his, and can be found. */
class ClosingAccountTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered post(String by, String path, String body) {
        return app.post(by, "/api/v1/" + path, body.replace('\'', '"'));
    }

    private static void officer(String login) {
        app.open(new Account(login, "专员" + login, Role.STAFF, Set.of("LQ"), "招商部", null, false, false));
    }

    private static String lead(String by, String company) {
        var answer = post(by, "leads", "{'company':'" + company + "','source':'WALK_IN'}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private static String owner(String lead) {
        return app.get("manager", "/api/v1/leads/" + lead).text("/owner");
    }

    @Test
    void an_account_that_holds_open_projects_is_closed_with_a_successor_or_not_at_all() {
        officer("gone");
        officer("heir");
        officer("other");
        var one = lead("gone", "澜桥甲");
        var two = lead("gone", "澜桥乙");
        var lost = lead("gone", "澜桥丙");
        var last = post("gone", "leads/" + lost + "/lose", "{'reason':'PRICE'}").text("/position");

        assertThat(app.get("system_admin", "/api/v1/accounts/gone/holdings?minPosition=" + last)
                        .body())
                .hasSize(2)
                .allSatisfy(held -> {
                    assertThat(held.path("kind").asString()).isEqualTo("LEAD");
                    assertThat(held.path("id").asString()).isIn(one, two);
                    assertThat(held.has("company")).as("whose company it is").isFalse();
                });

        var refused = post("system_admin", "accounts/gone/close", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("access.holds-projects");
        assertThat(post("system_admin", "accounts/gone/close", "{'successor':'auditor'}")
                        .text("/code"))
                .as("who cannot own a project")
                .isEqualTo("request.malformed");
        assertThat(post("system_admin", "accounts/gone/close", "{'successor':'gone'}")
                        .status())
                .isEqualTo(400);
        assertThat(owner(one)).as("nothing was handed over").isEqualTo("gone");

        var closed = post(
                "system_admin",
                "accounts/gone/close",
                "{'successor':'heir','others':[{'heldId':'" + two + "','successor':'other'}]}");
        assertThat(closed.status()).isEqualTo(204);
        assertThat(owner(one)).isEqualTo("heir");
        assertThat(owner(two)).isEqualTo("other");
        assertThat(owner(lost)).as("what is closed stays whose it was").isEqualTo("gone");
        assertThat(app.page("manager", "/leads").body())
                .as("in the filter of the list")
                .contains("专员gone（已停用）");
        assertThat(app.get("manager", "/api/v1/leads?owner=gone").body().path("items"))
                .hasSize(1);
    }

    @Test
    void an_account_that_holds_nothing_is_closed_without_a_word() {
        officer("idle");
        assertThat(post("system_admin", "accounts/idle/close", "{}").status()).isEqualTo(204);
    }
}
