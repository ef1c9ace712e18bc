package io.parkledger.api.kit.history;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.store.rows.Between.Change;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a thing, or of a list, from one time to another, and step by step. Whoever sees it now sees what it
 * was; both sides are looked at from one day, the later one's, so that what holds on some days only is no change.
 */
public final class Diffs {

    private final History history;
    private final Desk desk;
    private final ViewArguments views;
    private final ShownFields fields;

    Diffs(History history, Desk desk, ViewArguments views, ShownFields fields) {
        this.history = history;
        this.desk = desk;
        this.views = views;
        this.fields = fields;
    }

    /** @throws Refused for what are no two times, see {@link Span#of} */
    public Span span(String from, @Nullable String to) {
        return Span.of(from, to, views);
    }

    /**
     * One thing.
     *
     * @throws Refused as unknown, when it is out of reach or was not there at the later time
     */
    public <V> RecordDiff ofOne(Subject<V> subject, String id, Scope scope, Span span, SliceRequest page) {
        desk.require(id, live -> subject.find(live, id, scope));
        var later = views.asOf(span.to().position());
        var day = span.to().day();
        var after = subject.find(later, id, scope, day).orElseThrow(() -> Refused.unknown(id));
        var before =
                subject.find(views.asOf(span.from().position()), id, scope, day).orElse(null);
        var changes = fields.telling().changes((Record) before, (Record) after);
        var became = before == null ? Became.CAME : changes.isEmpty() ? null : Became.CHANGED;
        return new RecordDiff(
                id,
                subject.title(after, later, scope),
                span.from(),
                span.to(),
                became,
                changes,
                Listed.of(history.all(between(id, span), later, page)));
    }

    private static HistoryViews.Filter between(String id, Span span) {
        return new HistoryViews.Filter(
                null, null, id, null, null, span.from().position(), span.to().position());
    }

    /** The rows of a list that came, went or changed, those last that were written first. */
    public <V> Listed<RowChange> ofList(
            Subject<V> subject, Scope scope, Narrowing narrowing, Span span, SliceRequest page) {
        return Listed.of(outcomes(subject, scope, narrowing, span, page).map(said(subject, scope, span)));
    }

    /**
     * A page of a list that is compared, and how many rows came, went and changed.
     *
     * @param rows  those last that were written first
     * @param count of all pages
     */
    public record Overview(Listed<RowChange> rows, Counted count) {}

    /**
     * How many rows of a list came, went and changed, counted no further than anybody wants to know.
     *
     * @param atLeast whether there are more of them
     */
    public record Counted(long came, long went, long changed, boolean atLeast) {}

    /** The first page is a part of what is counted: no row is looked at twice for it. */
    public <V> Overview overview(Subject<V> subject, Scope scope, Narrowing narrowing, Span span, SliceRequest page) {
        var counted = outcomes(subject, scope, narrowing, span, SliceRequest.first(SliceRequest.MAX_LIMIT));
        var shown =
                page.cursor() == null ? first(counted, page.limit()) : outcomes(subject, scope, narrowing, span, page);
        return new Overview(Listed.of(shown.map(said(subject, scope, span))), count(counted));
    }

    private static <V> Slice<Outcome<V>> first(Slice<Outcome<V>> counted, int limit) {
        var items = counted.items();
        return items.size() <= limit
                ? counted
                : new Slice<>(items.subList(0, limit), items.get(limit - 1).of().cursor());
    }

    private static <V> Counted count(Slice<Outcome<V>> counted) {
        var became = counted.items().stream().collect(Collectors.groupingBy(Outcome::became, Collectors.counting()));
        return new Counted(
                became.getOrDefault(Became.CAME, 0L),
                became.getOrDefault(Became.WENT, 0L),
                became.getOrDefault(Became.CHANGED, 0L),
                counted.next() != null);
    }

    private <V> Function<Outcome<V>, RowChange> said(Subject<V> subject, Scope scope, Span span) {
        var later = views.asOf(span.to().position());
        return outcome -> new RowChange(
                outcome.of().id(),
                subject.title(outcome.of().after(), later, scope),
                outcome.became(),
                outcome.of().position(),
                outcome.fields());
    }

    /** What became of one row. */
    private record Outcome<V>(Change<V> of, Became became, List<FieldChange> fields) {}

