package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.form.FormField.Kind;
import io.parkledger.core.bound.Bounds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what was typed into a form as the JSON body that a program would have sent, so that both are read, judged and
 * refused by the same code. What was left empty is left out; what cannot be a number stays as typed, and is refused by
 * name.
 */
@Component
class FormReader {

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    /** As people group digits, on either keyboard. */
    private static final Pattern GROUPING = Pattern.compile("[,\uff0c\\s]");

    private final JsonMapper json;

    FormReader(JsonMapper json) {
        this.json = json;
    }

    /** @param confirmed codes of what was ticked as meant so */
    byte[] bodyOf(List<FormField> fields, String @Nullable [] confirmed) {
        var body = json.createObjectNode();
        fields.forEach(field -> put(body, field.name(), field));
        if (confirmed != null) {
            Stream.of(confirmed)
                    .forEach(code -> array(body, CommandReader.CONFIRM).add(code));
        }
        return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private void put(ObjectNode into, String name, FormField field) {
        if (field.kind() == Kind.ROWS || (field.required() && field.isList())) {
            // Whoever leaves a list empty that is shown to him says that there is nothing in it.
            array(into, name);
        }
        switch (field.kind()) {
            case ROWS -> putRows(into, name, field);
            case CHOICES, TEXTS, HIDDEN_LIST ->
                field.values().stream().filter(value -> !value.isBlank()).forEach(value -> array(into, name)
                        .add(value));
            case LINES ->
                field.value()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> array(into, name).add(line));
            default -> {
                var value = valueOf(field);
                if (value != null) {
                    putPath(into, name, value);
                }
            }
        }
    }

    private static ArrayNode array(ObjectNode into, String name) {
        return into.path(name) instanceof ArrayNode there ? there : into.putArray(name);
    }

    private void putRows(ObjectNode into, String name, FormField field) {
        var rows = json.createArrayNode();
        for (var row : field.rows()) {
            if (isTyped(row)) {
                var object = rows.addObject();
                row.forEach(
                        cell -> put(object, cell.name().substring(cell.name().indexOf("].") + 2), cell));
            }
        }
        if (!rows.isEmpty()) {
            into.set(name, rows);
        }
    }

    /** Whether anything was typed into a row: what is chosen or sent along beforehand does not count. */
    static boolean isTyped(List<FormField> row) {
        return row.stream().anyMatch(cell -> !cell.hidden() && cell.kind() != Kind.CHOICE && valueOf(cell) != null);
    }

    private static void putPath(ObjectNode into, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            into.put(path, value);
        } else {
            var object = path.substring(0, dot);
            var inner = into.path(object) instanceof ObjectNode there ? there : into.putObject(object);
            putPath(inner, path.substring(dot + 1), value);
        }
    }

    private static @Nullable String valueOf(FormField field) {
        if (field.kind() == Kind.PASSWORD) {
            // As it was typed, blanks included.
            return field.value().isEmpty() ? null : field.value();
        }
        var typed = field.value().strip();
        if (typed.isEmpty()) {
            return null;
        }
        if (!field.numeric()) {
            return typed;
        }
        var number = GROUPING.matcher(typed).replaceAll("");
        return field.kind() == Kind.WAN ? yuan(number) : number;
    }

    private static String yuan(String wan) {
        if (!Bounds.isMeasured(wan)) {
            return wan;
        }
        try {
            var number = new BigDecimal(wan);
            return Bounds.isMeasured(number)
                    ? number.multiply(TEN_THOUSAND).stripTrailingZeros().toPlainString()
                    : wan;
        } catch (NumberFormatException e) {
            return wan;
        }
    }
}
