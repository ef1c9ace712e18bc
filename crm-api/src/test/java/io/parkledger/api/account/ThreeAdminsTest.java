package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.account.Proposal.Kind;
import io.parkledger.api.account.Proposal.State;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Accounts.Given;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No admin alone can take over the rights of another, and none of the three roles is ever left without an account. */
class ThreeAdminsTest {

    private static final String CAUSE = "{\"cause\":\"当面申请\"}";

    private static TestApplication app;

    /** Beside the three who act there are the three of the first start. */
    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private Answered propose(String by, String what, String login) {
        return app.post(by, "/api/v1/accounts/" + login + "/propose-" + what, CAUSE);
    }

    private Answered confirm(String by, Answered proposed) {
        return app.post(by, "/api/v1/proposals/" + proposed.text("/proposalId") + "/confirm", "");
    }

    /** The token, or none where the password is told to be wrong. */
    private String signIn(String login, String password) {
        var answer =
                app.post(null, "/api/v1/tokens", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
        assertThat(answer.status()).as(answer.body().toString()).isIn(201, 401);
        return answer.text("/token");
    }

    private Account account(String login) {
        return app.bean(Accounts.class).find(login).orElseThrow();
    }

    @Test
    void nobody_closes_or_reopens_or_changes_an_admin_alone() {
        var alone = List.of(
                app.post("system_admin", "/api/v1/accounts/security_admin/close", ""),
                app.post("system_admin", "/api/v1/accounts/audit_admin/reopen", ""),
                app.post(
                        "security_admin",
                        "/api/v1/accounts/system_admin/give-role",
                        "{\"role\":\"MANAGER\",\"parks\":[\"*\"]}"),
                app.post("security_admin", "/api/v1/accounts/staff/give-role", "{\"role\":\"AUDIT_ADMIN\"}"));

        assertThat(alone).hasSize(4).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("/code")).isEqualTo("access.takes-two");
        });
        assertThat(account("security_admin").disabled()).isFalse();
    }

    @Test
    void nobody_sets_the_password_of_another_alone() {
        assertThat(app.post("system_admin", "/api/v1/accounts/manager/reset-password", "")
                        .status())
                .isEqualTo(404);

        var proposed = propose("system_admin", "reset", "secadmin");
        var confirmed = confirm("audit_admin", proposed);
        var first = proposed.text("/firstHalf");
        var second = confirmed.text("/secondHalf");

        assertThat(signIn("secadmin", first)).isEmpty();
        assertThat(signIn("secadmin", second)).isEmpty();
        assertThat(signIn("secadmin", "security_admin")).isEmpty();
        assertThat(signIn("secadmin", first + second)).isNotEmpty();
        assertThat(account("secadmin").mustChange()).isTrue();
    }

    @Test
    void nobody_confirms_his_own_or_what_is_about_himself() {
        var proposed = propose("system_admin", "reset", "checker");

        assertThat(confirm("system_admin", proposed).text("/code")).isEqualTo("access.not-your-own-proposal");
        assertThat(propose("system_admin", "reset", "system_admin").text("/code"))
                .isEqualTo("access.not-oneself");
        var about = propose("system_admin", "reset", "audit_admin");
        assertThat(confirm("audit_admin", about).text("/code")).isEqualTo("access.not-your-own-proposal");
        assertThat(account("checker").mustChange()).isFalse();
    }

    @Test
    void a_second_admin_of_the_same_role_is_no_second_person() {
        app.bean(Accounts.class)
                .open(new Account("twin", "t", Role.SYSTEM_ADMIN, null, null, null, false, false), "twin");
        var proposals = app.bean(Proposals.class);
        var proposed = proposals.propose(Kind.RESET_PASSWORD, "auditor", null, "c", "system_admin");

        assertThatThrownBy(() -> proposals.confirm(proposed.proposal().proposalId(), "twin"))
                .isInstanceOf(Refused.class)
                .hasMessage("access.another-role-confirms");
    }

    @Test
    void none_of_the_three_roles_is_left_without_an_open_account() {
        setDisabled(true, "secadmin", "auditadmin");
        var closing = propose("system_admin", "close", "security_admin");
        var leaving = app.post(
                "security_admin",
                "/api/v1/accounts/audit_admin/propose-role",
                "{\"role\":\"MANAGER\",\"parks\":[\"*\"],\"cause\":\"c\"}");

        assertThat(confirm("audit_admin", closing).text("/code")).isEqualTo("access.last-admin");
        assertThat(confirm("system_admin", leaving).text("/code")).isEqualTo("access.last-admin");
        assertThat(account("security_admin").disabled()).isFalse();
        assertThat(account("audit_admin").role()).isEqualTo(Role.AUDIT_ADMIN);
        setDisabled(false, "secadmin", "auditadmin");
    }

    private static void setDisabled(boolean disabled, String... logins) {
        var accounts = app.bean(Accounts.class);
        accounts.change(connection -> {
            for (var login : logins) {
                accounts.setDisabled(connection, login, disabled);
            }
            return true;
        });
    }

    @Test
    void a_new_admin_gets_a_password_that_no_single_admin_knows() {
        var opened = app.post("system_admin", "/api/v1/accounts", "{\"login\":\"second\",\"name\":\"二\"}");
        var proposed = app.post(
                "system_admin", "/api/v1/accounts/second/propose-role", "{\"role\":\"AUDIT_ADMIN\",\"cause\":\"c\"}");
        var confirmed = confirm("security_admin", proposed);

        assertThat(account("second").role()).isEqualTo(Role.AUDIT_ADMIN);
        assertThat(signIn("second", opened.text("/firstHalf"))).isEmpty();
        assertThat(signIn("second", opened.text("/firstHalf") + confirmed.text("/secondHalf")))
                .isEmpty();
        assertThat(signIn("second", proposed.text("/firstHalf") + confirmed.text("/secondHalf")))
                .isNotEmpty();
    }

    @Test
    void whoever_becomes_an_admin_gets_a_new_password_whatever_the_one_before_was() {
        var accounts = app.bean(Accounts.class);
        accounts.open(new Account("known", "k", Role.MANAGER, null, null, null, false, false), "known to the opener");
        accounts.open(new Account("other", "o", Role.AUDIT_ADMIN, null, null, null, false, false), "known to another");
        for (var login : List.of("known", "other")) {
            var proposed = app.post(
                    "audit_admin",
                    "/api/v1/accounts/" + login + "/propose-role",
                    "{\"role\":\"SECURITY_ADMIN\",\"cause\":\"c\"}");
            var confirmed = confirm("system_admin", proposed);

            assertThat(account(login).role()).isEqualTo(Role.SECURITY_ADMIN);
            assertThat(signIn(login, "known to the opener")).isEmpty();
            assertThat(signIn(login, "known to another")).isEmpty();
            assertThat(signIn(login, proposed.text("/firstHalf") + confirmed.text("/secondHalf")))
                    .isNotEmpty();
        }
    }

    @Test
    void an_admin_proposed_without_a_new_password_is_proposed_anew() {
        var proposed = app.post(
                "audit_admin",
                "/api/v1/accounts/operator/propose-role",
                "{\"role\":\"SECURITY_ADMIN\",\"cause\":\"c\"}");
        app.bean(Ledger.class)
                .jdbc()
                .update(
                        "UPDATE access.proposal SET first_half = NULL WHERE proposal_id = ?",
                        proposed.text("/proposalId"));

        assertThat(confirm("system_admin", proposed).text("/code")).isEqualTo("access.proposal-void");
        assertThat(account("operator").role()).isEqualTo(Role.STAFF);
    }

    @Test
    void of_two_confirmations_at_once_one_is_done() throws Exception {
        for (int round = 0; round < 5; round++) {
            var proposals = app.bean(Proposals.class);
            var id = proposals
                    .propose(Kind.RESET_PASSWORD, "manager", null, "c", "system_admin")
                    .proposal()
                    .proposalId();
            var start = new CountDownLatch(1);
            var pool = Executors.newFixedThreadPool(2);
            try {
                var tries = Stream.of("security_admin", "audit_admin")
                        .map(by -> pool.submit(() -> {
                            start.await();
                            try {
                                proposals.confirm(id, by);
                                return true;
                            } catch (Refused e) {
                                assertThat(e).hasMessage("access.proposal-decided");
                                return false;
                            }
                        }))
                        .toList();
                start.countDown();
                int done = 0;
                for (Future<Boolean> each : tries) {
                    done += each.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void what_it_went_by_has_changed_meanwhile() {
        var accounts = app.bean(Accounts.class);
        var proposals = app.bean(Proposals.class);
        accounts.open(new Account("triplet", "t", Role.SYSTEM_ADMIN, null, null, null, false, false), "triplet");
        var byClosed = proposals
                .propose(Kind.RESET_PASSWORD, "staff", null, "c", "triplet")
                .proposal();
        var aboutChanged = proposals
                .propose(Kind.CLOSE_ACCOUNT, "colleague", null, "c", "security_admin")
                .proposal();
        accounts.change(connection -> {
            accounts.setDisabled(connection, "triplet", true);
            accounts.give(connection, "colleague", new Given(Role.AUDITOR, null, null, null));
            return true;
        });

        for (var proposal : List.of(byClosed, aboutChanged)) {
            assertThatThrownBy(() -> proposals.confirm(proposal.proposalId(), "audit_admin"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("access.proposal-void");
            assertThat(proposals.find(proposal.proposalId()).orElseThrow().state())
                    .isEqualTo(State.VOID);
        }
        assertThat(account("colleague").disabled()).isFalse();
    }

    @Test
    void it_expires() {
        var ledger = app.bean(Ledger.class);
        var accounts = app.bean(Accounts.class);
        var id = propose("system_admin", "reset", "stranger").text("/proposalId");
        var later = Clock.fixed(
                Clock.systemUTC().instant().plus(Proposals.LIFE).plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        var proposals = new Proposals(ledger, accounts, app.bean(AccessLog.class), app.bean(AccountDesk.class), later);

        assertThat(proposals.find(id).orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThatThrownBy(() -> proposals.confirm(id, "audit_admin")).hasMessage("access.proposal-decided");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_one_that_has_expired_no_half_of_a_password_is_kept_whoever_asks_too_late(boolean confirming) {
        var ledger = app.bean(Ledger.class);
        var id = propose("system_admin", "reset", "elsewhere").text("/proposalId");
        var later = Clock.fixed(
                Clock.systemUTC().instant().plus(Proposals.LIFE).plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        var proposals = new Proposals(
                ledger, app.bean(Accounts.class), app.bean(AccessLog.class), app.bean(AccountDesk.class), later);

        assertThatThrownBy(() -> {
                    if (confirming) {
                        proposals.confirm(id, "audit_admin");
                    } else {
                        proposals.refuse(id, "audit_admin");
                    }
                })
                .hasMessage("access.proposal-decided");

        assertThat(ledger.jdbc()
                        .query(
                                "SELECT state || coalesce(first_half, '') FROM access.proposal WHERE proposal_id = ?",
                                row -> row.getString(1),
                                id))
                .containsExactly("EXPIRED");
    }

    @Test
    void one_that_waits_is_shown_however_many_were_made_after_it() {
        var waiting = propose("system_admin", "close", "checker").text("/proposalId");
        for (int i = 0; i < 205; i++) {
            var made = propose("security_admin", "close", "stranger").text("/proposalId");
            app.post("security_admin", "/api/v1/proposals/" + made + "/refuse", "");
        }

        var listed = app.get("audit_admin", "/api/v1/proposals").body();
        assertThat(listed).hasSizeBetween(201, 220);
        assertThat(listed.findValuesAsString("proposalId")).contains(waiting);
        assertThat(app.page("audit_admin", "/proposals").body()).contains("/proposals/" + waiting + "/confirm");
        assertThat(app.bean(Proposals.class).open())
                .extracting(Proposal::proposalId)
                .contains(waiting);
        assertThat(app.page("audit_admin", "/").body()).contains("待另一名管理员确认");
    }

    @Test
    void the_proposer_takes_it_back_and_whom_it_is_about_has_no_say() {
        var about = propose("system_admin", "reset", "security_admin").text("/proposalId");

        assertThat(app.post("security_admin", "/api/v1/proposals/" + about + "/refuse", "")
                        .status())
                .isEqualTo(409);
        assertThat(app.post("system_admin", "/api/v1/proposals/" + about + "/refuse", "")
                        .text("/state"))
                .isEqualTo("REFUSED");
        assertThat(app.post("audit_admin", "/api/v1/proposals/nothing/confirm", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_audit_admin_sees_it_at_home_and_in_the_log() {
        var proposed = propose("system_admin", "reset", "operator");

        assertThat(app.page("audit_admin", "/").body()).contains("待另一名管理员确认", "当面申请", "申请重置密码");
        assertThat(app.page("audit_admin", "/proposals").body())
                .contains("/proposals/" + proposed.text("/proposalId") + "/confirm");
        assertThat(app.page("system_admin", "/proposals").body())
                .doesNotContain("/proposals/" + proposed.text("/proposalId") + "/confirm");
        confirm("audit_admin", proposed);
        assertThat(app.get("audit_admin", "/api/v1/accounts/log").body().findValuesAsString("action"))
                .contains("propose-reset-password", "confirm-reset-password", "reset-password");
        assertThat(app.page("audit_admin", "/accounts/log").body()).contains("确认重置密码");
    }

    @Test
    void the_halves_are_shown_once_on_pages_too() {
        var proposed = app.form("system_admin", "/accounts/elsewhere/propose-reset", Map.of("cause", "忘记"));
        assertThat(proposed.body()).contains("一次性密码前半段");
        var id = app.bean(Proposals.class).open().stream()
                .filter(each -> each.login().equals("elsewhere"))
                .findFirst()
                .orElseThrow()
                .proposalId();
        var confirmed = app.form("audit_admin", "/proposals/" + id + "/confirm", Map.of());

        assertThat(confirmed.body()).contains("一次性密码后半段");
    }
}