    private <V> Slice<Outcome<V>> outcomes(
            Subject<V> subject, Scope scope, Narrowing narrowing, Span span, SliceRequest page) {
        var live = views.live();
        var telling = fields.telling();
        var narrowed = narrowing.narrows() ? narrowing.in(live) : null;
        Predicate<V> listed = narrowed == null ? subject::isListed : shown -> true;
        return views.between(
                        subject.collection(), span.from().position(), span.to().position())
                .matching(narrowed)
                .page(
                        scope.within(narrowing.parkId()).withoutBuildings(),
                        change -> isReached(subject, change.id(), scope, live)
                                ? outcome(subject, change, listed, span.to().day(), telling)
                                : Optional.empty(),
                        page);
    }

    /** Some lists know no building of their own: who is bound to some is asked for each row. */
    private static boolean isReached(Subject<?> subject, String id, Scope scope, Views live) {
        return scope.buildings() == null || subject.find(live, id, scope).isPresent();
    }

    private static <V> Optional<Outcome<V>> outcome(
            Subject<V> subject, Change<V> change, Predicate<V> listed, LocalDate day, ShownFields.Telling telling) {
        var was = change.before();
        var before = was == null || !change.matchedBefore() || !listed.test(was) ? null : subject.on(was, day);
        var after = change.matchesAfter() && listed.test(change.after()) ? subject.on(change.after(), day) : null;
        if (before == null || after == null) {
            return before == null && after == null
                    ? Optional.empty()
                    : Optional.of(new Outcome<>(change, before == null ? Became.CAME : Became.WENT, List.of()));
        }
        var changes = telling.changes((Record) before, (Record) after);
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Outcome<>(change, Became.CHANGED, changes));
    }

    /**
     * A thing as one of its events left it.
     *
     * @param of the views whose past is gone through, as the request asks for them
     * @param at which one, counted from 1; the last one where none is said
     * @throws Refused as unknown, when it is out of reach or was not there; when there are not so many
     */
    public <V> Step step(
            Subject<V> subject, String id, Scope scope, Views of, HttpServletRequest request, @Nullable Integer at) {
        desk.require(id, of, each -> subject.find(each, id, scope));
        var known = views.known(request);
        var positions = views.rows(subject.collection(), known == null ? Long.MAX_VALUE : known.position())
                .positionsOf(id, Scope.ALL);
        var step = at == null ? positions.size() : at;
        if (step < 1 || step > positions.size()) {
            throw Refused.malformed("at", "request.limit", positions.size());
        }
        var position = positions.get(step - 1);
        return step(subject, id, scope, of, positions, step, position);
    }

    /**
     * A thing as it was when an event had happened that speaks of it, whether or not it wrote anything of it.
     *
     * @throws Refused as unknown, when it is out of reach or was not there, or the event does not speak of it
     */
    public <V> Step at(Subject<V> subject, String id, Scope scope, Views of, long position) {
        desk.require(id, of, each -> subject.find(each, id, scope));
        var event = history.at(position, of);
        if (event == null || !event.subjects().contains(id)) {
            throw Refused.unknown("" + position);
        }
        var positions = views.rows(subject.collection(), Long.MAX_VALUE).positionsOf(id, Scope.ALL);
        var step = (int) positions.stream().filter(each -> each <= position).count();
        return step(subject, id, scope, of, positions, Math.max(1, step), position);
    }

    private <V> Step step(
            Subject<V> subject, String id, Scope scope, Views of, List<Long> positions, int step, long position) {
        var written = positions.get(step - 1);
        var then = views.asOf(written);
        var day = history.dayOf(position);
        var shown = subject.find(then, id, scope, day).orElseThrow(() -> Refused.unknown(id));
        var before = step == 1
                ? null
                : subject.find(views.asOf(positions.get(step - 2)), id, scope, day)
                        .orElse(null);
        return new Step(
                id,
                subject.title(shown, then, scope),
                step,
                positions.size(),
                position,
                history.at(position, of),
                fields.telling().fields((Record) (written == position ? before : shown), (Record) shown));
    }

    /** All that is said of a thing after an event, what it changed marked; empty when nothing is shown of it. */
    public <V> Optional<List<Step.Field>> left(Subject<V> subject, String id, Scope scope, long position) {
        var day = history.dayOf(position);
        var before = subject.find(views.asOf(position - 1), id, scope, day).orElse(null);
        return subject.find(views.asOf(position), id, scope, day)
                .map(shown -> fields.telling().fields((Record) before, (Record) shown));
    }
}
