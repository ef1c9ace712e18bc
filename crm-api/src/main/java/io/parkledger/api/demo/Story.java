package io.parkledger.api.demo;

import io.parkledger.api.kit.command.Upload;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Command;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people did, in the order of the days on which it was written down. */
final class Story {

    /** What somebody does. */
    sealed interface Deed {

        record Give(Command command) implements Deed {}

        record PutIn(ImportId id, ParkId park, ImportKind kind, Upload.File file) implements Deed {}

        /** Without what is refused. */
        record Commit(ImportId id) implements Deed {}

        record Undo(ImportId id, String cause) implements Deed {}
    }

    /**
     * One deed.
     *
     * @param recordedOn the day it is written down, which may be later than the day it speaks of
     * @param file       and line it comes from, for saying so when it is refused
     */
    record Step(LocalDate recordedOn, String actor, Deed deed, String file, int line) {}

    private final List<Step> steps = new ArrayList<>();

    void on(LocalDate recordedOn, String actor, Command command, Row row) {
        steps.add(new Step(recordedOn, actor, new Deed.Give(command), row.file(), row.line()));
    }

    void on(LocalDate recordedOn, String actor, Command command) {
        on(recordedOn, actor, new Deed.Give(command));
    }

    void on(LocalDate recordedOn, String actor, Deed deed) {
        steps.add(new Step(recordedOn, actor, deed, "stories", 0));
    }

    /** Those of one day in the order in which they were told. */
    List<Step> inOrder() {
        return steps.stream().sorted(Comparator.comparing(Step::recordedOn)).toList();
    }
}
