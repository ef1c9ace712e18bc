package io.parkledger.api.importing.file;

import io.parkledger.api.importing.file.cell.CellUnit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds columns by their headings. First those that the park calls so, then those that are called as a field is, then
 * those whose heading has its name in it. A column goes to one field, and a field that two columns fit equally gets
 * none: somebody has to say which.
 */
public final class Headings {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|\\([^()]*$");
    private static final Pattern SIGNS = Pattern.compile("[\\s*＊:：_\\-/.·•、,\"'“”#]|(?:必填|选填|可选)项?$|^(?:必填|选填)");
    private static final Pattern UNIT_AT_END = Pattern.compile("(?<=..)(?:万元|wan|m2|sqm|yuan)$");
    private static final Pattern CHINESE = Pattern.compile("[\\u2e80-\\uffef]");

    /** What makes something else of the name behind it. */
    private static final Pattern OTHERWISE =
            Pattern.compile("上期|上年|上季|上一|去年|同期|原|前|曾用|累计|其中|预计|计划|拟|应|非|母|关联|prev|former|last|planned|expected");

    private static final int SHORTEST_IN_CHINESE = 2;
    private static final int SHORTEST_IN_ENGLISH = 4;

    /** A heading in the writings in which it is compared, from all that it says to what its lowest row says. */
    private record Heading(int column, List<String> whole, String lowest) {

        static Heading of(Column column) {
            var parts = Stream.of(column.heading().split(Column.BELOW))
                    .map(Headings::comparable)
                    .toList();
            var whole = new StringBuilder();
            var reversed = new StringBuilder();
            parts.forEach(part -> {
                whole.append(part);
                reversed.insert(0, part);
            });
            return new Heading(
                    column.index(), List.of(whole.toString(), reversed.toString()), parts.get(parts.size() - 1));
        }
    }

    private final List<Heading> headings;
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, List<String>> own = new LinkedHashMap<>();
    private final Map<String, Integer> found = new LinkedHashMap<>();
    private final Map<String, List<Integer>> unclear = new LinkedHashMap<>();

    private Headings(List<Column> columns, List<Wanted> wanted) {
        headings = columns.stream()
                .filter(column -> !column.heading().isBlank())
                .map(Heading::of)
                .toList();
        wanted.forEach(each -> {
            names.put(each.field(), comparable(each.synonyms()));
            own.put(each.field(), comparable(each.own()));
        });
    }

    /** Finds what it can; brackets, units, blanks, marks such as * and capitals do not matter. */
    public static Matched match(List<Column> columns, List<Wanted> wanted) {
        var match = new Headings(columns, wanted);
        match.assign(match.own, Headings::isWhole);
        match.assign(match.names, Headings::isWhole);
        match.assign(match.names, (heading, names) -> names.contains(heading.lowest()) ? 1 : 0);
        match.assign(match.names, Headings::lengthInside);
        var units = new LinkedHashMap<Integer, CellUnit>();
        columns.forEach(
                column -> CellUnit.statedIn(column.heading()).ifPresent(unit -> units.put(column.index(), unit)));
        return new Matched(Map.copyOf(match.found), Map.copyOf(match.unclear), Map.copyOf(units));
    }

    private static int isWhole(Heading heading, List<String> names) {
        return heading.whole().stream().anyMatch(names::contains) ? 1 : 0;
    }

    private static List<String> comparable(List<String> names) {
        return names.stream().map(Headings::comparable).distinct().toList();
    }

    /** The form in which two headings are one. */
    public static String comparable(String heading) {
        var folded = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = SIGNS.matcher(IN_BRACKETS.matcher(folded).replaceAll("")).replaceAll("");
        var named = UNIT_AT_END.matcher(bare).replaceFirst("");
        return named.isEmpty() ? SIGNS.matcher(folded).replaceAll("") : named;
    }

    /** How long the longest name is that a heading has in it; none if that is not what the heading means. */
    private static int lengthInside(Heading heading, List<String> names) {
        var whole = heading.whole().get(0);
        return names.stream()
                .filter(name ->
                        name.length() >= (CHINESE.matcher(name).find() ? SHORTEST_IN_CHINESE : SHORTEST_IN_ENGLISH))
                .filter(whole::contains)
                .filter(name -> !OTHERWISE.matcher(whole.replace(name, "")).find())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** Gives columns that are left to fields that have none, where both fit nothing else as well. */
    private void assign(Map<String, List<String>> names, ToIntBiFunction<Heading, List<String>> fit) {
        Set<Integer> taken = new HashSet<>(found.values());
        unclear.values().forEach(taken::addAll);
        var left = headings.stream()
                .filter(heading -> !taken.contains(heading.column()))
                .toList();
        Map<String, List<Integer>> fitting = new LinkedHashMap<>();
        for (var heading : left) {
            for (var field : best(heading, names, fit)) {
                fitting.computeIfAbsent(field, any -> new ArrayList<>()).add(heading.column());
            }
        }
        fitting.forEach((field, columns) -> {
            boolean isTheirOnlyOne = fitting.entrySet().stream()
                    .noneMatch(other -> !other.getKey().equals(field)
                            && other.getValue().stream().anyMatch(columns::contains));
            if (columns.size() == 1 && isTheirOnlyOne) {
                found.put(field, columns.get(0));
            } else {
                unclear.put(field, List.copyOf(columns));
            }
        });
    }

    /** The fields that a heading fits best; several if it fits them equally. */
    private List<String> best(
            Heading heading, Map<String, List<String>> names, ToIntBiFunction<Heading, List<String>> fit) {
        var open = names.keySet().stream()
                .filter(field -> !found.containsKey(field) && !unclear.containsKey(field))
                .toList();
        int best = open.stream()
                .mapToInt(field -> fit.applyAsInt(heading, names.get(field)))
                .max()
                .orElse(0);
        return best == 0
                ? List.of()
                : open.stream()
                        .filter(field -> fit.applyAsInt(heading, names.get(field)) == best)
                        .toList();
    }
}
