package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.wiring.RescueAdminCommand;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The day when two admins are locked out: a command on the server. */
class AdminRescueTest {

    private static final LedgerClock CLOCK = LedgerClock.real(ZoneId.of("Asia/Shanghai"));

    private final LedgerSettings database = TestPostgres.newDatabase();

    private String run(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(
                "--parkledger.ledger.url=" + database.url(),
                "--parkledger.ledger.user=" + database.user(),
                "--parkledger.ledger.password=" + database.password(),
                "--parkledger.ledger.owner-user=" + database.ownerUser(),
                "--parkledger.ledger.owner-password=" + database.ownerPassword()));
        var out = new ByteArrayOutputStream();
        var result = RescueAdminCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return result + " " + out.toString(StandardCharsets.UTF_8);
    }

    private Jdbc owner() {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.ownerUser());
        source.setPassword(database.ownerPassword());
        return new Jdbc(source);
    }

    private AccessLog accessLog() {
        return new AccessLog(owner(), CLOCK);
    }

    private Passwords passwords(Accounts accounts) {
        return new Passwords(owner(), CLOCK, accounts, accessLog());
    }

    private static String passwordIn(String said) {
        return said.strip().substring(said.strip().lastIndexOf(' ') + 1);
    }

    @Test
    void a_missing_admin_is_opened_a_closed_one_re_opened_and_the_log_says_so() {
        var opened = run("SECURITY_ADMIN");
        var accounts = new Accounts(owner(), CLOCK);
        accounts.change(connection -> {
            accounts.setDisabled(connection, "secadmin", true);
            return true;
        });
        var reopened = run("security-admin", "secadmin");

        assertThat(opened).startsWith("0 Account secadmin (SECURITY_ADMIN)");
        assertThat(reopened).startsWith("0 Account secadmin (SECURITY_ADMIN)");
        assertThat(passwords(accounts).isRight("secadmin", passwordIn(opened))).isFalse();
        assertThat(passwords(accounts).isRight("secadmin", passwordIn(reopened)))
                .isTrue();
        assertThat(accounts.find("secadmin").orElseThrow().mustChange()).isTrue();
        assertThat(accessLog().after(0, 10))
                .filteredOn(line -> line.action().equals("rescue-admin"))
                .hasSize(2)
                .allMatch(line -> line.login().equals(AccessLog.ON_THE_SERVER));
    }

    @Test
    void it_gives_nobody_of_business_a_password_or_another_role() {
        run("AUDIT_ADMIN");
        var accounts = new Accounts(owner(), CLOCK);
        accounts.open(new Account("wang", "王", Role.MANAGER, null, null, null, false, false), "their own");

        assertThat(run("MANAGER", "wang")).startsWith("2 Usage");
        assertThat(run("SYSTEM_ADMIN", "wang")).startsWith("1 wang is MANAGER");
        assertThat(run()).startsWith("2 Usage");
        assertThat(passwords(accounts).isRight("wang", "their own")).isTrue();
    }
}
