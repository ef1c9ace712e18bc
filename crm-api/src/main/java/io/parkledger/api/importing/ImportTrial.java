package io.parkledger.api.importing;

import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Work;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.Ledger;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * Tries a file (试算), when somebody has put it in or has said what its columns mean: each row comes to what it would if
 * it was recorded after those before it, and nothing of it is written.
 */
@Component
class ImportTrial implements Work {

    /** Rows, as nobody goes on in the middle with what is only tried. */
    private static final int NOTED_AT_ONCE = 100;

    private final Ledger ledger;
    private final ImportReading reading;
    private final ImportRows rows;
    private final ImportSender senders;

    ImportTrial(Ledger ledger, ImportReading reading, ImportRows rows, ImportSender senders) {
        this.ledger = ledger;
        this.reading = reading;
        this.rows = rows;
        this.senders = senders;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.TRY_IMPORT;
    }

    @Override
    public void run(Job job, Progress progress) {
        var of = reading.current(job);
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
                    (row, plan) -> rehearsal.sendTogether(plan.commands(), sender.confirming(plan.confirmed())));
            var tried = new ArrayList<ImportRows.Row>();
            file.forEach(row -> {
                tried.add(runner.run(row));
                if (tried.size() == NOTED_AT_ONCE) {
                    rows.keep(of.id(), ImportRows.TRIED, tried);
                    tried.clear();
                    progress.at(row.number(), total);
                }
            });
            rows.keep(of.id(), ImportRows.TRIED, tried);
        }
        progress.at(total, total);
    }
}
