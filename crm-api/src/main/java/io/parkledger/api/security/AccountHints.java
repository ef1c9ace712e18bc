package io.parkledger.api.security;

import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.page.FormHints;
import org.springframework.stereotype.Component;

/** A role is given by changing what there is: the present reach is filled in, parks and buildings are chosen. */
@Component
class AccountHints implements FormHints {

    private final Accounts accounts;

    AccountHints(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<AccountApi.Reach> of() {
        return AccountApi.Reach.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        given.options(
                "parks",
                AccountPages.parks(asked.views()).stream()
                        .map(park -> Option.of(park.id(), park.name()))
                        .toList());
        given.options(
                "buildings",
                AccountPages.buildings(asked.views()).stream()
                        .map(building -> Option.of(building.id(), building.name()))
                        .toList());
        accounts.find(asked.subjectId()).ifPresent(account -> given.value("role", account.role())
                .values("parks", account.parks())
                .value("department", account.team())
                .values("buildings", account.buildings()));
    }
}
