package io.parkledger.api.importing;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Sender;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * On whose behalf rows are recorded: of whoever asked for it, with the reach that they have now. What they may not
 * record by hand no file records for them.
 */
@Component
class ImportSender {

    private final Accounts accounts;

    ImportSender(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param importId the flow that all events of the file belong to
     * @throws Refused when the account is closed, or gone
     */
    Sender of(String login, String importId) {
        var account = accounts.known(login)
                .filter(each -> !each.disabled())
                .orElseThrow(() -> new Refused(HttpStatus.CONFLICT, "import.asker-is-gone", login));
        var caller = new Caller(
                login, account.name(), account.role(), account.parks(), account.team(), account.buildings(), false);
        return new Sender(
                login,
                account.role().name().toLowerCase(Locale.ROOT),
                "import",
                null,
                importId,
                null,
                null,
                AccessPolicy.reach(caller),
                Set.of());
    }
}
