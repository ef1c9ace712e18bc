package io.parkledger.api.report;

import io.parkledger.api.kit.history.Became;
import io.parkledger.api.kit.history.ShownFields;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks two readings of one report side by side, whatever report it is. */
final class FigureWalk {

    /** What was asked for, which is no figure. */
    private static final Set<String> ASKED = Set.of("from", "to", "on", "year", "scope");

    private static final List<String> NAMES = List.of("number", "company", "name");

    private final ShownFields fields;
    private final ShownFields.Telling telling;
    private final Words words;
    private final List<ReportDiff.Figure> figures = new ArrayList<>();
    private final List<ReportDiff.Row> rows = new ArrayList<>();

    FigureWalk(ShownFields fields, Words words) {
        this.fields = fields;
        this.words = words;
        telling = fields.telling();
    }

    List<ReportDiff.Figure> figures() {
        return figures;
    }

    List<ReportDiff.Row> rows() {
        return rows;
    }

    void walk(Record before, Record after) {
        for (var field : Components.of(after.getClass())) {
            var was = Components.read(field, before);
            var is = Components.read(field, after);
            if (field.getType() == List.class) {
                compare(field, (List<?>) was, (List<?>) is);
            } else if (!ASKED.contains(field.getName())) {
                figures.addAll(figuresOf("", field, was, is));
            }
        }
    }

    private void compare(RecordComponent part, @Nullable List<?> before, @Nullable List<?> after) {
        var was = byKey(before);
        var is = byKey(after);
        var keys = new LinkedHashSet<>(is.keySet());
        keys.addAll(was.keySet());
        for (var key : keys) {
            var one = was.get(key);
            var other = is.get(key);
            if (!Objects.equals(one, other)) {
                rows.add(row(part, key, one, other));
            }
        }
    }

    private ReportDiff.Row row(RecordComponent part, String key, @Nullable Record before, @Nullable Record after) {
        var either = Objects.requireNonNull(after == null ? before : after);
        var of = Components.of(either.getClass()).stream()
                .filter(field -> !field.equals(keyOf(either)) && !field.equals(nameOf(either)))
                .flatMap(field -> figuresOf("", field, value(field, before), value(field, after)).stream())
                .filter(ReportDiff.Figure::changed)
                .filter(figure -> before != null && after != null || !isNot(figure))
                .toList();
        return new ReportDiff.Row(
                part.getName(),
                fields.name(part.getDeclaringRecord(), part.getName()),
                key,
                telling.said(nameOf(either), Components.read(nameOf(either), either)),
                before == null ? Became.CAME : after == null ? Became.WENT : Became.CHANGED,
                of);
    }

    /** Of what came or went it is said what it is, and not what it is not. */
    private static boolean isNot(ReportDiff.Figure figure) {
        return Boolean.FALSE.equals(figure.before()) || Boolean.FALSE.equals(figure.after());
    }

    private static @Nullable Object value(RecordComponent field, @Nullable Record of) {
        return of == null ? null : Components.read(field, of);
    }

    private List<ReportDiff.Figure> figuresOf(
            String above, RecordComponent field, @Nullable Object before, @Nullable Object after) {
        var path = above + field.getName();
        var name = fields.name(field.getDeclaringRecord(), field.getName());
        if (isFigure(field.getType())) {
            return List.of(figure(path, name, field, before, after));
        }
        if (Map.class.isAssignableFrom(field.getType())) {
            return ofMap(path, name, field, (Map<?, ?>) before, (Map<?, ?>) after);
        }
        return Components.of(field.getType()).stream()
                .flatMap(each -> figuresOf(
                        path + ".",
                        each,
                        before == null ? null : Components.read(each, (Record) before),
                        after == null ? null : Components.read(each, (Record) after))
                        .stream())
                .map(each -> named(name + words.say("shown.of", List.of()) + each.name(), each))
                .toList();
    }

