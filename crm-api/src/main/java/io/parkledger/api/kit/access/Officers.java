package io.parkledger.api.kit.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who can own a lead, host a delegation or lead a trip: open accounts of business, in the parks they work for. */
@Component
public class Officers {

    private final Accounts accounts;

    Officers(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Somebody who works in one of these parks.
     *
     * @param parks null for all
     */
    public Optional<Accounts.Account> workingIn(@Nullable Set<String> parks, String login) {
        return accounts.known(login)
                .filter(account -> !account.disabled())
                .filter(account -> account.role() == Role.STAFF || account.role() == Role.MANAGER)
                .filter(account -> meet(parks, account.parks()));
    }

    private static boolean meet(@Nullable Set<String> some, @Nullable Set<String> others) {
        return some == null || others == null || some.stream().anyMatch(others::contains);
    }
}
