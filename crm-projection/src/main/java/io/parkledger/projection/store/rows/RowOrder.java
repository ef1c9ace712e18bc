package io.parkledger.projection.store.rows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The order in which a MongoDB sorts rows: by a field that each of them has, and among equals by id. */
final class RowOrder {

    private RowOrder() {}

    static Comparator<Document> by(String sort, boolean descending) {
        var path = List.of(sort.split("\\."));
        var order = Comparator.comparing((Document row) -> row.getEmbedded(path, Object.class), RowOrder::compare)
                .thenComparing(row -> row.getString(Half.ID), RowOrder::compare);
        return descending ? order.reversed() : order;
    }

    /** By id, as rows come that are asked for in no order of their own. */
    static <T> List<T> byId(Stream<T> rows, Function<T, String> id) {
        return rows.map(row -> new Named<>(bytes(id.apply(row)), row))
                .sorted(Comparator.comparing(Named::id, Arrays::compareUnsigned))
                .map(Named::row)
                .toList();
    }

    private record Named<T>(byte[] id, T row) {}

    private static int compare(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return decimal(one).compareTo(decimal(other));
        }
        if (one instanceof String text && other instanceof String otherText) {
            return Arrays.compareUnsigned(bytes(text), bytes(otherText));
        }
        throw new IllegalStateException("No order of a " + one.getClass() + " and a " + other.getClass());
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Decimal128 decimal
                ? decimal.bigDecimalValue()
                : new BigDecimal(String.valueOf(number));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
