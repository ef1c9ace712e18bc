package io.parkledger.api.wiring;

import io.parkledger.api.account.AdminRescue;
import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar parkledger.jar rescue-admin SYSTEM_ADMIN [login]}, with the settings of the server: prints a
 * one-time password. The embedded ledger is used by one process at a time, so the server is stopped first; with a
 * PostgreSQL of one's own it goes on.
 */
public final class RescueAdminCommand {

    public static final String NAME = "rescue-admin";

    private RescueAdminCommand() {}

    /** Only what is asked for is made: the database, and no ledger on it. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    @Import(LedgerWiring.class)
    static class Wiring {}

    /**
     * @param arguments after the command's name; those with dashes are settings
     * @return for the shell: 0 when done
     */
    public static int run(List<String> arguments, PrintStream out) {
        var words = arguments.stream().filter(each -> !each.startsWith("--")).toList();
        var role = words.isEmpty() ? null : roleOf(words.get(0));
        if (role == null || words.size() > 2) {
            out.println("Usage: java -jar parkledger.jar " + NAME
                    + " SYSTEM_ADMIN|SECURITY_ADMIN|AUDIT_ADMIN [login] [--parkledger.…=…]");
            return 2;
        }
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        try (var context = application.run(
                arguments.stream().filter(each -> each.startsWith("--")).toArray(String[]::new))) {
            var database = context.getBean(LedgerDatabase.class);
            var rescued = AdminRescue.rescue(
                    new Jdbc(database.dataSource()),
                    context.getBean(LedgerClock.class),
                    role,
                    words.size() == 2 ? words.get(1) : null);
            out.println("Account " + rescued.login() + " (" + role
                    + ") opens for three days with the one-time password " + rescued.password());
            return 0;
        } catch (IllegalArgumentException refusal) {
            out.println(refusal.getMessage());
            return 1;
        }
    }

    private static @org.jspecify.annotations.Nullable Role roleOf(String word) {
        return Stream.of(Role.values())
                .filter(Role::isAdmin)
                .filter(role -> role.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElse(null);
    }
}
