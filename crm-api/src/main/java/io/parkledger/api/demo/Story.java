package io.parkledger.api.demo;

import io.parkledger.core.ledger.Command;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Commands in the order of the days on which they were written down. */
final class Story {

    /**
     * One command.
     *
     * @param recordedOn the day it is written down, which may be later than the day it speaks of
     * @param file       and line it comes from, for saying so when it is refused
     */
    record Step(LocalDate recordedOn, String actor, Command command, String file, int line) {}

    private final List<Step> steps = new ArrayList<>();

    void on(LocalDate recordedOn, String actor, Command command, Row row) {
        steps.add(new Step(recordedOn, actor, command, row.file(), row.line()));
    }

    void on(LocalDate recordedOn, String actor, Command command) {
        steps.add(new Step(recordedOn, actor, command, "stories", 0));
    }

    /** Those of one day in the order in which they were told. */
    List<Step> inOrder() {
        return steps.stream().sorted(Comparator.comparing(Step::recordedOn)).toList();
    }
}
