package io.parkledger.api.operation;

import io.parkledger.core.ledger.ClaimConflict;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.Parked;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the ledger and its readers stand on this node. */
@Component
public class LedgerProgress {

    private final Ledger ledger;
    private final ViewKeeper keeper;

    LedgerProgress(Ledger ledger, ViewKeeper keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    /**
     * Where reading and reacting stand.
     *
     * @param head           newest sealed position
     * @param position       the views show
     * @param unsettled      facts of which something that should follow was refused, and nobody has seen to it
     * @param leading        whether this node seals and projects
     * @param failure        what keeps the projector from going on
     * @param ahead          whether the views show what is not in the ledger, and are being built anew
     * @param parked         how many events the views have set aside
     * @param parkedEvents   the first of them, each with those that wait behind it
     * @param conflicts      what only one may hold and two have held since before that was asked, the oldest first
     */
    public record Status(
            String generation,
            long head,
            long position,
            long lag,
            long unsettled,
            boolean leading,
            @Nullable String failure,
            boolean ahead,
            long parked,
            List<Parked> parkedEvents,
            List<ClaimConflict> conflicts) {}

    public Status now() {
        var head = ledger.reader().head();
        var position = keeper.position();
        var failure = keeper.failure();
        return new Status(
                keeper.isReachable() ? keeper.live().name() : "-",
                head,
                position,
                Math.max(0, head - position),
                ledger.refusedConsequences().waiting(null),
                ledger.leadership().isHeld(),
                failure == null ? null : failure.getMessage(),
                keeper.isAhead(),
                keeper.parkedCount(),
                keeper.parked(),
                ledger.conflicts());
    }
}
