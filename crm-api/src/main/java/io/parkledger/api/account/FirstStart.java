package io.parkledger.api.account;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Secrets;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes the three admins of a new ledger, each with a password that is printed this once and must be changed. */
@Component
@Profile("!demo")
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Accounts accounts;

    FirstStart(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isEmpty()) {
            open("sysadmin", "系统管理员", Role.SYSTEM_ADMIN);
            open("secadmin", "安全管理员", Role.SECURITY_ADMIN);
            open("auditadmin", "审计管理员", Role.AUDIT_ADMIN);
        }
        Stream.of(Role.values())
                .filter(Role::isAdmin)
                .filter(this::isMissing)
                .forEach(role -> LOG.warn(
                        "No open account has the role {}: stop the server and run java -jar parkledger.jar rescue-admin {}",
                        role,
                        role));
    }

    private boolean isMissing(Role role) {
        return accounts.all().stream().noneMatch(account -> account.role() == role && !account.disabled());
    }

    private void open(String login, String name, Role role) {
        var password = Secrets.make();
        if (accounts.open(new Accounts.Account(login, name, role, null, null, null, true, false), password)) {
            LOG.warn("First start: account {} with the one-time password {}", login, password);
        }
    }
}
