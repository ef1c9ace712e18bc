package io.parkledger.api.importing;

import io.parkledger.api.kit.command.Upload;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Sender;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Has files tried, recorded and taken back like {@link Imports}, for a program that gives one command after the other:
 * each returns when the work that it asks for is done.
 */
@Component
public class ImportsInTurn {

    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Ledger ledger;
    private final Imports imports;
    private final Jobs jobs;

    ImportsInTurn(Ledger ledger, Imports imports, Jobs jobs) {
        this.ledger = ledger;
        this.imports = imports;
        this.jobs = jobs;
    }

    /** Puts a file in, and has it tried. */
    public void prepare(ImportId id, ParkId park, ImportKind kind, Upload.File file, Sender sender, Delivery delivery) {
        send(imports.preparing(id, park, kind, file, sender.actor()), sender, delivery);
        await(id, Job.Kind.TRY_IMPORT);
    }

    /** Has the rows recorded that are not refused. */
    public void commitGoodRows(ImportId id, Sender sender, Delivery delivery) {
        var command = new BeginCommit(id, true, false, ledger.clock().today());
        send(imports.committing(command, sender.actor()), sender, delivery);
        await(id, Job.Kind.RECORD_IMPORT);
    }

    /** Has all of them taken back. */
    public void undo(ImportId id, String cause, Sender sender, Delivery delivery) {
        var command = new BeginUndo(id, cause, ledger.clock().today());
        send(imports.undoing(command, sender.actor()), sender, delivery);
        await(id, Job.Kind.UNDO_IMPORT);
    }

    private void send(Imports.Wish wish, Sender sender, Delivery delivery) {
        ledger.desk().send(wish.command(), sender, delivery, wish.alongside());
    }

    /** @throws IllegalStateException when it fails, or takes much longer than any file should */
    private void await(ImportId id, Job.Kind kind) {
        var end = System.nanoTime() + WITHIN.toNanos();
        var job = jobs.newestAbout(id.value(), kind).orElseThrow();
        while (!job.isOver() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            job = jobs.newestAbout(id.value(), kind).orElseThrow();
        }
        if (job.state() != Job.State.DONE) {
            throw new IllegalStateException("%s: %s is %s, %s".formatted(id.value(), kind, job.state(), job.error()));
        }
    }
}
