package io.parkledger.api.importing;

import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Work;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.importing.ImportCommand.EndUndo;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.inverse.Inverse;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Rehearsal;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.importing.ImportView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Takes back what a file has recorded (撤销导入), the last row first and each as one. A row that somebody has built on
 * stays as it is and says why; whoever has seen to that undoes once more.
 */
@Component
class ImportUndo implements Work {

    private static final int AT_ONCE = 200;
    private static final String AWAIT_THE_CHECKER = "import.figures-await-the-checker";

    private final Ledger ledger;
    private final ImportReading reading;
    private final ImportRows rows;
    private final ImportSender senders;

    ImportUndo(Ledger ledger, ImportReading reading, ImportRows rows, ImportSender senders) {
        this.ledger = ledger;
        this.reading = reading;
        this.rows = rows;
        this.senders = senders;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.UNDO_IMPORT;
    }

    @Override
    public void run(Job job, Progress progress) {
        var of = reading.current(job);
        if (of.status() != ImportStatus.UNDOING) {
            return;
        }
        var undoing = new Undoing(of, senders.of(job.startedBy(), of.id()));
        rows.forgetKept(of.id(), of.run());
        long total = rows.countStanding(of.id(), of.run());
        var done = new long[1];
        forEachStanding(of, row -> {
            undoing.takeBack(row);
            progress.at(++done[0], total);
        });
        reading.awaitShown(ledger.desk()
                .send(
                        new EndUndo(
                                new ImportId(of.id()),
                                rows.count(of.id(), of.run(), ImportRows.UNDONE),
                                rows.count(of.id(), of.run(), ImportRows.KEPT),
                                ledger.clock().today()),
                        undoing.sender,
                        Delivery.once("import-undone:" + of.id() + ":" + of.version())));
    }

    private void forEachStanding(ImportView of, Consumer<ImportRows.Row> each) {
        var some = rows.standing(of.id(), of.run(), Integer.MAX_VALUE, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(each);
            some = rows.standing(of.id(), of.run(), some.get(some.size() - 1).row(), AT_ONCE);
        }
    }

    /**
     * What stands in the way of taking it back, row by row, before anybody begins: what somebody has built on, and what
     * the rules would refuse.
     */
    List<ImportRows.Row> inTheWay(ImportView of, String login) {
        var undoing = new Undoing(of, senders.of(login, of.id()));
        var inTheWay = new ArrayList<ImportRows.Row>();
        try (var rehearsal = ledger.rehearse()) {
            forEachStanding(of, row -> undoing.inTheWay(row, rehearsal)
                    .ifPresent(remark -> inTheWay.add(
                            new ImportRows.Row(row.row(), row.outcome(), List.of(remark), row.touched(), null))));
        }
        return inTheWay;
    }

    /** One undoing of one file. */
    private final class Undoing {

        private final ImportView of;
        private final Sender sender;
        private final String cause;
        /** Of other files: whether all that they brought is taken back. */
        private final Map<String, Boolean> undone = new HashMap<>();

        Undoing(ImportView of, Sender sender) {
            this.of = of;
            this.sender = sender;
            cause = Objects.requireNonNullElse(of.undoCause(), of.fileName());
        }

        void takeBack(ImportRows.Row row) {
            var taken = inverse(row);
            var builtOn = builtOn(taken);
            if (builtOn.isPresent()) {
                keep(row, builtOn.get());
                return;
            }
            var commands = Inverse.commands(taken);
            if (awaitsAChecker(taken, commands)) {
                keep(row, RowRemark.of(null, AWAIT_THE_CHECKER));
                return;
            }
            var figures = figuresBefore(commands);
            try {
                if (!figures.isEmpty()) {
                    send(
                            figures,
                            once(row, "figures"),
                            transaction -> rows.kept(
                                    transaction,
                                    of.id(),
                                    of.run(),
                                    row.row(),
                                    List.of(RowRemark.of(null, AWAIT_THE_CHECKER))));
                } else if (commands.isEmpty()) {
                    rows.undone(of.id(), of.run(), row.row());
                } else {
                    send(
                            commands,
                            once(row, "all"),
                            transaction -> rows.undone(transaction, of.id(), of.run(), row.row()));
                }
            } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
                keep(row, RowRunner.remark(null, refusal));
            }
        }

