package io.parkledger.api.importing;

import io.parkledger.api.importing.file.AnnotatedFile;
import io.parkledger.api.importing.file.Column;
import io.parkledger.api.importing.file.Remark;
import io.parkledger.api.importing.file.TemplateFile;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.TakesFile;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.FixedValue;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.importing.RowCounts;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.projection.Views;
import io.parkledger.projection.importing.ImportView;
import io.parkledger.projection.importing.ImportViews;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Imports (导入) as pages: a file is put in, its columns are checked, its rows looked at, recorded and taken back. */
@Controller
@PageController
@RequestMapping("/imports")
class ImportPages extends SubjectPages {

    private static final int ROWS_SHOWN = 100;
    private static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;
    private final ImportReading reading;
    private final ImportUndo undo;
    private final ImportRows rows;
    private final RowWords rowWords;
    private final UnknownWords unknownWords;
    private final Jobs jobs;
    private final Problems problems;
    private final Words words;
    private final Places places;

    ImportPages(
            Forms forms,
            Desk desk,
            History history,
            Imports imports,
            ImportReading reading,
            ImportUndo undo,
            ImportRows rows,
            RowWords rowWords,
            UnknownWords unknownWords,
            Jobs jobs,
            Problems problems,
            Words words,
            Places places) {
        super(forms, desk, history);
        this.imports = imports;
        this.reading = reading;
        this.undo = undo;
        this.rows = rows;
        this.rowWords = rowWords;
        this.unknownWords = unknownWords;
        this.jobs = jobs;
        this.problems = problems;
        this.words = words;
        this.places = places;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_IMPORTS)
    @InMenu(at = 108, group = "tenancy", icon = "upload")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable ImportKind kind,
            @RequestParam(required = false) @Nullable ImportStatus status,
            SliceRequest page,
            Model model) {
        var filter = new ImportViews.Filter(kind, status);
        model.addAttribute("imports", Listed.of(views.imports().page(call.scope(), filter, page)));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", ImportKind.values());
        model.addAttribute("status", status);
        model.addAttribute("statuses", ImportStatus.values());
        model.addAttribute("sheet", sheet(next -> views.imports().page(call.scope(), filter, next)));
        return "importing/imports";
    }

    private static Sheet<ImportView> sheet(Function<SliceRequest, Slice<ImportView>> imports) {
        return Sheet.of("place.imports", imports)
                .column("import.file", ImportView::fileName)
                .column("import.kind", ImportView::kind)
                .column("import.status", ImportView::status)
                .column("export.created", each -> count(each, RowCounts::created))
                .column("export.updated", each -> count(each, RowCounts::updated))
                .column("export.unchanged", each -> count(each, RowCounts::unchanged))
                .column("export.refused", each -> count(each, RowCounts::refused))
                .person("import.by", ImportView::preparedBy)
                .column("import.prepared-on", ImportView::preparedOn)
                .column("export.id", ImportView::id);
    }

    /** Null until the file is recorded. */
    private static @Nullable Integer count(ImportView of, Function<RowCounts, Integer> which) {
        return of.counts() == null ? null : which.apply(of.counts());
    }

    @GetMapping("/new")
    @Allowed(Action.IMPORT)
    String choose(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable ImportKind kind,
            @RequestParam(required = false) @Nullable String parkId,
            Model model) {
        return form(call, views, kind, parkId, model);
    }

    private String form(Call call, Views views, @Nullable ImportKind kind, @Nullable String parkId, Model model) {
        var parks = parks(call, views);
        model.addAttribute("parks", parks);
        model.addAttribute("parkId", PageRequests.filled(parkId));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", ImportKind.values());
        return "importing/import-new";
    }

    private static List<ParkView> parks(Call call, Views views) {
        return views.space()
                .parks(call.scope(), SliceRequest.first(SliceRequest.MAX_LIMIT))
                .items();
    }

    /** What was chosen is kept where the file is refused; a browser keeps no file. */
    @PostMapping("/new")
    @TakesFile
    @Allowed(Action.IMPORT)
    String prepare(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable ImportKind kind,
            @RequestParam(required = false) @Nullable String parkId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var park = PageRequests.filled(parkId);
            if (park == null || kind == null) {
                throw Refused.malformed(park == null ? "parkId" : "kind", "request.required");
            }
            desk.requirePark(park, call);
            var answer = imports.prepare(new ParkId(park), kind, Upload.of(request), call)
                    .getBody();
            return Addresses.redirectTo(answer.shownOn("/imports/" + answer.id()));
        } catch (Refused | RuleBroken e) {
            var problem = problems.of(e);
            response.setStatus(problem.getStatus());
            model.addAttribute("problem", problem);
            return form(call, views, kind, parkId, model);
        }
    }

    /** A template of a kind, with an example row. */
    @GetMapping("/template.xlsx")
    @Allowed(Action.IMPORT)
    ResponseEntity<byte[]> template(@RequestParam ImportKind kind) throws IOException {
        var fields = reading.kind(kind).fields();
        var out = new ByteArrayOutputStream();
        TemplateFile.write(
                fields.stream().map(field -> say(field.word())).toList(),
                fields.stream().map(RowField::example).toList(),
                out);
        return file(words.word(kind) + ".xlsx", out.toByteArray());
    }

    private String say(String key, Object... facts) {
        return words.say(key, List.of(facts));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    /**
     * A column of the file, and what it is read as.
     *
     * @param field null where it is not read
     */
    record Read(Column column, @Nullable String field) {}

    @GetMapping("/{id}")
    @Allowed(Action.READ_IMPORTS)
    String one(
            @PathVariable String id,
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable RowOutcome outcome,
            @RequestParam(required = false) @Nullable Integer after,
            SliceRequest page,
            Model model) {
        var of = desk.require(id, views, each -> each.imports().find(id, call.scope()));
        show(of, outcome, after, call, views, model);
        var fields = reading.kind(of.kind()).fields();
        var seen = rows.seen(id);
        model.addAttribute("fields", fields);
        model.addAttribute("seen", seen.orElse(null));
        model.addAttribute("columns", seen.map(each -> columns(of, each)).orElse(List.of()));
        model.addAttribute("missing", missing(of, fields));
        model.addAttribute("unread", unread(of, fields));
        model.addAttribute("history", history.of(id, views, page));
        return "importing/import";
    }

    /** @param busy whether somebody sees to it at this moment */
    private String[] actions(ImportView of, boolean busy, RowCounts counts) {
        return switch (of.status()) {
            case PREPARED ->
                busy || !canBeRecorded(of, counts) ? new String[] {"drop"} : new String[] {"commit", "drop"};
            case COMMITTING -> new String[] {busy ? "stop" : "resume"};
            case UNDOING -> busy ? new String[0] : new String[] {"resume"};
            case UNDONE -> Objects.equals(of.kept(), 0) ? new String[] {"commit"} : new String[0];
            case COMMITTED, DROPPED -> new String[0];
        };
    }

    /** Whether a row is good, or would be if somebody means it. */
    private boolean canBeRecorded(ImportView of, RowCounts counts) {
        return counts.created() + counts.updated() > 0 || rows.areSomeUnlikely(of.id());
    }

    /** Whether something stands that can be taken back: that begins with a look at what stands in the way. */
    private static boolean canBeUndone(ImportView of) {
        return of.status() == ImportStatus.COMMITTED
                || (of.status() == ImportStatus.UNDONE && !Objects.equals(of.kept(), 0));
    }

    /** What becomes of its rows alone, asked for again and again while work is under way. */
    @GetMapping("/{id}/progress")
    @Allowed(Action.READ_IMPORTS)
    String progress(@PathVariable String id, Call call, Views views, Model model) {
        show(desk.require(id, views, each -> each.imports().find(id, call.scope())), null, null, call, views, model);
        return "importing/rows :: rows";
    }

    /** What a row has changed, by row: of several things the first that the reader may see. */
    private Map<Integer, Places.Place> about(List<ImportRows.Row> shown, Call call, Views views) {
        var about = new HashMap<Integer, Places.Place>();
        shown.forEach(row -> row.touched().stream()
                .flatMap(touched -> places.placeOf(touched.type(), touched.id(), call.caller(), views).stream())
                .findFirst()
                .ifPresent(place -> about.put(row.row(), place)));
        return about;
    }

    private void show(
            ImportView of, @Nullable RowOutcome outcome, @Nullable Integer after, Call call, Views views, Model model) {
        int run = ImportApi.run(of);
        var found = rows.page(of.id(), run, outcome, after == null ? 0 : after, ROWS_SHOWN);
        var job = Stream.of(Job.Kind.TRY_IMPORT, Job.Kind.RECORD_IMPORT, Job.Kind.UNDO_IMPORT)
                .flatMap(kind -> jobs.newestAbout(of.id(), kind).stream())
                .filter(each -> !each.isOver() || each.state() == Job.State.FAILED)
                .findFirst();
        model.addAttribute("import", of);
        var counts = rows.counts(of.id(), run);
        model.addAttribute("counts", counts);
        model.addAttribute("tried", run == ImportRows.TRIED);
        model.addAttribute(
                "rows", found.stream().map(row -> rowWords.said(of, row)).toList());
        model.addAttribute("outcome", outcome);
        model.addAttribute("outcomes", RowOutcome.values());
        model.addAttribute(
                "next",
                found.size() < ROWS_SHOWN ? null : found.get(found.size() - 1).row());
        model.addAttribute("job", job.orElse(null));
        boolean busy = job.isPresent() && !job.get().isOver() && job.get().error() == null;
        model.addAttribute("busy", busy);
        model.addAttribute("about", busy ? Map.of() : about(found, call, views));
        model.addAttribute("unknownWords", busy ? List.of() : unknownWords.of(of));
        model.addAttribute(
                "actions",
                forms.links(of.id(), call.caller(), Forms.of("imports", actions(of, busy, counts))).stream()
                        .map(link -> link.with("_next", "/imports/" + of.id()))
                        .toList());
        model.addAttribute(
                "canBeUndone", canBeUndone(of) && forms.link("imports.undo", of.id(), call.caller()) != null);
    }

    /** What would stand, row by row and with what stands in the way, before anybody takes the rest back. */
    @GetMapping("/{id}/in-the-way")
    @Allowed(Action.IMPORT)
    String inTheWay(@PathVariable String id, Call call, Views views, Model model) {
        var of = desk.require(id, views, each -> each.imports().find(id, call.scope()));
        var inTheWay = undo.inTheWay(of, call.caller().login());
        model.addAttribute("import", of);
        model.addAttribute(
                "rows", inTheWay.stream().map(row -> rowWords.said(of, row)).toList());
        model.addAttribute("free", rows.countStanding(id, of.run()) - inTheWay.size());
        model.addAttribute(
                "actions", canBeUndone(of) ? forms.links(id, call.caller(), Forms.of("imports", "undo")) : List.of());
        return "importing/in-the-way";
    }

    private static List<Read> columns(ImportView of, FileSeen seen) {
        var uses = new TreeMap<Integer, String>();
        of.columns().forEach(use -> uses.put(use.column(), use.field()));
        return seen.columns().stream()
                .map(column -> new Read(column, uses.get(column.index())))
                .toList();
    }

    private static List<RowField> missing(ImportView of, List<RowField> fields) {
        return fields.stream()
                .filter(RowField::required)
                .filter(field ->
                        of.columns().stream().noneMatch(use -> use.field().equals(field.name())))
                .toList();
    }

    /**
     * A field that no column is read as.
     *
     * @param fixed what every row is taken to say of it; null where nothing
     */
    record Unread(RowField field, @Nullable String fixed) {}

    private static List<Unread> unread(ImportView of, List<RowField> fields) {
        return fields.stream()
                .filter(field ->
                        of.columns().stream().noneMatch(use -> use.field().equals(field.name())))
                .map(field -> new Unread(
                        field,
                        of.fixed().stream()
                                .filter(each -> each.field().equals(field.name()))
                                .map(FixedValue::value)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** The rows that were refused, as they came, each with its reasons. */
    @GetMapping("/{id}/errors.xlsx")
    @Allowed(Action.READ_IMPORTS)
    ResponseEntity<byte[]> errors(@PathVariable String id, Call call, Views views) throws IOException {
        var of = desk.require(id, views, each -> each.imports().find(id, call.scope()));
        var remarks = new TreeMap<Integer, List<Remark>>();
        rows.forEach(id, ImportApi.run(of), ROWS_SHOWN, row -> {
            if (row.outcome() == RowOutcome.REFUSED) {
                remarks.put(row.row(), remarks(of, row));
            }
        });
        var out = new ByteArrayOutputStream();
        AnnotatedFile.write(reading.file(of), remarks, List.of(say("import.row"), say("import.reason")), out);
        return file(say("import.errors-of", of.fileName().replaceFirst("\\.[^.]*$", "")) + ".xlsx", out.toByteArray());
    }

    private List<Remark> remarks(ImportView of, ImportRows.Row row) {
        return row.remarks().stream()
                .map(remark -> new Remark(
                        of.columns().stream()
                                .filter(use -> use.field().equals(remark.field()))
                                .map(ColumnUse::column)
                                .findFirst()
                                .orElse(null),
                        rowWords.sentence(remark)))
                .toList();
    }

    /** What the columns mean, as somebody has chosen: {@code c0=building&c1=&c2=number&f.registeredOn=2018-01-01}. */
    @Controller
    @PageController(anyParameter = true)
    @RequestMapping("/imports/{id}/columns")
    static class Columns {

        private final Imports imports;
        private final LedgerClock clock;

        Columns(Imports imports, LedgerClock clock) {
            this.imports = imports;
            this.clock = clock;
        }

        @PostMapping
        @Allowed(Action.IMPORT)
        String choose(@PathVariable String id, Call call, HttpServletRequest request) {
            var uses = new ArrayList<ColumnUse>();
            var fixed = new ArrayList<FixedValue>();
            for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
                if (each.getKey().matches("c\\d{1,4}") && !each.getValue()[0].isBlank()) {
                    uses.add(new ColumnUse(Integer.parseInt(each.getKey().substring(1)), each.getValue()[0]));
                } else if (each.getKey().matches("f\\.\\w{1,40}") && !each.getValue()[0].isBlank()) {
                    fixed.add(new FixedValue(each.getKey().substring(2), each.getValue()[0].strip()));
                }
            }
            var answer = imports.map(new MapColumns(new ImportId(id), uses, fixed, clock.today()), call)
                    .getBody();
            return Addresses.redirectTo(answer.shownOn("/imports/" + answer.id()));
        }
    }
}
