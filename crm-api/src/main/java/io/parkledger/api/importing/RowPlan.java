package io.parkledger.api.importing;

import io.parkledger.core.ledger.Command;
import java.util.List;
import java.util.Set;

/**
 * What a row comes to, if the ledger takes it.
 *
 * @param commands carried out as one; none where nothing is to change
 * @param changes  what was recorded and what the row says, for a reader
 * @param confirmed codes of what is unlikely, and so in every file of its kind
 * @param recorded told when the commands were carried out: later rows of the file go by it
 */
record RowPlan(
        RowOutcome outcome,
        List<? extends Command> commands,
        List<RowRemark> changes,
        Set<String> confirmed,
        Runnable recorded) {

    static final RowPlan UNCHANGED = new RowPlan(RowOutcome.UNCHANGED, List.of(), List.of(), Set.of(), () -> {});

    static RowPlan created(List<? extends Command> commands, Runnable recorded) {
        return new RowPlan(RowOutcome.CREATED, commands, List.of(), Set.of(), recorded);
    }

    static RowPlan updated(List<? extends Command> commands, List<RowRemark> changes, Runnable recorded) {
        return new RowPlan(RowOutcome.UPDATED, commands, changes, Set.of(), recorded);
    }

    /** The same of a file that says less than people would, and is meant so. */
    RowPlan confirming(String code) {
        return new RowPlan(outcome, commands, changes, Set.of(code), recorded);
    }
}
