package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Holds an answer against what was computed, field by field, in both directions: a field nobody computes is a fault.
 */
final class Comparison {

    private final List<String> differences = new ArrayList<>();
    private long compared;

    /** Rows told apart by some fields, in whatever order; one of nothing but zeros and nothing may be left out. */
    record Rows(List<String> key, List<Map<String, Object>> rows) {

        Rows(String key, List<Map<String, Object>> rows) {
            this(List.of(key), rows);
        }

        private String keyOf(JsonNode row) {
            return key.stream().map(field -> row.path(field).asString()).collect(Collectors.joining(" "));
        }

        private String keyOf(Map<String, Object> row) {
            return key.stream().map(field -> String.valueOf(row.get(field))).collect(Collectors.joining(" "));
        }
    }

    /** A number that rounding may move. */
    record Near(BigDecimal value, BigDecimal within) {}

    /** One of several texts. */
    record OneOf(Set<String> values) {}

    List<String> differences() {
        return differences;
    }

    long compared() {
        return compared;
    }

    void of(String where, Object expected, JsonNode actual) {
        if (expected instanceof Map<?, ?> fields) {
            ofFields(where, fields, actual);
        } else if (expected instanceof Rows rows) {
            ofRows(where, rows, actual);
        } else {
            compared++;
            if (!equal(expected, actual)) {
                differences.add(where + ": computed " + expected + ", answered " + actual);
            }
        }
    }

    void that(String where, Object expected, Object actual) {
        compared++;
        if (!expected.equals(actual)) {
            differences.add(where + ": computed " + expected + ", answered " + actual);
        }
    }

    private void ofFields(String where, Map<?, ?> expected, JsonNode actual) {
        if (!actual.isObject()) {
            differences.add(where + ": computed " + expected + ", answered " + actual);
            return;
        }
        expected.forEach((field, value) -> of(where + "/" + field, value, actual.path(field.toString())));
        actual.properties().forEach(field -> {
            if (!expected.containsKey(field.getKey())) {
                differences.add(where + "/" + field.getKey() + ": answered, but nobody computes it");
            }
        });
    }

    private void ofRows(String where, Rows expected, JsonNode actual) {
        var left = new LinkedHashMap<String, JsonNode>();
        actual.forEach(row -> {
            if (left.put(expected.keyOf(row), row) != null) {
                differences.add(where + ": twice " + row);
            }
        });
        var computed = new LinkedHashSet<String>();
        for (var row : expected.rows()) {
            var key = expected.keyOf(row);
            computed.add(key);
            var found = left.get(key);
            if (found != null) {
                of(where + "[" + key + "]", row, found);
            } else if (!isEmpty(row, expected.key())) {
                differences.add(where + "[" + key + "]: computed " + row + ", answered nothing");
            }
        }
        left.keySet().removeAll(computed);
        left.forEach((key, row) -> {
            if (!isEmpty(row, expected.key())) {
                differences.add(where + "[" + key + "]: not computed, answered " + row);
            }
        });
    }

    private static boolean isEmpty(Map<String, Object> row, List<String> key) {
        return row.entrySet().stream()
                .filter(field -> !key.contains(field.getKey()))
                .allMatch(field -> field.getValue() == null
                        || field.getValue() instanceof Number number && number.doubleValue() == 0);
    }

    private static boolean isEmpty(JsonNode row, List<String> key) {
        return row.properties().stream()
                .filter(field -> !key.contains(field.getKey()))
                .allMatch(field -> field.getValue().isNull() || isNumber(field.getValue(), BigDecimal.ZERO));
    }

    private static boolean equal(Object expected, JsonNode actual) {
        if (expected == null) {
            return actual.isNull() || actual.isMissingNode();
        }
        if (actual.isNull() || actual.isMissingNode()) {
            return false;
        }
        if (expected instanceof Near near) {
            return actual.asString().matches("-?[\\d.]+")
                    && new BigDecimal(actual.asString())
                                    .subtract(near.value())
                                    .abs()
                                    .compareTo(near.within())
                            <= 0;
        }
        if (expected instanceof OneOf some) {
            return some.values().contains(actual.asString());
        }
        if (expected instanceof Number number) {
            return isNumber(actual, new BigDecimal(number.toString()));
        }
        return expected.toString().equals(actual.asString());
    }

    private static boolean isNumber(JsonNode actual, BigDecimal value) {
        return (actual.isNumber() || actual.isString())
                && actual.asString().matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
                && new BigDecimal(actual.asString()).compareTo(value) == 0;
    }
}
