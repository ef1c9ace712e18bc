package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Secrets;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the first start to the first lead by clicking what the pages offer: three admins, a manager, an officer. */
@InBrowser
class SetupByClickingTest {

    private static final String PASSWORD = "开园第一天-自己定的密码";

    private final Map<String, String> oneTime = new HashMap<>();

    /** An empty ledger with the three admins of its first start, whose printed passwords are replaced by known ones. */
    private Visits toAnEmptyLedger() {
        var app = TestApplication.over(TestPostgres.newDatabase());
        var passwords = app.bean(Passwords.class);
        for (var account : app.bean(Accounts.class).all()) {
            oneTime.put(account.login(), Secrets.make());
            app.bean(Ledger.class).jdbc().on(connection -> {
                passwords.setOneTime(connection, account.login(), oneTime.get(account.login()));
                return account;
            });
        }
        return Visits.to(app);
    }

    /** Signs in with the one-time password, and is asked for one of his own. */
    private void comesFirst(Visitor who, String login) {
        who.open("/");
        signIn(who, login, oneTime.get(login));
        who.fillIn(Map.of("password", oneTime.get(login), "newPassword", PASSWORD));
        who.button(who.word("form.accounts.me.change-password")).click();
        assertThat(who.heading()).containsText("您好");
    }

    private static void signIn(Visitor who, String login, String password) {
        who.field("login").fill(login);
        who.field("password").fill(password);
        who.button(who.word("sign-in.submit")).click();
    }

    /** By the link of the home page. */
    private static void goesOn(Visitor who, int left) {
        assertThat(who.content()).containsText(who.word("setup.home", left));
        who.link(who.word("setup.home.go")).click();
        assertThat(who.heading()).hasText(who.word("setup.title"));
    }

    private static void isAt(Visitor who, String step, String... said) {
        for (var each : said) {
            assertThat(who.content().locator("#" + step)).containsText(each);
        }
    }

    /** By the button of a step, and back to the steps. */
    private static void takes(Visitor who, String step, String form, Map<String, String> values) {
        begins(who, step, form);
        who.fillIn(values);
        who.send(form);
        assertThat(who.heading()).hasText(who.word("setup.title"));
    }

    private static void begins(Visitor who, String step, String form) {
        who.content().locator("#" + step + " .setup-ways a").first().click();
        assertThat(who.heading()).containsText(who.word("form." + form));
    }

    /** Of the password that is shown once, half by half. */
    private void half(Visitor who, String step, String form, String login, Map<String, String> values) {
        begins(who, step, form);
        who.fillIn(values);
        who.button(who.word("form." + form)).click();
        var half = who.content().locator("#answer code").last().innerText();
        oneTime.merge(login, half, String::concat);
        who.link(who.word("form-answer.back")).click();
        assertThat(who.heading()).hasText(who.word("setup.title"));
    }

