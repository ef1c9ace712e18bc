package io.parkledger.api.importing;

import io.parkledger.api.importing.file.FileRefused;
import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.FixedValue;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.importing.ImportCommand.DropImport;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportCommand.PrepareImport;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.Alongside;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.importing.ImportView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Takes files in, and has them tried, recorded and taken back. The wish and the event are one transaction, whichever
 * node is asked; the work is done in the background.
 */
@Component
class Imports {

    private static final String FILE = "file";

    private final Ledger ledger;
    private final Desk desk;
    private final Jobs jobs;
    private final ImportRows rows;
    private final ImportReading reading;
    private final CommandReader commands;
    private final FileHeadings headings;
    private final Glossaries glossaries;
    private final UnknownWords unknownWords;

    Imports(
            Ledger ledger,
            Desk desk,
            Jobs jobs,
            ImportRows rows,
            ImportReading reading,
            CommandReader commands,
            FileHeadings headings,
            Glossaries glossaries,
            UnknownWords unknownWords) {
        this.ledger = ledger;
        this.desk = desk;
        this.jobs = jobs;
        this.rows = rows;
        this.reading = reading;
        this.commands = commands;
        this.headings = headings;
        this.glossaries = glossaries;
        this.unknownWords = unknownWords;
    }

    /**
     * Takes a file in, and has it tried.
     *
     * @throws Refused when it is none that could be read: as the field {@code file}
     */
    ResponseEntity<Answer> prepare(ParkId park, ImportKind kind, Upload.@Nullable File upload, Call call) {
        if (upload == null || upload.name().isBlank()) {
            throw Refused.malformed(FILE, "import.nothing-uploaded");
        }
        var id = new ImportId("import-" + UUID.randomUUID());
        var wish = preparing(id, park, kind, upload, call.caller().login());
        return desk.create(wish.command(), call, wish.alongside());
    }

    /** A command, and what is written in its transaction: the job that it asks for. */
    record Wish(Command command, Alongside alongside) {}

    Wish preparing(ImportId id, ParkId park, ImportKind kind, Upload.File upload, String login) {
        var file = read(upload);
        var seen = FileSeen.of(file);
        var command = new PrepareImport(
                id,
                park,
                kind,
                upload.name(),
                upload.sha256(),
                upload.bytes().length,
                headings.read(file.columns(), kind, park.value()),
                ledger.clock().today());
        requireName(command);
        return new Wish(command, transaction -> {
            rows.keepFile(transaction, id.value(), upload.bytes(), seen);
            asking(Job.Kind.TRY_IMPORT, id, login).write(transaction);
        });
    }

    /** What is wrong with the name is wrong with the file: nobody has sent a name of its own. */
    private void requireName(PrepareImport command) {
        var errors = commands.errorsIn(command).stream()
                .map(error -> new Refused.FieldError(FILE, error.code(), error.facts(), error.said()))
                .toList();
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
    }

    private static TableFile read(Upload.File upload) {
        try {
            return TableFile.read(upload.name(), upload.bytes());
        } catch (FileRefused e) {
            throw Refused.malformed(FILE, e.code(), e.facts().toArray());
        }
    }

    /**
     * Its columns mean something else: it is tried once more, and the park's next files are read so.
     *
     * @throws Refused when it has no such column, or its kind no such field
     */
    ResponseEntity<Answer> map(MapColumns command, Call call) {
        requireValid(command);
        require(command.importId(), call);
        var of = reading.current(command.importId().value());
        var seen = rows.seen(of.id());
        requireThere(command, of, seen);
        var all = new ArrayList<Command>(List.of(command));
        seen.ifPresent(file -> all.addAll(headings.learnt(file.columns(), of, command)));
        return desk.changeTogether(
                of.id(),
                all,
                call,
                asking(Job.Kind.TRY_IMPORT, command.importId(), call.caller().login()));
    }

    private void requireValid(Command command) {
        var errors = commands.errorsIn((Record) command);
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
    }

    private ImportView require(ImportId id, Call call) {
        return desk.require(id.value(), views -> views.imports().find(id.value(), call.scope()));
    }

    private void requireThere(MapColumns command, ImportView of, Optional<FileSeen> seen) {
        var fields =
                reading.kind(of.kind()).fields().stream().map(RowField::name).toList();
        requireAmong(fields, "columns", command.columns().stream().map(ColumnUse::field));
        requireAmong(fields, "fixed", command.fixed().stream().map(FixedValue::field));
        seen.ifPresent(file -> command.columns().stream()
                .map(ColumnUse::column)
                .filter(column -> file.columns().stream().noneMatch(each -> each.index() == column))
                .findFirst()
                .ifPresent(column -> {
                    throw Refused.malformed("columns", "import.no-such-column", column);
                }));
    }

    private static void requireAmong(List<String> fields, String place, Stream<String> named) {
        named.filter(field -> !fields.contains(field)).findFirst().ifPresent(field -> {
            throw Refused.malformed(place, "import.no-such-field", field);
        });
    }

