package io.parkledger.api.report.sealed;

import io.parkledger.core.report.ReportKind;
import io.parkledger.projection.report.summary.Amount;
import io.parkledger.projection.report.summary.ParkSummary.Figure;
import io.parkledger.projection.report.summary.SummaryItem;
import io.parkledger.projection.report.summary.SummaryItem.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as people read it: its title, what its figures come from, and the figures line by line. Rounds half up,
 * once, here; what is not known, or cannot be compared, is a dash and never left out.
 *
 * @param title  园区月报 and the park
 * @param facts  what it is about and what proves it, each with its name
 * @param months whether there is a column for the month before
 */
public record ReportTable(String title, String period, List<Fact> facts, boolean months, List<Part> parts) {

    static final String NONE = "—";

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /** Something said of the whole report. */
    public record Fact(String name, String said) {}

    /** Figures that belong together. */
    public record Part(String title, List<Line> lines) {}

    /** One figure. */
    public record Line(
            SummaryItem item, String name, String unit, String amount, String monthBefore, String yearBefore) {}

    /** @param hash SHA-256 of the report's JSON */
    public static ReportTable of(ReportDocument report, String hash, Sayings words) {
        return new ReportTable(
                words.say("sealed-report.kind." + report.period().kind()),
                report.period().kind() == ReportKind.MONTH
                        ? words.say(
                                "sealed-report.month",
                                report.period().value().substring(0, 4),
                                "" + report.period().firstMonth().getMonthValue())
                        : words.say("sealed-report.year", report.period().value()),
                facts(report, hash, words),
                report.period().kind() == ReportKind.MONTH,
                parts(report.figures(), words));
    }

    private static List<Fact> facts(ReportDocument report, String hash, Sayings words) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(words, "number", report.number()));
        if (report.replaces() != null) {
            facts.add(fact(words, "replaces", report.replaces()));
        }
        facts.add(fact(words, "park", report.park().name()));
        facts.add(fact(words, "on", report.on()));
        var known = report.known();
        facts.add(new Fact(
                words.say("sealed-report.fact.as-of"),
                words.say("sealed-report.as-of", known.day(), "" + known.position(), known.at())));
        facts.add(fact(words, "sealed-on", report.sealedOn()));
        var covering = report.checkpoint();
        facts.add(new Fact(
                words.say("sealed-report.fact.checkpoint"),
                words.say("sealed-report.checkpoint", covering.origin(), "" + covering.size(), covering.root())));
        facts.add(fact(words, "hash", hash));
        facts.add(fact(words, "address", report.address()));
        return facts;
    }

    private static Fact fact(Sayings words, String name, String said) {
        return new Fact(words.say("sealed-report.fact." + name), said);
    }

    /** The figures alone, line by line. */
    public static List<Part> parts(List<Figure> figures, Sayings words) {
        var parts = new ArrayList<Part>();
        for (var section : SummaryItem.Section.values()) {
            var lines = figures.stream()
                    .filter(figure -> figure.item().section() == section)
                    .map(figure -> line(figure, words))
                    .toList();
            parts.add(new Part(words.say("sealed-report.section." + section), lines));
        }
        return parts;
    }

    private static Line line(Figure figure, Sayings words) {
        var item = figure.item();
        return new Line(
                item,
                words.say("sealed-report.item." + item),
                words.say("sealed-report.unit." + item.unit()),
                said(item.unit(), figure.amount()) + computedFrom(figure.amount()),
                said(item.unit(), figure.monthBefore()),
                said(item.unit(), figure.yearBefore()));
    }

    /** An amount in the unit of its line, money in ten thousand yuan. */
    public static String said(Unit unit, @Nullable Amount amount) {
        if (amount == null) {
            return NONE;
        }
        return switch (unit) {
            case YUAN -> number("#,##0.00", amount.value().divide(TEN_THOUSAND));
            case SQM -> number("#,##0.##", amount.value());
            case PERCENT -> number("#,##0.0", amount.value()) + "%";
            default -> number("#,##0", amount.value());
        };
    }

    private static String computedFrom(@Nullable Amount share) {
        return share == null || share.numerator() == null || share.denominator() == null
                ? ""
                : " (" + number("#,##0.##", share.numerator()) + " / " + number("#,##0.##", share.denominator()) + ")";
    }

    /** As it is written wherever the report is made. */
    private static String number(String pattern, BigDecimal number) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
