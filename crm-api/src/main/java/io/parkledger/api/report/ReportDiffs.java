package io.parkledger.api.report;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.ShownFields;
import io.parkledger.api.kit.history.Span;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.api.report.Report.Asked;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Compares what reports said at two times, and finds what was written down in between that can have moved them. */
@Component
public class ReportDiffs {

    private final ViewArguments views;
    private final History history;
    private final ShownFields fields;
    private final Words words;
    private final Map<String, Subject<?>> subjects;

    ReportDiffs(ViewArguments views, History history, ShownFields fields, Words words, List<Subject<?>> subjects) {
        this.views = views;
        this.history = history;
        this.fields = fields;
        this.words = words;
        this.subjects = subjects.stream().collect(Collectors.toMap(Subject::kind, subject -> subject));
    }

    /**
     * What is asked beside the two times; null for what goes without saying.
     *
     * @param day        looked at on both sides; each side's own where none is said
     * @param periodFrom first day of the period; that of the year of the earlier time
     * @param year       that of the earlier time
     */
    public record Asking(
            @Nullable LocalDate day,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodTo,
            @Nullable Integer year,
            @Nullable String parkId) {

        Asked on(LocalDate usual, LocalDate earlier) {
            var from = periodFrom == null ? earlier.withDayOfYear(1) : periodFrom;
            var to = periodTo == null ? from.withDayOfYear(from.lengthOfYear()) : periodTo;
            Refused.requireOrder(from, to);
            var ofYear = year == null ? earlier.getYear() : year;
            if (ofYear < Bounds.FIRST_YEAR || ofYear > Bounds.LAST_YEAR) {
                throw Refused.malformed("year", "value.out-of-time", Bounds.FIRST_YEAR, Bounds.LAST_YEAR);
            }
            return new Asked(day == null ? usual : day, from, to, ofYear);
        }
    }

    /** @throws Refused when the caller may not read that report */
    public ReportDiff of(Report report, Caller caller, Span span, Asking asking, SliceRequest page) {
        var scope = AccessPolicy.scope(caller, report.reading())
                .orElseThrow(() -> new Refused(HttpStatus.FORBIDDEN, "access.not-allowed", caller.role()))
                .within(asking.parkId());
        var before = asking.on(span.from().day(), span.from().day());
        var after = asking.on(span.to().day(), span.from().day());
        var walk = new FigureWalk(fields, words);
        walk.walk(
                report.read(views.asOf(span.from().position()), scope, before),
                report.read(views.asOf(span.to().position()), scope, after));
        return new ReportDiff(
                report.address(),
                span.from(),
                span.to(),
                before.day(),
                after.day(),
                before.from(),
                before.to(),
                before.year(),
                walk.figures(),
                walk.rows(),
                Listed.of(movers(report, caller, scope, span, page)));
    }

    /** The page goes by positions; of those that belong together each is shown once on it. */
    private Slice<ReportDiff.Mover> movers(Report report, Caller caller, Scope scope, Span span, SliceRequest page) {
        var positions = positions(report, scope, span, before(page), page.limit() + 1);
        var more = positions.size() > page.limit();
        var shown = more ? positions.subList(0, page.limit()) : positions;
        var live = views.live();
        var events = live.history().at(shown).stream()
                .filter(event -> scope.buildings() == null || isReached(event, caller, live))
                .toList();
        return new Slice<>(
                together(events, caller, span, live), more ? String.valueOf(shown.get(shown.size() - 1)) : null);
    }

    private List<Long> positions(Report report, Scope scope, Span span, long before, int limit) {
        return report.collections().stream()
                .map(collection -> views.between(
                                collection, span.from().position(), span.to().position())
                        .positions(scope.withoutBuildings(), before, limit))
                .flatMap(Collection::stream)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .toList();
    }

    private static long before(SliceRequest page) {
        var cursor = page.cursor();
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new InvalidValue("value.cursor-malformed");
        }
        return Long.parseLong(cursor);
    }

    private boolean isReached(HistoryView event, Caller caller, Views live) {
        var subject = subjects.get(event.aggregateType());
        return subject != null
                && AccessPolicy.scope(caller, subject.reading())
                        .filter(scope ->
                                subject.find(live, event.aggregateId(), scope).isPresent())
                        .isPresent();
    }

    /** What the system did by itself stands with what it followed from, if that is of the time in between as well. */
    private List<ReportDiff.Mover> together(List<HistoryView> events, Caller caller, Span span, Views live) {
        var consequences = new LinkedHashMap<Long, List<HistoryView>>();
        var first = new LinkedHashMap<Long, HistoryView>();
        for (var event : events) {
            var cause = event;
            for (var next = live.history().causeOf(cause);
                    next.isPresent()
                            && next.get().position() > span.from().position()
                            && isReached(next.get(), caller, live);
                    next = live.history().causeOf(cause)) {
                cause = next.get();
            }
            first.put(cause.position(), cause);
            var following = consequences.computeIfAbsent(cause.position(), each -> new ArrayList<>());
            if (cause.position() != event.position()) {
                following.add(event);
            }
        }
        return first.values().stream()
                .sorted(Comparator.comparing(HistoryView::position).reversed())
                .map(cause -> new ReportDiff.Mover(
                        history.entry(cause),
                        consequences.get(cause.position()).stream()
                                .map(history::entry)
                                .toList()))
                .toList();
    }
}