        private void send(List<Command> commands, Delivery delivery, Noting noting) {
            ledger.desk().sendTogether(commands, sender, delivery, (transaction, touched) -> noting.in(transaction));
        }

        /** Of this undoing: a later one takes back what this one has to leave. */
        private Delivery once(ImportRows.Row row, String what) {
            return Delivery.once("import-undo:" + of.id() + ":" + of.version() + ":" + row.row() + ":" + what);
        }

        private void keep(ImportRows.Row row, RowRemark remark) {
            rows.kept(of.id(), of.run(), row.row(), List.of(remark));
        }

        Optional<RowRemark> inTheWay(ImportRows.Row row, Rehearsal rehearsal) {
            var taken = inverse(row);
            var builtOn = builtOn(taken);
            if (builtOn.isPresent()) {
                return builtOn;
            }
            var commands = Inverse.commands(taken);
            if (awaitsAChecker(taken, commands) || !figuresBefore(commands).isEmpty()) {
                return Optional.of(RowRemark.of(null, AWAIT_THE_CHECKER));
            }
            try {
                if (!commands.isEmpty()) {
                    rehearsal.sendTogether(commands, sender);
                }
                return Optional.empty();
            } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
                return Optional.of(RowRunner.remark(null, refusal));
            }
        }

        private List<Inverse> inverse(ImportRows.Row row) {
            return row.touched().stream().map(this::inverse).toList();
        }

        private Inverse inverse(Touched touched) {
            return new Inverse(
                    touched,
                    ledger.reader().ofAggregate(touched.id(), Long.MAX_VALUE),
                    this::isOfTheImport,
                    cause,
                    ledger.clock().today());
        }

        private boolean isOfTheImport(LedgerEvent event) {
            return of.id().equals(event.metadata().get(Sender.CORRELATION_ID));
        }

        private boolean isUndone(LedgerEvent event) {
            var by = event.metadata().get(Sender.CORRELATION_ID);
            return by != null && undone.computeIfAbsent(by, reading::isUndone);
        }

        private Optional<RowRemark> builtOn(List<Inverse> taken) {
            Predicate<LedgerEvent> isUndone = this::isUndone;
            return taken.stream()
                    .flatMap(each -> each.builtOn(isUndone).or(() -> builtOnTalksOf(each)).stream())
                    .findFirst()
                    .map(this::remark);
        }

        /** Talks that no command of the row has changed since they began are not among what it touched. */
        private Optional<LedgerEvent> builtOnTalksOf(Inverse lead) {
            return lead.talks().stream()
                    .map(talk -> inverse(new Touched("negotiation", talk.value(), 0, -1)))
                    .flatMap(talk -> talk.builtOn(this::isUndone).stream())
                    .findFirst();
        }

        private RowRemark remark(LedgerEvent event) {
            return RowRemark.of(
                    null,
                    RowWords.BUILT_ON,
                    RowWords.EVENT + event.type(),
                    String.valueOf(event.metadata().get(Sender.ACTOR)),
                    event.recordedAt()
                            .atZone(ledger.clock().getZone())
                            .toLocalDate()
                            .toString());
        }
    }

    /** Notes what became of a row, with the events that bring it about. */
    @FunctionalInterface
    private interface Noting {
        void in(Connection transaction) throws SQLException;
    }

    /** What else a row has brought goes after its figures. */
    private static boolean awaitsAChecker(List<Inverse> taken, List<Command> commands) {
        return !commands.isEmpty() && taken.stream().anyMatch(Inverse::awaitsAChecker);
    }

    /** Figures that a checker has to take out before the rest of the row can go. */
    private static List<Command> figuresBefore(List<Command> commands) {
        return commands.stream().allMatch(ContributionCommand.class::isInstance)
                ? List.of()
                : commands.stream().filter(ProposeWithdrawal.class::isInstance).toList();
    }
}