    private static ReportDiff.Figure named(String name, ReportDiff.Figure figure) {
        return new ReportDiff.Figure(
                figure.path(),
                name,
                figure.before(),
                figure.after(),
                figure.difference(),
                figure.saidBefore(),
                figure.saidAfter(),
                figure.saidDifference(),
                figure.changed());
    }

    private List<ReportDiff.Figure> ofMap(
            String path, String name, RecordComponent field, @Nullable Map<?, ?> before, @Nullable Map<?, ?> after) {
        return Stream.of(before, after)
                .filter(Objects::nonNull)
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .map(key -> figure(
                        path + "." + key,
                        name + words.say("shown.of", List.of()) + words.word(key),
                        field,
                        before == null ? null : before.get(key),
                        after == null ? null : after.get(key)))
                .toList();
    }

    private ReportDiff.Figure figure(
            String path, String name, RecordComponent field, @Nullable Object before, @Nullable Object after) {
        var difference = difference(before, after);
        return new ReportDiff.Figure(
                path,
                name,
                before,
                after,
                difference,
                telling.said(field, before),
                telling.said(field, after),
                difference == null ? ShownFields.NONE : said(field, difference, after),
                !Objects.equals(before, after));
    }

    private String said(RecordComponent field, BigDecimal difference, @Nullable Object like) {
        var sign = difference.signum() > 0 ? "+" : "";
        return sign
                + (like instanceof Ratio
                        ? words.say("shown.points", List.of(difference))
                        : telling.said(field, like instanceof Cny ? new Cny(difference) : difference));
    }

    private static @Nullable BigDecimal difference(@Nullable Object before, @Nullable Object after) {
        var was = number(before);
        var is = number(after);
        return was == null || is == null ? null : is.subtract(was);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof Ratio ratio) {
            return ratio.percent();
        }
        if (value instanceof Cny amount) {
            return amount.yuan();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static boolean isFigure(Class<?> type) {
        return !type.isRecord() && !Map.class.isAssignableFrom(type) || type == Ratio.class || type == Cny.class;
    }

    /** Rows by what tells them apart; where that does not, by their constants and days as well. */
    private static Map<String, Record> byKey(@Nullable Collection<?> rows) {
        var byKey = new LinkedHashMap<String, Record>();
        for (var each : rows == null ? List.of() : rows) {
            var row = (Record) each;
            var key = String.valueOf(Components.read(keyOf(row), row));
            if (byKey.containsKey(key) || isOneOfSeveral(rows, row)) {
                key += "|" + constantsAndDays(row);
            }
            byKey.put(key, row);
        }
        return byKey;
    }

    private static boolean isOneOfSeveral(@Nullable Collection<?> rows, Record row) {
        var key = Components.read(keyOf(row), row);
        return rows != null
                && rows.stream()
                                .filter(each -> Objects.equals(key, Components.read(keyOf(row), (Record) each)))
                                .count()
                        > 1;
    }

    private static String constantsAndDays(Record row) {
        return Components.of(row.getClass()).stream()
                .filter(field -> field.getType().isEnum() || field.getType() == LocalDate.class)
                .map(field -> String.valueOf(Components.read(field, row)))
                .collect(Collectors.joining("|"));
    }

    /** An id, or else the first that is no number. */
    private static RecordComponent keyOf(Record row) {
        var fields = Components.of(row.getClass());
        return Stream.concat(
                        fields.stream().filter(field -> field.getName().endsWith("Id")),
                        fields.stream().filter(field -> field.getType().isEnum() || field.getType() == String.class))
                .findFirst()
                .orElseThrow();
    }

    /** What people call a row: what is said to be its number or name, or else what tells it apart. */
    private static RecordComponent nameOf(Record row) {
        var of = Components.of(row.getClass());
        return NAMES.stream()
                .flatMap(each -> of.stream().filter(field -> field.getName().equals(each)))
                .findFirst()
                .orElse(keyOf(row));
    }
}
