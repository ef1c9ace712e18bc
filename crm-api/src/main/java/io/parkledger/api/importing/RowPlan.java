package io.parkledger.api.importing;

import io.parkledger.core.ledger.Command;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a row comes to, if the ledger takes it.
 *
 * @param commands carried out as one; none where nothing is to change
 * @param changes  what was recorded and what the row says, for a reader
 * @param confirmed codes of what is unlikely, and so in every file of its kind
 * @param stands told what the row has come to, when the ledger says what it says: later rows of the file go by it
 */
record RowPlan(
        RowOutcome outcome,
        List<? extends Command> commands,
        List<RowRemark> changes,
        Set<String> confirmed,
        Consumer<RowOutcome> stands) {

    static final RowPlan UNCHANGED = unchanged(outcome -> {});

    static RowPlan unchanged(Consumer<RowOutcome> stands) {
        return new RowPlan(RowOutcome.UNCHANGED, List.of(), List.of(), Set.of(), stands);
    }

    static RowPlan created(List<? extends Command> commands, Consumer<RowOutcome> stands) {
        return new RowPlan(RowOutcome.CREATED, commands, List.of(), Set.of(), stands);
    }

    static RowPlan updated(List<? extends Command> commands, List<RowRemark> changes, Consumer<RowOutcome> stands) {
        return new RowPlan(RowOutcome.UPDATED, commands, changes, Set.of(), stands);
    }

    /** The same of a file that says less than people would, and is meant so. */
    RowPlan confirming(String code) {
        return new RowPlan(outcome, commands, changes, Set.of(code), stands);
    }
}
