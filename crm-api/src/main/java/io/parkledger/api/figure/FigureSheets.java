package io.parkledger.api.figure;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.figure.Explanation;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The main figures of a page as a table: what each comes to, from what, and by which formula. */
@Component
public class FigureSheets {

    private final Explaining explaining;

    FigureSheets(Explaining explaining) {
        this.explaining = explaining;
    }

    /** A figure, and what of it. */
    public record Asked(Figure figure, Question question) {

        public static Stream<Asked> of(Question question, Figure... figures) {
            return Stream.of(figures).map(figure -> new Asked(figure, question));
        }
    }

    public Sheet<Explanation> of(Stream<Asked> figures, Call call, Views views, LookedAt at) {
        return of("figures.main", figures, call, views, at);
    }

    /** @param title message of the table's name */
    public Sheet<Explanation> of(String title, Stream<Asked> figures, Call call, Views views, LookedAt at) {
        var asked = figures.filter(each -> isInTime(each.question())).toList();
        return Sheet.of(title, () -> explained(asked, call, views, at))
                .words("figures.figure", (row, text) -> text.word(row.figure()))
                .column("figures.amount", row -> amount(row.figure().unit(), row.value()))
                .words("figures.unit", (row, text) -> unit(row.figure().unit(), text))
                .column("figures.numerator", row -> part(row, 0))
                .column("figures.denominator", row -> part(row, 1))
                .words("figures.formula", (row, text) -> text.say("Figure." + row.figure() + ".formula"));
    }

    /**
     * A figure, and the same of a year before.
     *
     * @param before null where there is nothing to compare it with
     */
    public record Beside(
            Figure figure, Question now, @Nullable Question before) {}

    /** One row of a comparison. */
    public record Compared(
            Figure figure,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before) {}

    public Sheet<Compared> beside(Stream<Beside> figures, Call call, Views views, LookedAt at) {
        var asked = figures.toList();
        return Sheet.of("figures.main", () -> asked.stream()
                        .map(each -> compared(each, call, views, at))
                        .toList())
                .words("figures.figure", (row, text) -> text.word(row.figure()))
                .column("figures.amount", row -> amount(row.figure().unit(), row.now()))
                .column("export.year-before", row -> amount(row.figure().unit(), row.before()))
                .words("figures.unit", (row, text) -> unit(row.figure().unit(), text))
                .words("figures.formula", (row, text) -> text.say("Figure." + row.figure() + ".formula"));
    }

    private Compared compared(Beside asked, Call call, Views views, LookedAt at) {
        var code = asked.figure().code();
        var before = asked.before() == null || !isInTime(asked.before()) ? null : asked.before();
        return new Compared(
                asked.figure(),
                explaining.explain(code, asked.now(), call, views, at).value(),
                before == null
                        ? null
                        : explaining.explain(code, before, call, views, at).value());
    }

    private List<Explanation> explained(List<Asked> asked, Call call, Views views, LookedAt at) {
        return asked.stream()
                .map(each -> explaining.explain(each.figure().code(), each.question(), call, views, at))
                .toList();
    }

    /** Whether there can be facts of it: nobody asks for the years before. */
    private static boolean isInTime(Question question) {
        var year = question.year();
        var from = question.from();
        return (year == null || year >= Bounds.FIRST_YEAR) && (from == null || !from.isBefore(Bounds.FIRST_DAY));
    }

    /** One of the two that a share is computed from; years are weighted by many. */
    private static @Nullable Object part(Explanation of, int index) {
        return of.parts().size() == 1 || of.figure().unit() == Unit.YEARS
                ? null
                : amount(of.parts().get(index));
    }

    private static @Nullable Object amount(Part part) {
        return amount(part.unit(), part.value());
    }

    static @Nullable Object amount(Unit unit, @Nullable BigDecimal amount) {
        return amount == null || unit != Unit.CNY ? amount : new Cny(amount);
    }

    /** Of plain numbers: money is in yuan there. */
    static String unit(Unit unit, PageText text) {
        return unit == Unit.CNY ? text.say("unit.yuan") : text.word(unit);
    }
}
