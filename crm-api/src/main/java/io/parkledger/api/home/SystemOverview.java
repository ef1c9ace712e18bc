package io.parkledger.api.home;

import io.parkledger.api.account.Proposal;
import io.parkledger.api.account.Proposals;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.api.operation.LedgerProgress;
import io.parkledger.api.operation.Lookout;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the ledger, its readers and its accounts stand, for those who watch over them. */
@Component
class SystemOverview {

    private static final int LAST_JOBS = 5;
    private static final int LAST_CHANGES = 10;
    private static final int PARKS = 5;

    private final Ledger ledger;
    private final LedgerProgress progress;
    private final ViewKeeper keeper;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Proposals proposals;
    private final Jobs jobs;
    private final Lookout lookout;

    SystemOverview(
            Ledger ledger,
            LedgerProgress progress,
            ViewKeeper keeper,
            Accounts accounts,
            AccessLog accessLog,
            Proposals proposals,
            Jobs jobs,
            Lookout lookout) {
        this.ledger = ledger;
        this.progress = progress;
        this.keeper = keeper;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.proposals = proposals;
        this.jobs = jobs;
        this.lookout = lookout;
    }

    /**
     * @param failedAt the event the views cannot get past
     * @param health   {@code UP}, {@code DEGRADED} or {@code DOWN}
     */
    public record LedgerState(
            LedgerProgress.Status views,
            Instant lastRecordedAt,
            long unsealed,
            @Nullable Long failedAt,
            String health) {}

    LedgerState ledger() {
        var failure = keeper.failure();
        return new LedgerState(
                progress.now(),
                ledger.reader().lastRecordedAt(),
                ledger.reader().unsealed(),
                failure == null ? null : failure.position(),
                lookout.health());
    }

    /**
     * @param byRole      open accounts
     * @param withoutPark staff and managers who reach every park, because nobody has named theirs
     * @param mustChange  still on their one-time password
     * @param proposals   that wait for the second person
     */
    public record AccountState(
            long all,
            Map<Role, Long> byRole,
            List<Accounts.Account> withoutPark,
            List<Accounts.Account> mustChange,
            List<Accounts.Account> disabled,
            List<Proposal> proposals) {}

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
                all.stream().filter(Accounts.Account::disabled).toList(),
                proposals.open());
    }

    /** What the admins did to accounts lately, for whom watches them; null for everybody else. */
    @Nullable
    List<AccessLog.Line> lastChanges(Caller caller) {
        return AccessPolicy.scope(caller, Action.READ_ACCESS_LOG)
                .map(scope -> accessLog.lastChanges(LAST_CHANGES))
                .orElse(null);
    }

    /** The first parks by name; null for whom they are no business. */
    static @Nullable List<ParkView> parks(Caller caller, Views views) {
        return AccessPolicy.scope(caller, Action.READ_PARKS)
                .map(scope ->
                        views.space().parks(scope, SliceRequest.first(PARKS)).items())
                .orElse(null);
    }

    List<Job> lastJobs() {
        return jobs.all().stream()
                .sorted(Comparator.comparing(Job::createdAt).reversed())
                .limit(LAST_JOBS)
                .toList();
    }
}
