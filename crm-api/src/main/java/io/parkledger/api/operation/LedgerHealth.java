package io.parkledger.api.operation;

import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.projection.store.ViewKeeper;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when the ledger answers, the views' server answers, and no event holds the projector up. */
@Component
class LedgerHealth implements HealthIndicator {

    private final Ledger ledger;
    private final ViewKeeper keeper;

    LedgerHealth(Ledger ledger, ViewKeeper keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        try {
            ledger.reader().head();
        } catch (LedgerUnavailable e) {
            return Health.down(e).build();
        }
        if (!keeper.isReachable()) {
            return Health.down().withDetail("views", "unreachable").build();
        }
        var failure = keeper.failure();
        return failure == null
                ? Health.up().build()
                : Health.down().withDetail("failedAt", failure.position()).build();
    }
}
