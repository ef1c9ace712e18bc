package io.parkledger.api.report.sealed;

import io.parkledger.core.report.ReportPeriod;
import io.parkledger.projection.report.summary.Amount;
import io.parkledger.projection.report.summary.ParkSummary;
import io.parkledger.projection.report.summary.ParkSummary.Figure;
import io.parkledger.projection.report.summary.SummaryItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a sealed report says. Read from its canonical JSON, and written to it: both ways without loss.
 *
 * @param number   as printed
 * @param replaces number of the report that was wrong; null where there is none
 * @param address  of its page
 * @param figures  in the order of the report
 */
public record ReportDocument(
        String number,
        @Nullable String replaces,
        ReportPeriod period,
        Park park,
        Known known,
        String on,
        String sealedOn,
        Covering checkpoint,
        String address,
        List<Figure> figures) {

    private static final String FORMAT = "parkledger-report/1";

    /** The park, as it was called then. */
    public record Park(String id, String name) {}

    /**
     * What was known.
     *
     * @param position of the ledger: what came later was not known
     * @param day      on which no more was known
     * @param at       the same as an instant, in UTC
     */
    public record Known(long position, String day, String at) {}

    /** The newest checkpoint there was when it was made; it covers all that the report is made from. */
    public record Covering(String origin, long size, String root) {}

    /** The same report with other figures, and the park as it is called now. */
    public ReportDocument with(ParkSummary summary, String parkName) {
        return new ReportDocument(
                number,
                replaces,
                period,
                new Park(park.id(), parkName),
                known,
                on,
                sealedOn,
                checkpoint,
                address,
                summary.figures());
    }

    /** Its canonical JSON. */
    public byte[] json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", FORMAT);
        json.put("number", number);
        json.put("replaces", replaces);
        json.put("kind", period.kind().name());
        json.put("period", period.value());
        json.put("park", Map.of("id", park.id(), "name", park.name()));
        json.put("asOf", Map.of("position", known.position(), "day", known.day(), "at", known.at()));
        json.put("on", on);
        json.put("sealedOn", sealedOn);
        json.put(
                "checkpoint",
                Map.of("origin", checkpoint.origin(), "size", checkpoint.size(), "root", checkpoint.root()));
        json.put("address", address);
        json.put("taxScope", "FULL");
        json.put("figures", figures.stream().map(ReportDocument::written).toList());
        return CanonicalJson.of(json);
    }

    private static Map<String, @Nullable Object> written(Figure figure) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", figure.item().name());
        json.put("unit", figure.item().unit().name());
        json.put("value", written(figure.amount()));
        json.put("monthBefore", written(figure.monthBefore()));
        json.put("yearBefore", written(figure.yearBefore()));
        return json;
    }

    private static @Nullable Map<String, String> written(@Nullable Amount amount) {
        if (amount == null) {
            return null;
        }
        var json = new LinkedHashMap<String, String>();
        json.put("value", amount.value().toPlainString());
        if (amount.numerator() != null && amount.denominator() != null) {
            json.put("numerator", amount.numerator().toPlainString());
            json.put("denominator", amount.denominator().toPlainString());
        }
        return json;
    }

    /** Reads what {@link #json} wrote. */
    public static ReportDocument parse(byte[] json) {
        var tree = JsonMapper.shared().readTree(json);
        var asOf = tree.get("asOf");
        var checkpoint = tree.get("checkpoint");
        var figures = new ArrayList<Figure>();
        tree.get("figures")
                .forEach(each -> figures.add(new Figure(
                        SummaryItem.valueOf(text(each, "code")),
                        amount(each.get("value")),
                        amount(each.get("monthBefore")),
                        amount(each.get("yearBefore")))));
        return new ReportDocument(
                text(tree, "number"),
                tree.get("replaces").isNull() ? null : text(tree, "replaces"),
                new ReportPeriod(text(tree, "period")),
                new Park(text(tree.get("park"), "id"), text(tree.get("park"), "name")),
                new Known(asOf.get("position").longValue(), text(asOf, "day"), text(asOf, "at")),
                text(tree, "on"),
                text(tree, "sealedOn"),
                new Covering(text(checkpoint, "origin"), checkpoint.get("size").longValue(), text(checkpoint, "root")),
                text(tree, "address"),
                figures);
    }

    private static String text(JsonNode object, String name) {
        return object.get(name).stringValue();
    }

    private static @Nullable Amount amount(JsonNode json) {
        return json.isNull()
                ? null
                : new Amount(
                        new BigDecimal(text(json, "value")),
                        json.has("numerator") ? new BigDecimal(text(json, "numerator")) : null,
                        json.has("denominator") ? new BigDecimal(text(json, "denominator")) : null);
    }
}
