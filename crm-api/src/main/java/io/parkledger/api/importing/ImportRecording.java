package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Work;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.importing.ImportCommand.EndCommit;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.projection.importing.ImportView;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Records a file (入账), row by row and in the background. Each row is one intention with a key of its own, and what
 * became of it is noted in the transaction of its events: whoever goes on after a crash, on whichever node, goes on
 * with the row that comes next, and knows what those before have said.
 */
@Component
class ImportRecording implements Work {

    private final Ledger ledger;
    private final ImportReading reading;
    private final ImportRows rows;
    private final ImportSender senders;

    ImportRecording(Ledger ledger, ImportReading reading, ImportRows rows, ImportSender senders) {
        this.ledger = ledger;
        this.reading = reading;
        this.rows = rows;
        this.senders = senders;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.RECORD_IMPORT;
    }

    @Override
    public void run(Job job, Progress progress) {
        var of = reading.current(job);
        if (of.status() != ImportStatus.COMMITTING) {
            return;
        }
        var sender = senders.of(job.startedBy(), of.id());
        var file = reading.fileIfKept(of);
        boolean complete = file.isPresent() && record(of, file.get(), sender, progress);
        var today = ledger.clock().today();
        reading.awaitShown(ledger.desk()
                .send(
                        new EndCommit(new ImportId(of.id()), rows.counts(of.id(), of.run()), complete, today),
                        sender,
                        Delivery.once("import-end:" + of.id() + ":" + of.run())));
    }

    /** @return whether it came to the end of the file */
    private boolean record(ImportView of, TableFile file, Sender sender, Progress progress) {
        var recorded = rows.outcomes(of.id(), of.run());
        int upTo = recorded.isEmpty() ? 0 : recorded.lastKey();
        long total = file.lastRow();
        var stopped = new boolean[] {rows.isStopWished(of.id())};
        var runner = reading.begin(of, of.run(), file, (row, plan) -> recorded(of, row, plan, sender));
        file.forEach(row -> {
            if (stopped[0]) {
                return;
            }
            if (row.number() <= upTo) {
                runner.recall(row, recorded.getOrDefault(row.number(), RowOutcome.REFUSED));
                return;
            }
            // One that was recorded is noted already.
            rows.keep(of.id(), of.run(), List.of(runner.run(row)));
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
                                List.of(new ImportRows.Row(row, plan.outcome(), plan.changes(), touched, null))));
    }
}
