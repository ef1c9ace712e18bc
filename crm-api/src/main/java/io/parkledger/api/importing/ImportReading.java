package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.operation.Job;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.importing.ImportView;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Scope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Begins to read a file that was put in: its bytes, what its columns mean, and what is recorded now. */
@Component
class ImportReading {

    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final ViewArguments views;
    private final ViewKeeper keeper;
    private final ImportRows rows;
    private final CommandReader commands;
    private final Map<ImportKind, RowKind> kinds = new EnumMap<>(ImportKind.class);

    ImportReading(
            Ledger ledger,
            ViewArguments views,
            ViewKeeper keeper,
            ImportRows rows,
            CommandReader commands,
            List<RowKind> kinds) {
        this.ledger = ledger;
        this.views = views;
        this.keeper = keeper;
        this.rows = rows;
        this.commands = commands;
        kinds.forEach(each -> this.kinds.put(each.kind(), each));
    }

    RowKind kind(ImportKind kind) {
        return kinds.get(kind);
    }

    /** Of all kinds, in their order. */
    List<RowKind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** What a job is about. */
    ImportView current(Job job) {
        return current(Objects.requireNonNull(job.subject()));
    }

    /**
     * As the ledger tells it now, once the views have come so far: to the last event that was written, also where it
     * was a moment ago and has no position yet.
     */
    ImportView current(String importId) {
        var written = new Receipt(importId, 0, ledger.reader().lastIndex());
        var head = ledger.positions().await(written, VIEWS_WITHIN).orElse(Long.MAX_VALUE);
        if (!keeper.await(head, VIEWS_WITHIN)) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "views.behind", keeper.position(), head);
        }
        return views.live().imports().find(importId, Scope.ALL).orElseThrow(() -> Refused.unknown(importId));
    }

    /**
     * Waits until what was just said of an import is shown, so that who sees that the work is over sees how it ended.
     */
    void awaitShown(Receipt said) {
        ledger.positions().await(said, VIEWS_WITHIN).ifPresent(position -> keeper.await(position, VIEWS_WITHIN));
    }

    /** Whether an id is of a file of which nothing stands any more. */
    boolean isUndone(String id) {
        return views.live()
                .imports()
                .find(id, Scope.ALL)
                .filter(each -> each.status() == ImportStatus.UNDONE && Objects.equals(each.kept(), 0))
                .isPresent();
    }

    /** Whether a park says so already. */
    boolean isKept(String park, Synonym synonym) {
        return views.live().space().synonyms(park, Scope.ALL).stream()
                .anyMatch(kept -> kept.glossary() == synonym.glossary()
                        && kept.term().equals(synonym.term())
                        && kept.meaning().equals(synonym.meaning()));
    }

    /** Empty when nobody needed the file any more, or somebody was erased meanwhile: then it was deleted. */
    Optional<TableFile> fileIfKept(ImportView of) {
        return rows.file(of.id()).map(bytes -> TableFile.read(of.fileName(), bytes));
    }

    /** @throws Refused when it is kept no longer */
    TableFile file(ImportView of) {
        return fileIfKept(of).orElseThrow(() -> new Refused(HttpStatus.CONFLICT, "import.kept-no-longer"));
    }

    /**
     * Begins to read its rows.
     *
     * @param run  which time they are recorded
     * @param hand carries out, or tries, what a row comes to
     */
    RowRunner begin(ImportView of, int run, TableFile file, RowRunner.Hand hand) {
        var into = new RowKind.Into(
                of.id(),
                run,
                new ParkId(of.parkId()),
                views.live(),
                ledger.clock().today(),
                of.fileName());
        var kind = kind(of.kind());
        return new RowRunner(commands, of, file, kind.fields(), kind.begin(into), hand);
    }
}
