package io.parkledger.api.importing;

import io.parkledger.api.importing.file.Column;
import io.parkledger.api.importing.file.Headings;
import io.parkledger.api.importing.file.Synonyms;
import io.parkledger.api.importing.file.Wanted;
import io.parkledger.api.kit.command.CommandReader;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What columns of files are read as: by what a park calls them, and by what all parks do. */
@Component
class FileHeadings {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final ViewArguments views;
    private final List<RowKind> kinds;
    private final CommandReader commands;

    FileHeadings(ViewArguments views, List<RowKind> kinds, CommandReader commands) {
        this.views = views;
        this.kinds = kinds;
        this.commands = commands;
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
     * otherwise are kept, and those that are read as nothing now, or are spelt otherwise, are kept no longer. Nothing
     * is learnt of a file in which no heading was understood: what stands in its first row may be data, and name
     * somebody.
     */
    List<Command> learnt(List<Column> columns, ImportView of, MapColumns said) {
        var understood = read(columns, of.kind(), of.parkId());
        if (understood.isEmpty()) {
            return List.of();
        }
        var park = new ParkId(of.parkId());
        var own = own(of.kind(), of.parkId());
        var fresh = fresh(columns, Set.copyOf(understood), own, of, said);
        var gone = own.stream()
                .filter(kept -> isReadNoMore(kept, columns, said) || isSpeltOtherwise(kept, fresh))
                .toList();
        var commands = new ArrayList<Command>();
        gone.forEach(kept -> commands.add(new DropSynonym(park, kept.glossary(), kept.term(), said.mappedOn())));
        var all = views.live().space().synonyms(of.parkId(), Scope.ALL).size();
        if (!fresh.isEmpty() && all - gone.size() + fresh.size() <= Synonym.MOST) {
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

    private static boolean isSpeltOtherwise(Kept kept, List<Synonym> fresh) {
        var name = Headings.comparable(kept.term());
        return fresh.stream()
                .map(Synonym::term)
                .anyMatch(term ->
                        !term.equals(kept.term()) && Headings.comparable(term).equals(name));
    }

    private List<Synonym> fresh(
            List<Column> columns, Set<ColumnUse> understood, List<Kept> own, ImportView of, MapColumns said) {
        var terms = new HashMap<Integer, String>();
        columns.forEach(column -> terms.put(column.index(), term(column)));
        return said.columns().stream()
                .filter(use -> !understood.contains(use))
                .filter(use -> tells(terms, use.column()))
                .map(use -> new Synonym(Glossaries.headingsOf(of.kind()), terms.get(use.column()), use.field()))
                .filter(each -> own.stream()
                        .noneMatch(kept -> kept.term().equals(each.term())
                                && kept.meaning().equals(each.meaning())))
                .filter(each -> commands.errorsIn(
                                new KeepSynonyms(new ParkId(of.parkId()), List.of(each), said.mappedOn()))
                        .isEmpty())
                .toList();
    }

    /** Whether a heading is a name, and of one column alone. */
    private static boolean tells(Map<Integer, String> terms, int column) {
        var term = terms.getOrDefault(column, "");
        return !term.isEmpty() && terms.values().stream().filter(term::equals).count() == 1;
    }

    /** A heading in one line. */
    private static String term(Column column) {
        return Bounds.seen(SPACES.matcher(column.heading()).replaceAll(" "));
    }
}
