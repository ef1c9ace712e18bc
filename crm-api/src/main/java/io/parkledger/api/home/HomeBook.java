package io.parkledger.api.home;

import io.parkledger.api.figure.FigureSheets.Beside;
import io.parkledger.api.home.WorkDay.Own;
import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.report.FunnelBook;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures of the first page as a file: a year's for those who lead, one's own for those who work. */
final class HomeBook {

    private HomeBook() {}

    /** @param figures those {@link #asked} */
    static Book of(YearSoFar year, Sheet<?> figures) {
        var funnel = year.funnel().report().stages();
        return Book.of("place.home", figures, FunnelBook.stages("export.sheet.worked", funnel))
                .during(year.span().firstDay(), year.span().lastDay());
    }

    static Stream<Beside> asked(YearSoFar year) {
        var span = year.span();
        var before = span.aYearBefore();
        var period = Question.ofPeriod(span.firstDay(), span.lastDay());
        var periodBefore = Question.ofPeriod(before.firstDay(), before.lastDay());
        var pipeline = Stream.of(Figure.FUNNEL_LEADS, Figure.FUNNEL_SIGNED, Figure.FUNNEL_LANDED)
                .map(figure -> new Beside(figure, period, year.comparable() ? periodBefore : null));
        var renewals = Stream.of(new Beside(Figure.RENEWAL_RATE_BY_COUNT, period, periodBefore));
        boolean received = year.before().receptions().receptions() > 0;
        var receptions = Stream.of(Figure.RECEPTIONS_COUNT, Figure.RECEPTIONS_VISITORS)
                .map(figure -> new Beside(figure, period, received ? periodBefore : null));
        var contribution = Stream.of(
                new Beside(
                        Figure.CONTRIBUTION_TAX,
                        Question.ofYear(span.year(), span.lastDay()),
                        Question.ofYear(before.year(), before.lastDay())),
                new Beside(
                        Figure.CONTRIBUTION_JOBS,
                        Question.ofYear(span.year()),
                        year.now().jobs() == null ? null : Question.ofYear(before.year())));
        return Stream.of(pipeline, renewals, receptions, contribution).flatMap(each -> each);
    }

    /** @param steps all that are due within a week: a page shows the first */
    static Book of(WorkDay work, Function<SliceRequest, Slice<NegotiationView>> steps) {
        var span = work.span();
        return Book.of(
                "place.home",
                own(work.own()).during(span.firstDay(), span.lastDay()),
                steps(steps).ignoring("soFar"));
    }

    private static Sheet<Own> own(List<Own> own) {
        return Sheet.of("home.own", own)
                .words("figures.figure", (row, text) -> text.say("home.own." + row.stage()))
                .number("figures.amount", "Unit.PROJECTS", Own::count);
    }

    private static Sheet<NegotiationView> steps(Function<SliceRequest, Slice<NegotiationView>> steps) {
        return Sheet.of("home.steps", steps)
                .column("negotiations.company", NegotiationView::company)
                .column("negotiations.next-step", NegotiationView::nextStep)
                .column("field.dueOn", NegotiationView::nextStepDueOn)
                .column("export.id", NegotiationView::id);
    }
}
