package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.projection.store.rows.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists of the three admins as files. */
final class AccountSheets {

    private AccountSheets() {}

    /** @param places names of parks and buildings by id */
    static Sheet<Accounts.Account> accounts(Supplier<List<Accounts.Account>> accounts, Map<String, String> places) {
        return Sheet.of("place.accounts", accounts)
                .column("account.login", Accounts.Account::login)
                .column("account.name", Accounts.Account::name)
                .column("account.role", each -> isWaiting(each) ? null : each.role())
                .words("account.parks", (each, text) -> reach(each.parks(), each.buildings(), places, text))
                .column("account.department", Accounts.Account::team)
                .words("account.state", (each, text) -> text.say(state(each)))
                .ofNow();
    }

    /** Opened, but the security admin has not said yet what for. */
    static boolean isWaiting(Accounts.Account account) {
        return account.parks() != null && account.parks().isEmpty();
    }

    private static String state(Accounts.Account account) {
        if (account.disabled()) {
            return "account.closed";
        }
        if (isWaiting(account)) {
            return "account.waiting";
        }
        return account.mustChange() ? "account.one-time" : "account.open";
    }

    private static String reach(
            @Nullable Set<String> parks, @Nullable Set<String> buildings, Map<String, String> places, PageText text) {
        if (parks == null) {
            return text.say("account.parks.all");
        }
        if (parks.isEmpty()) {
            return text.say("account.parks.none");
        }
        return buildings == null
                ? named(parks, places, text)
                : named(parks, places, text) + " " + text.say("account.buildings.only") + " "
                        + named(buildings, places, text);
    }

    private static String named(Set<String> ids, Map<String, String> places, PageText text) {
        return ids.stream()
                .sorted()
                .map(id -> places.getOrDefault(id, id))
                .collect(Collectors.joining(text.say("list.separator")));
    }

    static Sheet<Proposal> proposals(Supplier<List<Proposal>> proposals, Map<String, String> places) {
        return Sheet.of("proposals.title", proposals)
                .column("proposals.what", Proposal::kind)
                .column("account.role", Proposal::role)
                .words(
                        "account.parks",
                        (each, text) ->
                                each.role() == null ? null : reach(each.parks(), each.buildings(), places, text))
                .person("account.name", Proposal::login)
                .column("account.login", Proposal::login)
                .column("proposals.cause", Proposal::cause)
                .person("proposals.by", Proposal::proposedBy)
                .column("export.proposed-at", Proposal::proposedAt)
                .column("proposals.until", Proposal::expiresAt)
                .column("account.state", Proposal::state)
                .person("export.decided-by", Proposal::decidedBy)
                .column("export.decided-at", Proposal::decidedAt)
                .ofNow();
    }

    /** Newest first, as its page. */
    static Sheet<AccessLog.Line> accessLog(AccessLog log, @Nullable String who, @Nullable String what) {
        return Sheet.<AccessLog.Line>of("accounts.log", asked -> {
                    var before = asked.cursor() == null ? null : Long.valueOf(asked.cursor());
                    var lines = log.before(before, who, what, asked.limit());
                    boolean more = lines.size() == asked.limit();
                    return new Slice<>(
                            lines,
                            more ? Long.toString(lines.get(lines.size() - 1).id()) : null);
                })
                .words("access.what", (line, text) -> text.say("access.action." + line.action()))
                .person("account.name", AccessLog.Line::login)
                .column("account.login", AccessLog.Line::login)
                .column("access.target", AccessLog.Line::target)
                .column("access.at", AccessLog.Line::at)
                .ofNow();
    }
}
