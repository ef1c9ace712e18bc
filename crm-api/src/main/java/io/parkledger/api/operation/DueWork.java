package io.parkledger.api.operation;

import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.renewal.DueContracts;
import io.parkledger.api.renewal.RenewalOpening;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.NobodySeals;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Scope;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the calendar asks for: renewals open 180 days before a contract expires, a contract past its end that nobody
 * acted on is held over, and what was kept for a talk that is lost is kept no longer. Found in the views, sent as
 * commands, each at most once; not for a park before its go-live day. Once a night it asks for a verification.
 */
@Component
public class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final String OPEN_RENEWALS = "open-renewals";
    private static final String HOLD_OVER = "hold-over";
    private static final String RELEASE_EARMARKS = "release-earmarks";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ViewArguments views;
    private final ViewKeeper keeper;
    private final Verifications verifications;
    private final Loop loop;
    /** What was refused at the last run, by job and contract. */
    private Set<String> refused = new HashSet<>();

    private long runAt = System.nanoTime() + EVERY.toNanos();

    DueWork(Ledger ledger, ViewArguments views, ViewKeeper keeper, Verifications verifications) {
        this.verifications = verifications;
        this.ledger = ledger;
        this.views = views;
        this.keeper = keeper;
        loop = ledger.loops().make("due-work", AFTER_FAILURE, this::round);
    }

    @PostConstruct
    void start() {
        loop.start();
    }

    @PreDestroy
    public void close() {
        loop.close();
    }

    /** Every minute, on the node that leads; a ledger with a clock of its own is asked by whoever sets that clock. */
    private void round() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        if (ledger.leadership().isHeld() && System.nanoTime() - runAt > 0) {
            runAt = System.nanoTime() + EVERY.toNanos();
            verifications.askWhenDue();
            run();
        }
    }

    /**
     * Does what is due and not yet done, and waits until the views show it. What is refused for one contract, or fails,
     * keeps nothing from the others; what is refused again at the next run is no passing matter, and is kept for
     * people.
     *
     * @return how many commands were sent
     */
    public synchronized int run() {
        var today = ledger.clock().today();
        keeper.await(ledger.reader().head(), VIEWS_WITHIN);
        var before = refused;
        refused = new HashSet<>();
        var sent = new ArrayList<Receipt>();
        var now = views.live();
        var preparing = now.space().preparingOn(today);
        var due = DueContracts.on(today, now, contract -> !preparing.contains(contract.parkId()));
        for (var contract : due.toRenew()) {
            due(OPEN_RENEWALS, contract.id(), contract.parkId(), before, () -> openRenewal(contract, today))
                    .ifPresent(sent::add);
        }
        for (var contract : due.toHoldOver()) {
            due(HOLD_OVER, contract.id(), contract.parkId(), before, () -> holdOver(contract))
                    .ifPresent(sent::add);
        }
        for (var unit : now.space().earmarkedForTalks()) {
            if (!preparing.contains(unit.parkId())) {
                due(RELEASE_EARMARKS, unit.id(), unit.parkId(), before, () -> releaseEarmark(unit, now))
                        .ifPresent(sent::add);
            }
        }
        sent.forEach(receipt -> ledger.positions()
                .await(receipt, VIEWS_WITHIN)
                .ifPresent(position -> keeper.await(position, VIEWS_WITHIN)));
        return sent.size();
    }

    private Optional<Receipt> openRenewal(ContractView contract, LocalDate today) {
        var renewal = RenewalOpening.idOf(contract);
        return Optional.of(send(OPEN_RENEWALS, RenewalOpening.of(contract, today), renewal));
    }

    private Optional<Receipt> holdOver(ContractView contract) {
        var since = Objects.requireNonNull(contract.endOn()).plusDays(1);
        var command = new HoldOverContract(new ContractId(contract.id()), since);
        return Optional.of(send(HOLD_OVER, command, contract.id() + ":" + since));
    }

    /** A talk that is lost keeps no unit from others. */
    private Optional<Receipt> releaseEarmark(UnitView unit, Views now) {
        return Optional.ofNullable(unit.negotiationId())
                .flatMap(talk -> now.negotiations().find(talk, Scope.ALL))
                .filter(talk -> !talk.open() && talk.lossReason() != null)
                .map(NegotiationView::closedOn)
                .map(lostOn -> {
                    var releasedOn = lostOn.isBefore(unit.since()) ? unit.since() : lostOn;
                    return send(
                            RELEASE_EARMARKS,
                            new ReleaseEarmark(new UnitId(unit.id()), releasedOn),
                            unit.id() + ":" + unit.version());
                });
    }

    private Receipt send(String job, Command command, String key) {
        return ledger.desk().send(command, Sender.job(job), Delivery.once(job + ":" + key));
    }

    private Optional<Receipt> due(
            String job, String subject, String park, Set<String> before, Supplier<Optional<Receipt>> work) {
        try {
            return work.get();
        } catch (LedgerUnavailable | NobodySeals | LedgerRefusal.ClockDiffers later) {
            throw later;
        } catch (RuntimeException refusal) {
            var what = job + ":" + subject;
            refused.add(what);
            if (before.contains(what) && ledger.refusedConsequences().noteDue(job, subject, park, refusal)) {
                say(job, subject, refusal);
            }
            return Optional.empty();
        }
    }

    /** Once: from then on it waits among the refused consequences. */
    private static void say(String job, String subject, RuntimeException refusal) {
        if (refusal instanceof RuleBroken || refusal instanceof LedgerRefusal || refusal instanceof InvalidValue) {
            LOG.warn("{} is refused for {}: {}", job, subject, refusal.getMessage());
        } else {
            LOG.error("{} fails for {}", job, subject, refusal);
        }
    }
}
