package io.parkledger.api.page;

import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.security.Accounts;
import io.parkledger.api.security.Caller;
import io.parkledger.api.security.Role;
import io.parkledger.projection.store.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who can own a lead, lead a talk or host a delegation, to choose from. */
@Component
public class Colleagues {

    private final Accounts accounts;

    Colleagues(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whom the caller can name as an owner. */
    List<Option> inParksOf(Caller caller) {
        return options(owners(caller.parks()));
    }

    /** Whose rows are in scope: what a list can be narrowed down to. */
    public List<Option> in(Scope scope) {
        return options(owners(scope.parks())
                .filter(account -> scope.owner() == null
                        || account.login().equals(scope.owner())
                        || (scope.team() != null && scope.team().equals(account.team()))));
    }

    private Stream<Accounts.Account> owners(@Nullable Set<String> parks) {
        return accounts.all().stream()
                .filter(account -> !account.disabled())
                .filter(account -> account.role() == Role.STAFF || account.role() == Role.MANAGER)
                .filter(account -> meet(parks, account.parks()));
    }

    private static List<Option> options(Stream<Accounts.Account> owners) {
        return owners.map(account -> Option.in(account.team(), account.login(), account.name()))
                .toList();
    }

    private static boolean meet(@Nullable Set<String> some, @Nullable Set<String> others) {
        return some == null || others == null || some.stream().anyMatch(others::contains);
    }
}
