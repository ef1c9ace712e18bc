package io.parkledger.api.figure;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.report.figure.Question.Asked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures (指标): what each is called, how it is computed, and what it comes to from which rows. */
@RestController
@RequestMapping("/api/v1/figures")
@Tag(name = "figures")
class FigureApi {

    private final Explaining explaining;
    private final Words words;

    FigureApi(Explaining explaining, Words words) {
        this.explaining = explaining;
        this.words = words;
    }

    /**
     * One figure of the registry.
     *
     * @param needs parameters that have to be given
     * @param takes parameters that can be given, those included
     */
    record Registered(String code, String name, String formula, Unit unit, List<String> needs, List<String> takes) {}

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "All figures, with their formulas and what each is asked by")
    Listed<Registered> list() {
        return new Listed<>(Stream.of(Figure.values()).map(this::registered).toList(), null);
    }

    private Registered registered(Figure figure) {
        return new Registered(
                figure.code(),
                words.say("Figure." + figure, List.of()),
                words.say("Figure." + figure + ".formula", List.of()),
                figure.unit(),
                parameters(figure.needed()),
                parameters(figure.taken()));
    }

    private static List<String> parameters(Set<Asked> asked) {
        return asked.stream().map(Asked::parameter).sorted().toList();
    }

    /**
     * A figure, explained. Amounts are decimals as text, so that none loses a fen.
     *
     * @param on    the day looked at
     * @param value null where there is none: nothing is known, or nothing to divide by
     * @param parts what it was computed from, each with its rows
     */
    record Explained(
            String code,
            String name,
            String formula,
            Unit unit,
            LocalDate on,
            @Nullable String value,
            List<Rows> parts) {}

    /**
     * Rows that add up.
     *
     * @param value null where nothing is known
     * @param rows  how many there are; those that are listed may be fewer
     */
    record Rows(Part.Name name, Unit unit, @Nullable String value, long rows, List<Row> lines) {

        static Rows of(Part part) {
            return new Rows(
                    part.name(),
                    part.unit(),
                    plain(part.value()),
                    part.rows(),
                    part.lines().stream().map(Row::of).toList());
        }
    }

    /**
     * One row: a subject, whose events are the facts behind it.
     *
     * @param when the day or period the amount is of
     */
    record Row(
            Line.Kind kind,
            String id,
            String name,
            @Nullable String when,
            String amount) {

        static Row of(Line line) {
            return new Row(
                    line.of(),
                    line.id(),
                    line.name(),
                    line.when(),
                    line.amount().toPlainString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    @GetMapping("/{code}")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "One figure with its formula and the rows it was computed from; these add up to it")
    Explained one(@PathVariable String code, Call call, Views views, LookedAt at, @FromQuery Question question) {
        var explained = explaining.explain(code, question, call, views, at);
        var figure = registered(explained.figure());
        return new Explained(
                figure.code(),
                figure.name(),
                figure.formula(),
                figure.unit(),
                at.day(),
                plain(explained.value()),
                explained.parts().stream().map(Rows::of).toList());
    }
}
