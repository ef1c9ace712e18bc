package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One event of the feed, as REST tells it to an auditor. */
record Fact(long position, String type, Instant recordedAt, JsonNode payload) {

    String text(String field) {
        return text(payload, field);
    }

    boolean has(String field) {
        return payload.hasNonNull(field);
    }

    LocalDate day(String field) {
        return day(payload, field);
    }

    BigDecimal decimal(String field) {
        return decimal(payload, field);
    }

    /** Every business day the event names, whatever the field is called. */
    List<LocalDate> days() {
        var days = new ArrayList<LocalDate>();
        payload.properties().forEach(field -> {
            if (field.getValue().isString() && field.getValue().asString().matches("\\d{4}-\\d{2}-\\d{2}")) {
                days.add(LocalDate.parse(field.getValue().asString()));
            }
        });
        return days;
    }

    static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asString() : null;
    }

    static LocalDate day(JsonNode node, String field) {
        return node.hasNonNull(field) ? LocalDate.parse(node.path(field).asString()) : null;
    }

    /** A number, or an amount of money, which is written as a text. */
    static BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.path(field).asString()) : null;
    }
}
