package io.parkledger.api.home;

import io.parkledger.api.operation.Jobs;
import io.parkledger.api.security.Accounts;
import io.parkledger.api.security.Role;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.ViewKeeper;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the ledger, its readers and its accounts stand, for those who watch over them. */
@Component
class Watch {

    private static final int LAST_JOBS = 5;

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Accounts accounts;
    private final Jobs jobs;

    Watch(Ledger ledger, ViewKeeper keeper, Accounts accounts, Jobs jobs) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    /**
     * @param head     newest position of the ledger
     * @param position the views show
     * @param failedAt the event the views cannot get past
     */
    public record LedgerState(
            long head,
            Instant lastRecordedAt,
            long position,
            long lag,
            long unsealed,
            @Nullable Long failedAt) {}

    LedgerState ledger() {
        var head = ledger.reader().head();
        var position = keeper.position();
        var failure = keeper.failure();
        return new LedgerState(
                head,
                ledger.reader().lastRecordedAt(),
                position,
                Math.max(0, head - position),
                ledger.reader().unsealed(),
                failure == null ? null : failure.position());
    }

    /**
     * @param byRole      open accounts
     * @param withoutPark staff and managers who reach every park, because nobody has named theirs
     * @param mustChange  still on their one-time password
     */
    public record AccountState(
            long all,
            Map<Role, Long> byRole,
            List<Accounts.Account> withoutPark,
            List<Accounts.Account> mustChange,
            List<Accounts.Account> disabled) {}

    AccountState accounts() {
        var all = accounts.all();
        var open = all.stream().filter(each -> !each.disabled()).toList();
        var byRole = new EnumMap<Role, Long>(Role.class);
        open.forEach(each -> byRole.merge(each.role(), 1L, Long::sum));
        return new AccountState(
                all.size(),
                byRole,
                open.stream()
                        .filter(each -> each.role() == Role.STAFF || each.role() == Role.MANAGER)
                        .filter(each -> each.parks() == null)
                        .toList(),
                open.stream().filter(Accounts.Account::mustChange).toList(),
                all.stream().filter(Accounts.Account::disabled).toList());
    }

    List<Jobs.Job> lastJobs() {
        return jobs.all().stream()
                .sorted(Comparator.comparing(Jobs.Job::createdAt).reversed())
                .limit(LAST_JOBS)
                .toList();
    }
}
