package io.parkledger.api.kit.form;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.projection.store.rows.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who can own a lead, lead a talk or host a delegation, to choose from. */
@Component
public class Colleagues {

    private final Accounts accounts;
    private final PageText text;

    Colleagues(Accounts accounts, PageText text) {
        this.accounts = accounts;
        this.text = text;
    }

    /** Whom the caller can name as an owner. */
    List<Option> inParksOf(Caller caller) {
        return options(owners(caller.parks()));
    }

    /**
     * What a list can be narrowed down to: who works in the scope, and everybody whose rows are in it, also when the
     * account is closed by now, or works elsewhere.
     *
     * @param owners of the rows
     */
    public List<Option> in(Scope scope, Collection<String> owners) {
        var known = owners(scope.parks())
                .filter(account -> scope.owner() == null
                        || account.login().equals(scope.owner())
                        || (scope.team() != null && scope.team().equals(account.team())));
        return with(options(known), owners);
    }

    /** Some of them, and those who are named already. */
    List<Option> with(List<Option> some, Collection<String> named) {
        var others = named.stream()
                .filter(login ->
                        some.stream().noneMatch(option -> option.value().equals(login)))
                .map(this::gone);
        return Stream.concat(some.stream(), others).toList();
    }

    private Option gone(String login) {
        var account = accounts.find(login);
        var name = account.map(Accounts.Account::name).orElse(login);
        return account.isPresent() && !account.get().disabled()
                ? Option.in(account.get().team(), login, name)
                : Option.in(text.say("accounts.closed-group"), login, text.say("accounts.closed-owner", name));
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
