package io.parkledger.api.kit.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The names behind the logins: events hold logins, people read names. */
@Component
public class Names {

    private static final long KEPT_MILLIS = 5_000;

    private final Accounts accounts;
    private volatile Known known = new Known(Map.of(), 0);

    private record Known(Map<String, String> byLogin, long readAt) {}

    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The name of an account; the login itself where there is none, as for jobs and policies. */
    public String of(String login) {
        var names = known;
        if (System.currentTimeMillis() - names.readAt() > KEPT_MILLIS) {
            names = new Known(
                    accounts.all().stream().collect(Collectors.toMap(Accounts.Account::login, Accounts.Account::name)),
                    System.currentTimeMillis());
            known = names;
        }
        return names.byLogin().getOrDefault(login, login);
    }
}
