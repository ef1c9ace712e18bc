package io.parkledger.api.report.sealed;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as RFC 8785 does, of objects, lists, texts, whole numbers and nothing: the same facts, the same bytes.
 */
final class CanonicalJson {

    private static final char FIRST_SEEN = ' ';

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    static byte[] of(Map<String, ?> object) {
        var json = new CanonicalJson();
        json.write(object);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else if (value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof String text) {
            text(text);
        } else {
            throw new IllegalArgumentException("No canonical JSON is written of a " + value.getClass());
        }
    }

    /** Names are in the order of their UTF-16 units, as Java compares them. */
    private void object(Map<?, ?> object) {
        var sorted = new TreeMap<String, @Nullable Object>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        var between = '{';
        for (var member : sorted.entrySet()) {
            out.append(between);
            text(member.getKey());
            out.append(':');
            write(member.getValue());
            between = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> list) {
        var between = '[';
        for (var each : list) {
            out.append(between);
            write(each);
            between = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (letter < FIRST_SEEN) {
                        out.append("\\u00").append(letter < 0x10 ? "0" : "").append(Integer.toHexString(letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
