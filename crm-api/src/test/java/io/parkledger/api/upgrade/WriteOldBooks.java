package io.parkledger.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.operation.DueWork;
import io.parkledger.api.security.Accounts;
import io.parkledger.api.security.Accounts.Account;
import io.parkledger.api.security.Role;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Writes the old ledgers into databases that stand ready; run once, by hand. */
class WriteOldBooks {

    private static final Path OUT = Path.of(System.getProperty("old.out", "target"));

    private static LedgerSettings database(String name) {
        return new LedgerSettings(
                System.getProperty("old.url") + name, "parkledger_app", "app", "parkledger", "owner", 10);
    }

    private static Ledger open(LedgerDatabase database) {
        return Ledger.open(database, LedgerClock.real(ZoneId.of("Asia/Shanghai")), Contexts.ALL, Policies.ALL);
    }

    @Test
    void books() throws Exception {
        var settings = database("books");
        try (var database = LedgerDatabase.open(settings);
                var ledger = open(database)) {
            var books = new OldBooks(ledger);
            books.tellWhatIsHealthy();
            books.tellWhatDisagrees();
        }
        try (var app = TestApplication.over(settings)) {
            accounts(app);
            app.bean(DueWork.class).run();
            app.bean(DueWork.class).run();
            var ledger = app.bean(Ledger.class);
            var known = ledger.codec().classesByType().keySet();
            var stored =
                    ledger.reader().after(0, 10_000).stream().map(e -> e.type()).toList();
            assertThat(Set.copyOf(stored)).containsExactlyInAnyOrderElementsOf(known);
            System.out.println("EVENTS " + stored.size() + " TYPES " + known.size());
            write(app, "LQ", "healthy");
            write(app, "ZZ", "disagreeing");
            write(app, "YY", "disagreeing-neighbour");
            var log = app.get("auditor-admin", "/api/v1/accounts/log");
            assertThat(log.status()).as(log.body().toString()).isEqualTo(200);
        }
    }

    @Test
    void poison() {
        var settings = database("poison");
        try (var database = LedgerDatabase.open(settings);
                var ledger = open(database)) {
            new OldBooks(ledger).tellPoison();
            assertThat(ledger.positions()
                            .await(
                                    new io.parkledger.core.ledger.Receipt(
                                            "", 0, ledger.reader().lastIndex()),
                                    Duration.ofSeconds(10)))
                    .isPresent();
            System.out.println("POISON EVENTS " + ledger.reader().head());
        }
    }

    private void accounts(TestApplication app) {
        var accounts = app.bean(Accounts.class);
        open(app, new Account("lin", "林", Role.STAFF, Set.of("LQ"), "招商一部", null, false, false));
        open(app, new Account("operator", "运营商", Role.STAFF, Set.of("LQ"), "二房东", Set.of("LQ-A"), false, false));
        open(app, new Account("chen", "陈", Role.MANAGER, Set.of("LQ", "ZZ"), null, null, false, false));
        open(app, new Account("everywhere", "到处", Role.MANAGER, null, null, null, false, false));
        open(app, new Account("shen", "审", Role.AUDITOR, null, null, null, false, false));
        open(app, new Account("auditor-admin", "审管", Role.AUDIT_ADMIN, null, null, null, false, false));
        open(app, new Account("fresh", "新人", Role.STAFF, Set.of("LQ"), "招商一部", null, true, false));
        open(app, new Account("closed", "离职", Role.STAFF, Set.of("LQ"), "招商一部", null, false, false));
        accounts.setDisabled("closed", true);
        var signedIn = app.post(null, "/api/v1/tokens", "{\"login\":\"lin\",\"password\":\"园账旧口令-lin\"}");
        assertThat(signedIn.status()).as(signedIn.body().toString()).isBetween(200, 201);
        assertThat(app.post(null, "/api/v1/tokens", "{\"login\":\"lin\",\"password\":\"wrong\"}")
                        .status())
                .isEqualTo(401);
    }

    private void open(TestApplication app, Account account) {
        var accounts = app.bean(Accounts.class);
        accounts.open(account, "园账旧口令-" + account.login());
        accounts.log("secadmin", "open", account.login());
        // Both with secrets that are known to the test, and good for ever.
        app.speakWith(account.login(), accounts.makeToken(account.login(), "api", Duration.ofDays(36_500)));
        if (account.login().equals("lin") || account.login().equals("shen")) {
            System.out.println("TOKEN " + account.login() + " " + app.token(account.login()));
        }
    }

    private void write(TestApplication app, String park, String name) throws Exception {
        var json = JsonMapper.shared();
        var figures = json.createObjectNode();
        for (var path : List.of(
                "reports/funnel?from=2023-01&to=2026-10",
                "reports/funnel?from=2024-01&to=2024-12",
                "reports/receptions?from=2023-01-01&to=2024-12-31",
                "reports/tenants?from=2024-01-01&to=2024-12-31",
                "reports/tenants?from=2025-01-01&to=2025-12-31",
                "reports/renewals?from=2025-01-01&to=2025-12-31",
                "reports/occupancy?on=2024-06-30",
                "reports/occupancy?on=2026-06-30",
                "reports/wale?on=2026-06-30",
                "reports/expiry?on=2024-06-30",
                "reports/expiry?on=2026-06-30",
                "reports/rent-roll?on=2024-06-30",
                "reports/rent-roll?on=2026-06-30",
                "reports/contribution?year=2025",
                "reports/commitments?on=2025-12-31",
                "leads?limit=100",
                "negotiations?limit=100",
                "negotiations/board",
                "contracts?limit=100",
                "renewals?limit=100",
                "tenants?limit=100",
                "contributions?limit=100",
                "receptions?limit=100",
                "visits?limit=100",
                "buildings?limit=100",
                "units?limit=100")) {
            var address = "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "parkId=" + park;
            var answer = app.get("shen", address);
            assertThat(answer.status()).as(address + answer.body()).isEqualTo(200);
            figures.set(address, answer.body());
        }
        Files.writeString(
                OUT.resolve(name + ".json"),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    }
}