    /**
     * The park says what words of this file stand for: it is tried once more, and the next ones are read so.
     *
     * @throws Refused when a word does not stand in it or cannot stand for that, or it is no longer to be tried
     */
    ResponseEntity<Answer> keepWords(ImportId id, List<Synonym> synonyms, Call call) {
        require(id, call);
        var of = reading.current(id.value());
        var command = new KeepSynonyms(
                new ParkId(of.parkId()), synonyms, ledger.clock().today());
        requireValid(command);
        requireOfFile(of, synonyms, call);
        boolean isNew =
                ledger.desk().answered(call.sender().actor(), call.delivery()).isEmpty();
        if (isNew && synonyms.stream().allMatch(each -> reading.isKept(of.parkId(), each))) {
            jobs.ask(Job.Kind.TRY_IMPORT, of.id(), call.caller().login());
            return ResponseEntity.ok()
                    .eTag(Desk.eTag(of.version()))
                    .body(new Answer(of.id(), of.version(), of.position()));
        }
        return desk.changeTogether(
                of.id(),
                List.of(command),
                call,
                asking(Job.Kind.TRY_IMPORT, id, call.caller().login()));
    }

    private void requireOfFile(ImportView of, List<Synonym> synonyms, Call call) {
        synonyms.stream().filter(each -> !glossaries.has(each)).findFirst().ifPresent(each -> {
            throw Refused.malformed("synonyms", "import.no-such-meaning", each.term(), each.meaning());
        });
        if (of.status() != ImportStatus.PREPARED) {
            desk.refuseUnlessAnswered(
                    new Refused(HttpStatus.CONFLICT, "importing.import-is-prepared", of.status()), call);
        }
        var unknown = unknownWords.of(of);
        synonyms.stream()
                .filter(each -> unknown.stream().noneMatch(word -> word.isMeant(each)))
                .findFirst()
                .ifPresent(each -> desk.refuseUnlessAnswered(
                        Refused.malformed("synonyms", "import.word-not-in-file", each.term()), call));
    }

    private Alongside asking(Job.Kind kind, ImportId id, String login) {
        return transaction -> jobs.ask(transaction, kind, id.value(), login);
    }

    ResponseEntity<Answer> drop(DropImport command, Call call) {
        return desk.change(
                command,
                call,
                transaction ->
                        ImportRows.forgetFile(transaction, command.importId().value()));
    }

    /** @throws Refused when a row is refused and nobody has said to leave such out */
    ResponseEntity<Answer> commit(BeginCommit command, Call call) {
        var id = command.importId().value();
        // Of rows that are refused nobody hears to whom the file is not shown.
        require(command.importId(), call);
        requireTried(id, command.goodRowsOnly());
        var wish = committing(command, call.caller().login());
        return desk.change(wish.command(), call, wish.alongside());
    }

    Wish committing(BeginCommit command, String login) {
        return new Wish(command, transaction -> {
            ImportRows.wishStop(transaction, command.importId().value(), false);
            asking(Job.Kind.RECORD_IMPORT, command.importId(), login).write(transaction);
        });
    }

    private void requireTried(String id, boolean goodRowsOnly) {
        var tried = jobs.newestAbout(id, Job.Kind.TRY_IMPORT);
        if (tried.isPresent() && !tried.get().isOver()) {
            throw new Refused(HttpStatus.CONFLICT, "import.still-tried");
        }
        int refused = rows.counts(id, ImportRows.TRIED).refused();
        if (refused > 0 && !goodRowsOnly) {
            throw new Refused(HttpStatus.CONFLICT, "import.rows-are-refused", refused);
        }
    }

    /**
     * Records no further than the row that is under way: what was recorded stays, and can be taken back.
     *
     * @throws Refused when nothing is being recorded
     */
    Job stop(String id, Call call) {
        var of = reading.current(id);
        requireUnderWay(of.status() == ImportStatus.COMMITTING);
        rows.wishStop(of.id());
        return underWay(of.id(), Job.Kind.RECORD_IMPORT)
                .orElseGet(() ->
                        jobs.ask(Job.Kind.RECORD_IMPORT, of.id(), call.caller().login()));
    }

    /**
     * Goes on with what has failed in the middle, on behalf of whoever asks now.
     *
     * @throws Refused when nothing has
     */
    Job resume(String id, Call call) {
        var of = reading.current(id);
        requireUnderWay(of.status() == ImportStatus.COMMITTING || of.status() == ImportStatus.UNDOING);
        var kind = of.status() == ImportStatus.COMMITTING ? Job.Kind.RECORD_IMPORT : Job.Kind.UNDO_IMPORT;
        return underWay(of.id(), kind)
                .orElseGet(() -> jobs.ask(kind, of.id(), call.caller().login()));
    }

    private static void requireUnderWay(boolean underWay) {
        if (!underWay) {
            throw new Refused(HttpStatus.CONFLICT, "import.nothing-under-way");
        }
    }

    /** What waits to be tried again is not: whoever asks now may be able to do what another was not. */
    private Optional<Job> underWay(String id, Job.Kind kind) {
        return jobs.newestAbout(id, kind).filter(job -> !job.isOver() && job.error() == null);
    }

    ResponseEntity<Answer> undo(BeginUndo command, Call call) {
        var wish = undoing(command, call.caller().login());
        return desk.change(wish.command(), call, wish.alongside());
    }

    Wish undoing(BeginUndo command, String login) {
        return new Wish(command, asking(Job.Kind.UNDO_IMPORT, command.importId(), login));
    }
}
