package io.parkledger.api.operation;

import io.parkledger.api.renewal.RenewalOpening;
import io.parkledger.api.web.ViewArguments;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.NobodySeals;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewKeeper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the calendar asks for: renewals open 180 days before a contract expires, and a contract past its end that nobody
 * acted on is held
 * over. Found in the views, sent as commands, each at most once.
 */
@Component
public class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final String OPEN_RENEWALS = "open-renewals";
    private static final String HOLD_OVER = "hold-over";
    private static final int RENEWAL_DAYS_AHEAD = 180;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ViewArguments views;
    private final ViewKeeper keeper;
    private final Loop loop;
    /** What was refused at the last run, by job and contract. */
    private Set<String> refused = new HashSet<>();

    private long runAt = System.nanoTime() + EVERY.toNanos();

    DueWork(Ledger ledger, ViewArguments views, ViewKeeper keeper) {
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
            run();
        }
    }

    /**
     * Does what is due and not yet done, and waits until the views show it. What is refused for one contract, or fails,
     * keeps nothing from the others; what is refused again at the next run is no passing matter, and is kept for people.
     *
     * @return how many commands were sent
     */
    public synchronized int run() {
        var today = ledger.clock().today();
        keeper.await(ledger.reader().head(), VIEWS_WITHIN);
        var before = refused;
        refused = new HashSet<>();
        var sent = new ArrayList<Receipt>();
        var ending = views.live().contracts().inForceEndingBy(today.plusDays(RENEWAL_DAYS_AHEAD));
        var open = views.live()
                .renewals()
                .findAll(ending.stream().flatMap(DueWork::renewalOf).toList(), Scope.ALL)
                .keySet();
        for (var contract : ending) {
            due(OPEN_RENEWALS, contract, before, () -> openRenewal(contract, open, today))
                    .ifPresent(sent::add);
            due(HOLD_OVER, contract, before, () -> holdOver(contract, today)).ifPresent(sent::add);
        }
        sent.forEach(receipt -> ledger.positions()
                .await(receipt, VIEWS_WITHIN)
                .ifPresent(position -> keeper.await(position, VIEWS_WITHIN)));
        return sent.size();
    }

    /** None where no renewal can have an id, say since that of its contract is as long as an id can be. */
    private static Stream<String> renewalOf(ContractView contract) {
        try {
            return Stream.of(RenewalOpening.idOf(contract));
        } catch (InvalidValue tooLong) {
            return Stream.empty();
        }
    }

    private Optional<Receipt> openRenewal(ContractView contract, Set<String> open, LocalDate today) {
        var renewal = RenewalOpening.idOf(contract);
        return open.contains(renewal)
                ? Optional.empty()
                : Optional.of(send(OPEN_RENEWALS, RenewalOpening.of(contract, today), renewal));
    }

    private Optional<Receipt> holdOver(ContractView contract, LocalDate today) {
        var endOn = contract.endOn();
        if (endOn == null || !endOn.isBefore(today)) {
            return Optional.empty();
        }
        var since = endOn.plusDays(1);
        var command = new HoldOverContract(new ContractId(contract.id()), since);
        return Optional.of(send(HOLD_OVER, command, contract.id() + ":" + since));
    }

    private Receipt send(String job, Object command, String key) {
        return ledger.desk().send(command, Sender.job(job), Delivery.once(job + ":" + key));
    }

    private Optional<Receipt> due(
            String job, ContractView contract, Set<String> before, Supplier<Optional<Receipt>> work) {
        try {
            return work.get();
        } catch (LedgerUnavailable | NobodySeals | LedgerRefusal.ClockDiffers later) {
            throw later;
        } catch (RuntimeException refusal) {
            var what = job + ":" + contract.id();
            refused.add(what);
            if (before.contains(what)
                    && ledger.refusedConsequences().noteDue(job, contract.id(), contract.parkId(), refusal)) {
                say(job, contract, refusal);
            }
            return Optional.empty();
        }
    }

    /** Once: from then on it waits among the refused consequences. */
    private static void say(String job, ContractView contract, RuntimeException refusal) {
        if (refusal instanceof RuleBroken || refusal instanceof LedgerRefusal || refusal instanceof InvalidValue) {
            LOG.warn("{} is refused for {}: {}", job, contract.id(), refusal.getMessage());
        } else {
            LOG.error("{} fails for {}", job, contract.id(), refusal);
        }
    }
}
