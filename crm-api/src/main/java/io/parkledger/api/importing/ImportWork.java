package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Work;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.importing.ImportCommand.EndCommit;
import io.parkledger.core.importing.ImportCommand.EndUndo;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Rehearsal;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.importing.ImportView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tries a file, or records it, row by row and in the background. Each row is one intention with a key of its own, and
 * what became of it is noted in the transaction of its events: whoever goes on after a crash, on whichever node, goes
 * on with the row that comes next.
 */
@Component
class ImportWork {

    private static final int AT_ONCE = 200;

    private final Ledger ledger;
    private final ImportReading reading;
    private final ImportRows rows;
    private final ImportSender senders;
    private final Words words;

    ImportWork(Ledger ledger, ImportReading reading, ImportRows rows, ImportSender senders, Words words) {
        this.ledger = ledger;
        this.reading = reading;
        this.rows = rows;
        this.senders = senders;
        this.words = words;
    }

    /** What is due when somebody has put a file in, or has said what its columns mean. */
    @Component
    static final class Trying implements Work {

        private final ImportWork work;

        Trying(ImportWork work) {
            this.work = work;
        }

        @Override
        public Job.Kind kind() {
            return Job.Kind.TRY_IMPORT;
        }

        @Override
        public void run(Job job, Progress progress) {
            work.attempt(job, progress);
        }
    }

    /** What is due when somebody wants it recorded. */
    @Component
    static final class Recording implements Work {

        private final ImportWork work;

        Recording(ImportWork work) {
            this.work = work;
        }

        @Override
        public Job.Kind kind() {
            return Job.Kind.RECORD_IMPORT;
        }

        @Override
        public void run(Job job, Progress progress) {
            work.record(job, progress);
        }
    }

    /** What is due when somebody wants it taken back. */
    @Component
    static final class Undoing implements Work {

        private final ImportWork work;

        Undoing(ImportWork work) {
            this.work = work;
        }

        @Override
        public Job.Kind kind() {
            return Job.Kind.UNDO_IMPORT;
        }

        @Override
        public void run(Job job, Progress progress) {
            work.undo(job, progress);
        }
    }

    private void attempt(Job job, Work.Progress progress) {
        var of = reading.current(subjectOf(job));
        if (of.status() != ImportStatus.PREPARED && of.status() != ImportStatus.UNDONE) {
            return;
        }
        var file = reading.file(of);
        long total = file.lastRow();
        rows.forgetTried(of.id());
        var sender = senders.of(job.startedBy(), of.id());
        try (var rehearsal = ledger.rehearse()) {
            var runner = reading.begin(
                    of,
                    of.run() + 1,
                    file,
                    cause(of),
                    (row, plan) -> rehearsal.sendTogether(plan.commands(), sender.confirming(plan.confirmed())));
            file.forEach(row -> {
                rows.keep(of.id(), ImportRows.TRIED, runner.run(row));
                progress.at(row.number(), total);
            });
        }
        progress.at(total, total);
    }

    private void record(Job job, Work.Progress progress) {
        var of = reading.current(subjectOf(job));
        if (of.status() != ImportStatus.COMMITTING) {
            return;
        }
        var sender = senders.of(job.startedBy(), of.id());
        boolean complete = record(of, reading.file(of), sender, progress);
        var today = ledger.clock().today();
        ledger.desk()
                .send(
                        new EndCommit(new ImportId(of.id()), rows.counts(of.id(), of.run()), complete, today),
                        sender,
                        Delivery.once("import-end:" + of.id() + ":" + of.run()));
    }

    /** @return whether it came to the end of the file */
    private boolean record(ImportView of, TableFile file, Sender sender, Work.Progress progress) {
        int upTo = rows.upTo(of.id(), of.run());
        long total = file.lastRow();
        var stopped = new boolean[1];
        var runner = reading.begin(of, of.run(), file, cause(of), (row, plan) -> recorded(of, row, plan, sender));
        file.forEach(row -> {
            if (row.number() <= upTo || stopped[0]) {
                return;
            }
            // One that was recorded is noted already.
            rows.keep(of.id(), of.run(), runner.run(row));
            progress.at(row.number(), total);
            stopped[0] = rows.isStopWished(of.id());
        });
        return !stopped[0];
    }

    private List<Touched> recorded(ImportView of, int row, RowPlan plan, Sender sender) {
        try {
            return send(of, row, plan, sender.confirming(plan.confirmed()));
        } catch (NotConfirmed e) {
            if (!of.unlikelyToo()) {
                throw e;
            }
            var codes = new HashSet<>(plan.confirmed());
            e.unlikely().forEach(each -> codes.add(each.code()));
            return send(of, row, plan, sender.confirming(codes));
        }
    }