    @Test
    void three_admins_a_manager_and_an_officer_come_to_the_first_lead() {
        try (var visits = toAnEmptyLedger();
                var system = visits.stranger(Screen.DESKTOP);
                var security = visits.stranger(Screen.DESKTOP);
                var audit = visits.stranger(Screen.PHONE);
                var manager = visits.stranger(Screen.DESKTOP);
                var officer = visits.stranger(Screen.PHONE)) {
            assertThat(oneTime).containsOnlyKeys("sysadmin", "secadmin", "auditadmin");

            // The system admin registers the park and opens accounts; roles are another's to give.
            comesFirst(system, "sysadmin");
            goesOn(system, 8);
            isAt(system, "ADMINS", "现在可办", "由安全管理员、审计管理员办理");
            isAt(system, "PARK", "现在可办", "由您办理");
            isAt(system, "ROLES", "稍后", "由安全管理员办理", "先办“登记园区”");
            isAt(system, "LEAD", "稍后", "由招商专员、管理者办理");
            takes(system, "PARK", "parks.new", Map.of("parkId", "YT", "name", "云汀产业园"));
            isAt(system, "PARK", "已完成", "1 个园区");
            half(system, "ACCOUNTS", "accounts.new", "wang", Map.of("login", "wang", "name", "王敏"));
            isAt(system, "ACCOUNTS", "现在可办");
            half(system, "ACCOUNTS", "accounts.new", "lin", Map.of("login", "lin", "name", "林悦"));
            isAt(system, "ACCOUNTS", "已完成", "2 个业务账号");
            isAt(system, "ROLES", "现在可办", "由安全管理员办理");
            assertThat(system.content().locator("#ROLES .setup-ways")).hasCount(0);

            // The audit admin has nothing to do but to come.
            comesFirst(audit, "auditadmin");
            goesOn(audit, 6);
            isAt(audit, "ADMINS", "现在可办", "由安全管理员办理");
            assertThat(audit.content().locator(".setup-ways")).hasCount(0);

            // The security admin says who is what, and where.
            comesFirst(security, "secadmin");
            goesOn(security, 5);
            isAt(security, "ADMINS", "已完成");
            assertThat(security.content().locator("#ROLES .setup-ways a")).hasCount(2);
            security.link("授予角色和范围 · 王敏").click();
            security.fillIn(Map.of("role", "MANAGER", "parks", "YT"));
            security.button(security.word("form.accounts.give-role")).click();
            oneTime.merge(
                    "wang", security.content().locator("#answer code").last().innerText(), String::concat);
            security.link(security.word("form-answer.back")).click();
            isAt(security, "ROLES", "现在可办");
            half(
                    security,
                    "ROLES",
                    "accounts.give-role",
                    "lin",
                    Map.of("role", "STAFF", "parks", "YT", "department", "招商部"));
            isAt(security, "ROLES", "已完成", "2 人已有角色");

            // The manager registers a building and its units, looks first at what they would be, and names the day.
            comesFirst(manager, "wang");
            goesOn(manager, 4);
            isAt(manager, "UNITS", "稍后", "先办“登记楼栋”");
            takes(manager, "BUILDINGS", "buildings.new", Map.of("name", "1号楼"));
            begins(manager, "UNITS", "buildings.units-by-pattern");
            assertThat(manager.heading()).containsText("1号楼");
            manager.fillIn(Map.of(
                    "floors[0].floor", "1",
                    "floors[0].upToFloor", "3",
                    "floors[0].numbers", "101-１１０",
                    "floors[0].areaSqm", "60.5"));
            manager.button(manager.word("form.foresee")).click();
            assertThat(manager.content().locator("#planned")).containsText("将登记 30 套，合计 1,815 ㎡");
            assertThat(manager.content().locator("#planned")).containsText("301、302");
            manager.send("buildings.units-by-pattern");
            isAt(manager, "UNITS", "已完成", "30 套房源");
            isAt(manager, "FILES", "可选", "由您办理");
            assertThat(manager.content().locator("#FILES a[href^='/imports/new?kind=TENANTS&parkId=YT']"))
                    .hasCount(1);
            var today = visits.app().bean(LedgerClock.class).today();
            takes(manager, "GO_LIVE", "parks.go-live", Map.of("goLiveOn", today.toString()));
            isAt(manager, "LEAD", "现在可办", "由您办理");
            manager.page().locator("nav a[href='/']").first().click();
            goesOn(manager, 1);

            // The officer logs the first lead, and nobody is led any further.
            comesFirst(officer, "lin");
            officer.start("leads.new");
            officer.fillIn(Map.of("company", "云汀数据科技有限公司", "source", "WALK_IN"));
            officer.send("leads.new");
            assertThat(officer.heading()).hasText("云汀数据科技有限公司");
            manager.open("/");
            assertThat(manager.content()).not().containsText("开始使用");
            assertThat(manager.heading()).containsText("您好");
            system.open("/");
            assertThat(system.content()).not().containsText("开始使用");
            assertThat(system.heading()).containsText("您好");
            manager.open("/setup");
            isAt(manager, "LEAD", "已完成", "1 条线索");
        }
    }

    @Test
    void in_english_each_is_told_what_is_whose() {
        try (var visits = Visits.to(TestApplication.start());
                var admin = visits.stranger(Screen.PHONE.inEnglish());
                var manager = visits.stranger(Screen.DESKTOP.inEnglish())) {
            admin.open("/");
            signIn(admin, "system_admin", "system_admin");
            assertThat(admin.content()).containsText("Getting started: 5 to go");
            admin.link("Go on").click();
            assertThat(admin.heading()).hasText("Getting started");
            isAt(admin, "ADMINS", "Three admins sign in for the first time", "Done");
            isAt(admin, "PARK", "Register the park", "Can be done now", "Yours to do");
            isAt(admin, "BUILDINGS", "To be done by: manager", "After \"Register the park\"", "Later");
            takes(admin, "PARK", "parks.new", Map.of("parkId", "LQ", "name", "Lanqiao"));
            isAt(admin, "PARK", "Done", "Parks: 1");

            manager.open("/");
            signIn(manager, "manager", "manager");
            manager.link("Go on").click();
            takes(manager, "BUILDINGS", "buildings.new", Map.of("name", "A"));
            begins(manager, "UNITS", "buildings.units-by-pattern");
            manager.fillIn(Map.of("floors[0].floor", "1", "floors[0].numbers", "B101–A120", "floors[0].areaSqm", "0"));
            manager.refusable(() -> manager.button("Preview").click());
            assertThat(manager.alert()).containsText("Must be greater than 0");
            manager.fillIn(Map.of("floors[0].areaSqm", "60"));
            manager.refusable(() -> manager.button("Preview").click());
            assertThat(manager.alert()).containsText("\"B101\" and \"A120\" differ in more than their digits");
            manager.fillIn(Map.of("floors[0].numbers", "A101–A120"));
            manager.button("Preview").click();
            assertThat(manager.content().locator("#planned")).containsText("To be registered: 20, 1,200 ㎡ together");
        }
    }
}
