package io.parkledger.api.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.keeper.ViewKeeper;
import org.springframework.stereotype.Component;

/** Where the ledger, its readers and its policies stand, for whoever watches. */
@Component
class Metrics implements MeterBinder {

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Lookout lookout;

    Metrics(Ledger ledger, ViewKeeper keeper, Lookout lookout) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.lookout = lookout;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("parkledger.ledger.head", lookout, each -> each.ledger().head())
                .description("Newest sealed position")
                .register(registry);
        Gauge.builder("parkledger.ledger.unsealed", lookout, each -> each.ledger()
                        .unsealed())
                .description("Events appended and not yet sealed")
                .register(registry);
        Gauge.builder(
                        "parkledger.ledger.leading",
                        ledger,
                        each -> each.leadership().isHeld() ? 1 : 0)
                .description("Whether this node seals, projects and reacts")
                .register(registry);
        Gauge.builder("parkledger.consequences.waiting", ledger, each -> each.refusedConsequences()
                        .waiting(null))
                .description("Refused consequences of facts that nobody has seen to yet")
                .register(registry);
        Gauge.builder("parkledger.views.position", keeper, ViewKeeper::position)
                .description("Position the live views show")
                .register(registry);
        Gauge.builder("parkledger.views.parked", keeper, ViewKeeper::parkedCount)
                .description("Events the views have set aside, those that wait behind them included")
                .register(registry);
        Gauge.builder("parkledger.views.ahead", keeper, each -> each.isAhead() ? 1 : 0)
                .description("Whether the views show what is not in the ledger")
                .register(registry);
        Gauge.builder("parkledger.views.failed", keeper, each -> each.failure() == null ? 0 : 1)
                .description("Whether the projector is stuck at an event")
                .register(registry);
        Gauge.builder(
                        "parkledger.ledger.append.held",
                        lookout,
                        each -> each.ledger().appendHeldFor().toMillis() / 1_000.0)
                .description("How long the oldest append under way has been seen")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("parkledger.health.findings", lookout, each -> each.findings()
                        .size())
                .description("How many things are wrong by the last look; /actuator/health says which")
                .register(registry);
        for (var loop : ledger.loops().all()) {
            Gauge.builder(
                            "parkledger.loop.silence",
                            loop,
                            each -> each.silence().toMillis() / 1_000.0)
                    .tag("loop", loop.name())
                    .description("Since the last sign of life of a background loop")
                    .baseUnit("seconds")
                    .register(registry);
        }
    }
}