    private List<Touched> send(ImportView of, int row, RowPlan plan, Sender sender) {
        return ledger.desk()
                .sendTogether(
                        plan.commands(),
                        sender,
                        Delivery.once("import:" + of.id() + ":" + of.run() + ":" + row),
                        (transaction, touched) -> rows.keep(
                                transaction,
                                of.id(),
                                of.run(),
                                new ImportRows.Row(row, plan.outcome(), plan.changes(), touched, null)));
    }

    private void undo(Job job, Work.Progress progress) {
        var of = reading.current(subjectOf(job));
        if (of.status() != ImportStatus.UNDOING) {
            return;
        }
        var sender = senders.of(job.startedBy(), of.id());
        long total = rows.countStanding(of.id(), of.run());
        long done = 0;
        var some = rows.standing(of.id(), of.run(), Integer.MAX_VALUE, AT_ONCE);
        while (!some.isEmpty()) {
            for (var row : some) {
                undo(of, row, sender);
                progress.at(++done, total);
            }
            some = rows.standing(of.id(), of.run(), some.get(some.size() - 1).row(), AT_ONCE);
        }
        ledger.desk()
                .send(
                        new EndUndo(
                                new ImportId(of.id()),
                                rows.count(of.id(), of.run(), ImportRows.UNDONE),
                                rows.count(of.id(), of.run(), ImportRows.KEPT),
                                ledger.clock().today()),
                        sender,
                        Delivery.once("import-undone:" + of.id() + ":" + of.run()));
    }

    private void undo(ImportView of, ImportRows.Row row, Sender sender) {
        var taken = inverse(of, row);
        var builtOn = taken.stream().flatMap(each -> each.builtOn().stream()).findFirst();
        if (builtOn.isPresent()) {
            rows.kept(of.id(), of.run(), row.row(), List.of(builtOn(builtOn.get())));
            return;
        }
        var commands = taken.stream().flatMap(each -> each.commands().stream()).toList();
        try {
            if (commands.isEmpty()) {
                rows.undone(of.id(), of.run(), row.row());
                return;
            }
            ledger.desk()
                    .sendTogether(
                            commands,
                            sender,
                            Delivery.once("import-undo:" + of.id() + ":" + of.run() + ":" + row.row()),
                            (transaction, touched) -> rows.undone(transaction, of.id(), of.run(), row.row()));
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            rows.kept(of.id(), of.run(), row.row(), List.of(RowRunner.remark(null, refusal)));
        }
    }

    /** The last thing a row has changed is taken back first. */
    private List<Inverse> inverse(ImportView of, ImportRows.Row row) {
        var inverse = new ArrayList<Inverse>();
        for (var touched : row.touched()) {
            inverse.add(
                    0,
                    new Inverse(
                            touched,
                            of.id(),
                            ledger.reader().ofAggregate(touched.id(), Long.MAX_VALUE),
                            Objects.requireNonNullElse(of.undoCause(), of.fileName()),
                            ledger.clock().today()));
        }
        return inverse;
    }

    private RowRemark builtOn(LedgerEvent event) {
        return RowRemark.of(
                null,
                "import.built-on",
                "event." + event.type(),
                String.valueOf(event.metadata().get(Sender.ACTOR)),
                event.recordedAt()
                        .atZone(ledger.clock().getZone())
                        .toLocalDate()
                        .toString());
    }

    /**
     * What stands in the way of taking it back, row by row, before anybody begins: what somebody has built on, and what
     * the rules would refuse.
     */
    List<ImportRows.Row> inTheWay(ImportView of, String login) {
        var sender = senders.of(login, of.id());
        var inTheWay = new ArrayList<ImportRows.Row>();
        try (var rehearsal = ledger.rehearse()) {
            var some = rows.standing(of.id(), of.run(), Integer.MAX_VALUE, AT_ONCE);
            while (!some.isEmpty()) {
                some.forEach(row -> inTheWay(of, row, sender, rehearsal)
                        .ifPresent(remark -> inTheWay.add(
                                new ImportRows.Row(row.row(), row.outcome(), List.of(remark), row.touched(), null))));
                some = rows.standing(
                        of.id(), of.run(), some.get(some.size() - 1).row(), AT_ONCE);
            }
        }
        return inTheWay;
    }

    private Optional<RowRemark> inTheWay(ImportView of, ImportRows.Row row, Sender sender, Rehearsal rehearsal) {
        var taken = inverse(of, row);
        var builtOn = taken.stream().flatMap(each -> each.builtOn().stream()).findFirst();
        if (builtOn.isPresent()) {
            return builtOn.map(this::builtOn);
        }
        var commands = taken.stream().flatMap(each -> each.commands().stream()).toList();
        try {
            if (!commands.isEmpty()) {
                rehearsal.sendTogether(commands, sender);
            }
            return Optional.empty();
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            return Optional.of(RowRunner.remark(null, refusal));
        }
    }

    /** Of corrections: which file they came with. */
    private String cause(ImportView of) {
        return words.say("import.cause", List.of(of.fileName()));
    }

    private static String subjectOf(Job job) {
        return Objects.requireNonNull(job.subject());
    }
}
