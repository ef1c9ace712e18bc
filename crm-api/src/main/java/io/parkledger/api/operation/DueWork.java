package io.parkledger.api.operation;

import io.parkledger.api.renewal.RenewalOpening;
import io.parkledger.api.web.ViewArguments;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewKeeper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private static final int RENEWAL_DAYS_AHEAD = 180;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ViewArguments views;
    private final ViewKeeper keeper;
    private final Loop loop;
    private long runAt = System.nanoTime() + FIRST_AFTER.toNanos();

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
    void close() {
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
     * Does what is due and not yet done, and waits until the views show it.
     *
     * @return how many commands were sent
     */
    public int run() {
        var today = ledger.clock().today();
        keeper.await(ledger.reader().head(), VIEWS_WITHIN);
        var sent = new ArrayList<Receipt>();
        var ending = views.live().contracts().inForceEndingBy(today.plusDays(RENEWAL_DAYS_AHEAD));
        var open = views.live()
                .renewals()
                .findAll(ending.stream().map(RenewalOpening::idOf).toList(), Scope.ALL);
        for (var contract : ending) {
            var renewal = RenewalOpening.idOf(contract);
            if (!open.containsKey(renewal)) {
                send("open-renewals", RenewalOpening.of(contract, today), renewal)
                        .ifPresent(sent::add);
            }
            if (contract.endOn().isBefore(today)) {
                var since = contract.endOn().plusDays(1);
                var command = new HoldOverContract(new ContractId(contract.id()), since);
                send("hold-over", command, contract.id() + ":" + since).ifPresent(sent::add);
            }
        }
        sent.forEach(receipt -> ledger.positions()
                .await(receipt, VIEWS_WITHIN)
                .ifPresent(position -> keeper.await(position, VIEWS_WITHIN)));
        return sent.size();
    }

    private Optional<Receipt> send(String job, Object command, String key) {
        try {
            return Optional.of(ledger.desk().send(command, Sender.job(job), Delivery.once(job + ":" + key)));
        } catch (RuleBroken | LedgerRefusal refusal) {
            LOG.info("{} was refused for {}: {}", job, key, refusal.getMessage());
            return Optional.empty();
        }
    }
}
