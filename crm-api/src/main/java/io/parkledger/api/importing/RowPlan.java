package io.parkledger.api.importing;

import io.parkledger.core.ledger.Command;
import java.util.List;

/**
 * What a row comes to, if the ledger takes it.
 *
 * @param commands carried out as one; none where nothing is to change
 * @param changes  what was recorded and what the row says, for a reader
 * @param recorded told when the commands were carried out: later rows of the file go by it
 */
record RowPlan(RowOutcome outcome, List<? extends Command> commands, List<RowRemark> changes, Runnable recorded) {

    static final RowPlan UNCHANGED = new RowPlan(RowOutcome.UNCHANGED, List.of(), List.of(), () -> {});

    static RowPlan created(List<? extends Command> commands, Runnable recorded) {
        return new RowPlan(RowOutcome.CREATED, commands, List.of(), recorded);
    }

    static RowPlan updated(List<? extends Command> commands, List<RowRemark> changes, Runnable recorded) {
        return new RowPlan(RowOutcome.UPDATED, commands, changes, recorded);
    }
}
