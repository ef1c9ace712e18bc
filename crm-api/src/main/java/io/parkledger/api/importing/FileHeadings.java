package io.parkledger.api.importing;

import io.parkledger.api.importing.file.Column;
import io.parkledger.api.importing.file.Headings;
import io.parkledger.api.importing.file.Synonyms;
import io.parkledger.api.importing.file.Wanted;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.importing.ImportView;
import io.parkledger.projection.space.VocabularyView.Kept;
import io.parkledger.projection.store.rows.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What columns of files are read as: by what a park calls them, and by what all parks do. */
@Component
class FileHeadings {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final int LONGEST = 120;

    private final ViewArguments views;
    private final List<RowKind> kinds;

    FileHeadings(ViewArguments views, List<RowKind> kinds) {
        this.views = views;
        this.kinds = kinds;
    }

    /** As nobody has to say. */
    List<ColumnUse> read(List<Column> columns, ImportKind kind, String park) {
        var own = own(kind, park).stream()
                .collect(Collectors.groupingBy(Kept::meaning, Collectors.mapping(Kept::term, Collectors.toList())));
        return Headings.match(columns, wanted(kind, own)).columns().entrySet().stream()
                .map(each -> new ColumnUse(each.getValue(), each.getKey()))
                .sorted(Comparator.comparingInt(ColumnUse::column))
                .toList();
    }

    private List<Wanted> wanted(ImportKind kind, Map<String, List<String>> own) {
        var read = kinds.stream()
                .filter(each -> each.kind() == kind)
                .flatMap(each -> each.fields().stream())
                .map(RowField::name)
                .collect(Collectors.toSet());
        return Synonyms.of(kind.name().toLowerCase(Locale.ROOT)).stream()
                .filter(each -> read.contains(each.field()))
                .map(each -> each.alsoCalled(own.getOrDefault(each.field(), List.of())))
                .toList();
    }

    private List<Kept> own(ImportKind kind, String park) {
        return views.live().space().synonyms(park, Scope.ALL).stream()
                .filter(kept -> kept.glossary() == Glossaries.headingsOf(kind))
                .toList();
    }

    /**
     * What a park has said of its headings by saying what the columns of a file mean: those that would have been read
     * otherwise are kept, and those that are read as nothing now, although they were kept, are kept no longer.
     */
    List<Command> learnt(List<Column> columns, ImportView of, MapColumns said) {
        var park = new ParkId(of.parkId());
        var own = own(of.kind(), of.parkId());
        var commands = new ArrayList<Command>();
        own.stream().filter(kept -> isReadNoMore(kept, columns, said)).forEach(kept -> {
            commands.add(new DropSynonym(park, kept.glossary(), kept.term(), said.mappedOn()));
        });
        var fresh = fresh(columns, of, said);
        if (!fresh.isEmpty() && own.size() + fresh.size() <= Synonym.MOST) {
            commands.add(new KeepSynonyms(park, fresh, said.mappedOn()));
        }
        return commands;
    }

    private static boolean isReadNoMore(Kept kept, List<Column> columns, MapColumns said) {
        var called = columns.stream()
                .filter(column -> term(column).equals(kept.term()))
                .map(Column::index)
                .toList();
        return !called.isEmpty() && said.columns().stream().noneMatch(use -> called.contains(use.column()));
    }

    private List<Synonym> fresh(List<Column> columns, ImportView of, MapColumns said) {
        var understood = new HashSet<>(read(columns, of.kind(), of.parkId()));
        var terms = new HashMap<Integer, String>();
        columns.forEach(column -> terms.put(column.index(), term(column)));
        return said.columns().stream()
                .filter(use -> !understood.contains(use))
                .filter(use -> tells(terms, use.column()))
                .map(use -> new Synonym(Glossaries.headingsOf(of.kind()), terms.get(use.column()), use.field()))
                .toList();
    }

    /** Whether a heading is a name, and of one column alone. */
    private static boolean tells(Map<Integer, String> terms, int column) {
        var term = terms.getOrDefault(column, "");
        return !term.isEmpty()
                && term.length() <= LONGEST
                && terms.values().stream().filter(term::equals).count() == 1;
    }

    /** A heading in one line. */
    private static String term(Column column) {
        return Bounds.seen(SPACES.matcher(column.heading()).replaceAll(" "));
    }
}
