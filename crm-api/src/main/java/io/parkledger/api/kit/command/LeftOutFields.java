package io.parkledger.api.kit.command;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.ledger.LedgerClock;
import java.lang.reflect.RecordComponent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What stands in for the fields that a body leaves out, see {@link CommandShape#defaultOf}. */
final class LeftOutFields {

    private final LedgerClock clock;

    LeftOutFields(LedgerClock clock) {
        this.clock = clock;
    }

    /**
     * The id of the aggregate: from the path, from the body, or a new one.
     *
     * @throws Refused when it is in both
     */
    static void fillId(ObjectNode tree, String idField, @Nullable String id) {
        if (id != null) {
            if (tree.has(idField)) {
                throw Refused.malformed(idField, "request.id-is-in-the-path");
            }
            tree.put(idField, id);
        } else if (!tree.hasNonNull(idField)) {
            tree.put(idField, UUID.randomUUID().toString());
        }
    }

    /** @throws Refused where the caller has no park of which one could say that it is meant */
    void fill(ObjectNode tree, RecordComponent field, Caller caller) {
        if (tree.hasNonNull(field.getName())) {
            return;
        }
        switch (CommandShape.defaultOf(field)) {
            case CALLER -> tree.put(field.getName(), caller.login());
            case TEAM -> {
                // What People wrote stays: some belong to no department.
                if (!tree.has(field.getName())) {
                    tree.put(field.getName(), caller.team());
                }
            }
            case PARK -> {
                if (caller.parks() == null || caller.parks().size() != 1) {
                    throw Refused.malformed(field.getName(), "request.required");
                }
                tree.put(field.getName(), caller.parks().iterator().next());
            }
            case TODAY -> tree.put(field.getName(), clock.today().toString());
            case EMPTY_LIST -> tree.putArray(field.getName());
            case ITS_ID, NONE -> {}
        }
    }

    /** What is called by the id of its aggregate unless it is called otherwise. */
    static void callByItsId(ObjectNode tree, Class<?> type, String idField) {
        if (tree.path(idField).isString()) {
            CommandShape.fieldsOf(type).stream()
                    .filter(field -> CommandShape.defaultOf(field) == CommandShape.Default.ITS_ID)
                    .filter(field -> !tree.hasNonNull(field.getName()))
                    .forEach(
                            field -> tree.put(field.getName(), tree.get(idField).stringValue()));
        }
    }
}
