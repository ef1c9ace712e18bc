package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Accounts.Given;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Secrets;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What admins do to the accounts of others. Each change is decided by the rows as they are then, one after the other,
 * and written together with its line in the access log, which says what was before and what is after.
 *
 * <p>What would let one person take over the rights of another takes two ({@link Proposals}): everything about the
 * account of an admin, making one, and a new password for anybody. A new account takes two as well: whoever opens it is
 * shown the first half of its one-time password, whoever gives its first role the second, and before that nobody can
 * sign in as it.
 */
@Component
class AccountDesk {

    private static final int HALF = 12;

    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Passwords passwords;

    AccountDesk(Accounts accounts, AccessLog accessLog, Passwords passwords) {
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.passwords = passwords;
    }

    /**
     * Opens an account that can do nothing yet and that nobody can sign in to.
     *
     * @return the first half of its one-time password, shown this once
     * @throws Refused when the login is taken
     */
    String open(Account account, String by) {
        var half = half();
        accounts.change(connection -> {
            if (!accounts.open(connection, account, Secrets.make())) {
                throw new Refused(HttpStatus.CONFLICT, "access.login-taken", account.login());
            }
            passwords.keepFirstHalf(connection, account.login(), half);
            return accessLog.write(connection, by, "open-account", account.login());
        });
        return half;
    }

    /** Half of a one-time password: too long to be guessed by whoever knows the other. */
    String half() {
        return Secrets.make().substring(0, HALF);
    }

    /** @throws Refused when it is not there, one's own, or an admin's: before anything is handed over */
    void requireClosable(String login, String by) {
        accounts.change(connection -> {
            requireBusiness(other(connection, login, by));
            return login;
        });
    }

    /** Closes an account of business by one person. */
    void close(String login, String by) {
        accounts.change(connection -> {
            requireBusiness(other(connection, login, by));
            return close(connection, login, by);
        });
    }

    /** Re-opens an account of business by one person; what it was signed in with before does not come back. */
    void reopen(String login, String by) {
        accounts.change(connection -> {
            requireBusiness(other(connection, login, by));
            return reopen(connection, login, by);
        });
    }

    /**
     * Gives a role of business to an account of business by one person.
     *
     * @return with the first role, the second half of the one-time password, shown this once; else empty
     */
    Optional<String> give(String login, Given given, String by) {
        return accounts.change(connection -> {
            requireBusiness(other(connection, login, by));
            if (given.role().isAdmin()) {
                throw new Refused(HttpStatus.CONFLICT, "access.takes-two");
            }
            give(connection, login, given, by);
            var first = Passwords.firstHalfOf(connection, login);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            var second = half();
            passwords.setOneTime(connection, login, first.get() + second);
            return Optional.of(second);
        });
    }

    private static void requireBusiness(Account account) {
        if (account.role().isAdmin()) {
            throw new Refused(HttpStatus.CONFLICT, "access.takes-two");
        }
    }

    /** @throws Refused when there is no such account, or it is one's own */
    static Account other(Connection connection, String login, String by) throws SQLException {
        var account = account(connection, login);
        if (login.equals(by)) {
            throw new Refused(HttpStatus.CONFLICT, "access.not-oneself");
        }
        return account;
    }

    static Account account(Connection connection, String login) throws SQLException {
        return Accounts.find(connection, login).orElseThrow(() -> Refused.unknown(login));
    }

    int close(Connection connection, String login, String by) throws SQLException {
        requireAnotherAdmin(connection, account(connection, login));
        accounts.setDisabled(connection, login, true);
        return accessLog.write(connection, by, "close-account", login);
    }

    int reopen(Connection connection, String login, String by) throws SQLException {
        accounts.setDisabled(connection, login, false);
        return accessLog.write(connection, by, "reopen-account", login);
    }

    int give(Connection connection, String login, Given given, String by) throws SQLException {
        var before = account(connection, login);
        if (before.role() != given.role()) {
            requireAnotherAdmin(connection, before);
        }
        accounts.give(connection, login, given);
        return accessLog.write(connection, by, "give-role", login + ": " + Given.of(before) + " -> " + given);
    }

    int resetPassword(Connection connection, String login, String password, String by) throws SQLException {
        passwords.setOneTime(connection, login, password);
        return accessLog.write(connection, by, "reset-password", login);
    }

    /** @throws Refused when one of the three roles would be left without an open account */
    private static void requireAnotherAdmin(Connection connection, Account leaving) throws SQLException {
        if (leaving.role().isAdmin()
                && !leaving.disabled()
                && Jdbc.query(
                                connection,
                                "SELECT 1 FROM access.account WHERE role = ? AND NOT disabled AND login <> ?",
                                row -> 1,
                                leaving.role().name(),
                                leaving.login())
                        .isEmpty()) {
            throw new Refused(HttpStatus.CONFLICT, "access.last-admin", leaving.role());
        }
    }
}
