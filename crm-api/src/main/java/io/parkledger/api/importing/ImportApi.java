package io.parkledger.api.importing;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.HasItsPage;
import io.parkledger.api.kit.command.TakesFile;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.operation.Job;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.importing.ImportCommand.DropImport;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.Views;
import io.parkledger.projection.importing.ImportView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files that a park brings its data in with (导入). */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports")
@Allowed(Action.READ_IMPORTS)
@Refuses({
    "import.still-tried",
    "import.rows-are-refused",
    "import.nothing-under-way",
    "import.kept-no-longer",
    "import.asker-is-gone"
})
class ImportApi extends SubjectApi<ImportView, ImportList> {

    private static final int ROWS_AT_ONCE = 200;

    private final Imports imports;
    private final ImportRows rows;
    private final RowWords words;
    private final ImportUndo undo;
    private final UnknownWords unknownWords;

    ImportApi(
            Subject<ImportView> subject,
            Desk desk,
            History history,
            Imports imports,
            ImportRows rows,
            RowWords words,
            ImportUndo undo,
            UnknownWords unknownWords) {
        super(subject, desk, history);
        this.imports = imports;
        this.rows = rows;
        this.words = words;
        this.undo = undo;
        this.unknownWords = unknownWords;
    }

    @GetMapping
    @Allowed(Action.READ_IMPORTS)
    @Operation(summary = "List imports, the last to be put in first")
    Listed<ImportView> list(Call call, Views views, @FromQuery ImportList asked, SliceRequest page) {
        return Listed.of(views.imports().page(call.scope().within(asked.parkId()), asked.filter(), page));
    }

    @PostMapping
    @TakesFile
    @Allowed(Action.IMPORT)
    @Operation(summary = "Put a file in (上传文件): it is tried in the background, and nothing of it is recorded yet")
    ResponseEntity<Answer> prepare(
            @RequestParam String parkId, @RequestParam ImportKind kind, HttpServletRequest request, Call call) {
        desk.requirePark(parkId, call);
        return imports.prepare(new ParkId(parkId), kind, Upload.of(request), call);
    }

    @PostMapping("/{id}/map")
    @HasItsPage
    @Allowed(Action.IMPORT)
    @Operation(summary = "Say what its columns mean (核对列); it is tried once more")
    ResponseEntity<Answer> mapImport(@FromRequest MapColumns command, Call call) {
        return imports.map(command, call);
    }

    /**
     * A word of a file that nobody has said the meaning of.
     *
     * @param rows how many say it
     */
    public record WordOfFile(Glossary glossary, String word, int rows) {}

    @GetMapping("/{id}/words")
    @Allowed(Action.READ_IMPORTS)
    @Operation(summary = "The words by which rows are refused, since nobody has said what they stand for")
    List<WordOfFile> words(@PathVariable String id, Call call) {
        return unknownWords.of(require(id, call)).stream()
                .map(each -> new WordOfFile(each.glossary(), each.word(), each.rows()))
                .toList();
    }

    /** What words stand for. */
    record WordMeanings(@NotEmpty @Size(max = 100) List<@Valid Synonym> synonyms) {}

    @PostMapping("/{id}/words")
    @HasItsPage
    @Allowed(Action.IMPORT)
    @Operation(summary = "Say what words of its file stand for (记住用语): the park keeps them, and it is tried once more")
    ResponseEntity<Answer> keepWords(@PathVariable String id, @FromRequest WordMeanings words, Call call) {
        return imports.keepWords(new ImportId(id), words.synonyms(), call);
    }

    @PostMapping("/{id}/commit")
    @Allowed(Action.IMPORT)
    @Operation(summary = "Have its rows recorded (入账), in the background")
    ResponseEntity<Answer> commitImport(@FromRequest BeginCommit command, Call call) {
        return imports.commit(command, call);
    }

    @PostMapping("/{id}/undo")
    @Allowed(Action.IMPORT)
    @Operation(summary = "Have all that it recorded taken back (撤销导入), in the background")
    ResponseEntity<Answer> undoImport(@FromRequest BeginUndo command, Call call) {
        return imports.undo(command, call);
    }

    @PostMapping("/{id}/stop")
    @Allowed(Action.IMPORT)
    @Operation(summary = "Record no further (停止入账); what was recorded stays, and can be taken back")
    ResponseEntity<Job> stopImport(@PathVariable String id, Call call) {
        require(id, call);
        return begun(imports.stop(id, call));
    }

    @PostMapping("/{id}/resume")
    @Allowed(Action.IMPORT)
    @Operation(summary = "Go on with what has failed in the middle (继续处理)")
    ResponseEntity<Job> resumeImport(@PathVariable String id, Call call) {
        require(id, call);
        return begun(imports.resume(id, call));
    }

    private static ResponseEntity<Job> begun(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }

    @PostMapping("/{id}/drop")
    @Allowed(Action.IMPORT)
    @Operation(summary = "Record nothing of it (放弃)")
    ResponseEntity<Answer> dropImport(@FromRequest DropImport command, Call call) {
        return imports.drop(command, call);
    }

    /**
     * What became of its rows.
     *
     * @param nextAfter row after which more come; null where none do
     */
    public record Rows(List<SaidRow> items, @Nullable Integer nextAfter) {}

    @GetMapping("/{id}/rows")
    @Allowed(Action.READ_IMPORTS)
    @Operation(summary = "What its rows would come to, or what became of them")
    Rows rows(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable RowOutcome outcome,
            @RequestParam(required = false) @Nullable Integer after,
            Call call) {
        var of = require(id, call);
        var found = rows.page(id, run(of), outcome, after == null ? 0 : after, ROWS_AT_ONCE);
        return new Rows(
                found.stream().map(row -> words.said(of, row)).toList(),
                found.size() < ROWS_AT_ONCE ? null : found.get(found.size() - 1).row());
    }

    @GetMapping("/{id}/in-the-way")
    @Allowed(Action.IMPORT)
    @Operation(summary = "The rows that would stand if all were taken back, each with what stands in the way")
    List<SaidRow> inTheWay(@PathVariable String id, Call call) {
        var of = require(id, call);
        return undo.inTheWay(of, call.caller().login()).stream()
                .map(row -> words.said(of, row))
                .toList();
    }

    private ImportView require(String id, Call call) {
        return desk.require(id, views -> views.imports().find(id, call.scope()));
    }

    /** The last that was recorded; while nothing is, the one that was tried. */
    static int run(ImportView of) {
        return of.status() == ImportStatus.PREPARED || of.status() == ImportStatus.DROPPED
                ? ImportRows.TRIED
                : of.run();
    }
}
