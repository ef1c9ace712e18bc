package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Secrets;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives one of the three admin roles an account that opens, for the day when those who would have to confirm it are
 * locked out. Whoever runs it has the machine and the database's passwords; the access log says that it was run.
 */
public final class AdminRescue {

    private static final Map<Role, String> FIRST_LOGINS =
            Map.of(Role.SYSTEM_ADMIN, "sysadmin", Role.SECURITY_ADMIN, "secadmin", Role.AUDIT_ADMIN, "auditadmin");

    private AdminRescue() {}

    /** The account, and the one-time password that is told this once. */
    public record Rescued(String login, String password) {}

    /**
     * Re-opens the account, or opens it where there is none, with a new one-time password. What was signed in with
     * ends.
     *
     * @param login null for the account of the first start, or the only one of this role
     * @throws IllegalArgumentException with a sentence, when the role is no admin's or the account has another role
     */
    public static Rescued rescue(Jdbc jdbc, LedgerClock clock, Role role, @Nullable String login) {
        if (!role.isAdmin()) {
            throw new IllegalArgumentException(role + " is none of " + FIRST_LOGINS.keySet());
        }
        var accounts = new Accounts(jdbc, clock);
        var accessLog = new AccessLog(jdbc, clock);
        var passwords = new Passwords(jdbc, clock, accounts, accessLog);
        var chosen = login != null ? login : loginOf(role, accounts.all());
        var password = Secrets.make();
        accounts.change(connection -> {
            var there = Accounts.find(connection, chosen);
            if (there.isPresent() && there.get().role() != role) {
                throw new IllegalArgumentException(
                        chosen + " is " + there.get().role() + ": name another login, which will be opened");
            }
            if (there.isEmpty()) {
                accounts.open(connection, new Account(chosen, chosen, role, null, null, null, true, false), password);
            } else {
                accounts.setDisabled(connection, chosen, false);
                passwords.setOneTime(connection, chosen, password);
            }
            return accessLog.write(connection, AccessLog.ON_THE_SERVER, "rescue-admin", chosen + " " + role);
        });
        return new Rescued(chosen, password);
    }

    private static String loginOf(Role role, List<Account> all) {
        var holders = all.stream()
                .filter(account -> account.role() == role)
                .map(Account::login)
                .toList();
        return holders.size() == 1 ? holders.get(0) : FIRST_LOGINS.getOrDefault(role, role.name());
    }
}
