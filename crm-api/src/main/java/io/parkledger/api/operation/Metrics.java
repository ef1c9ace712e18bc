package io.parkledger.api.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.ViewKeeper;
import org.springframework.stereotype.Component;

/** Where the ledger, its readers and its policies stand, for whoever watches. */
@Component
class Metrics implements MeterBinder {

    private final Ledger ledger;
    private final ViewKeeper keeper;

    Metrics(Ledger ledger, ViewKeeper keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("parkledger.ledger.head", ledger, each -> each.reader().head())
                .description("Newest sealed position")
                .register(registry);
        Gauge.builder("parkledger.ledger.unsealed", ledger, each -> each.reader()
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
                        .waiting())
                .description("Refused consequences of facts that nobody has seen to yet")
                .register(registry);
        Gauge.builder("parkledger.views.position", keeper, ViewKeeper::position)
                .description("Position the live views show")
                .register(registry);
        Gauge.builder("parkledger.views.failed", keeper, each -> each.failure() == null ? 0 : 1)
                .description("Whether the projector is stuck at an event")
                .register(registry);
    }
}
