package io.parkledger.api.question;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.question.SavedQuestion.Ask;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers {@link SavedQuestion}s to whoever may read what they are about. */
@Component
class SavedQuestions {

    /** More days than that nobody asks for. */
    static final long MAX_DAYS = 36_500;

    private static final long USUAL_DAYS = 30;

    private final History history;
    private final ViewArguments positions;
    private final LedgerClock clock;

    SavedQuestions(History history, ViewArguments positions, LedgerClock clock) {
        this.history = history;
        this.positions = positions;
        this.clock = clock;
    }

    /** Those somebody can ask: events are read by auditors, rows by whoever reads tenancy as well. */
    static List<SavedQuestion> of(Caller caller) {
        return Stream.of(SavedQuestion.values())
                .filter(question -> question.ask().isOfEvents() || scope(caller) != null)
                .toList();
    }

    private static @Nullable Scope scope(Caller caller) {
        return AccessPolicy.scope(caller, Action.READ_TENANCY).orElse(null);
    }

    /** @throws Refused as unknown, when there is none of that name */
    static SavedQuestion named(String code) {
        return SavedQuestion.of(code).orElseThrow(() -> Refused.unknown(code));
    }

    /**
     * Which days a question is of.
     *
     * @param days of lateness, for questions of that
     */
    record Period(LocalDate from, LocalDate to, long days) {

        /**
         * The year before, where nothing is said; where one end is, the year of that.
         *
         * @throws Refused when the days are in no order, or lateness is none
         */
        static Period of(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Long days, LocalDate day) {
            var yearBefore = Math.max(Bounds.FIRST_YEAR, day.getYear() - 1);
            var first = from != null ? from : beginOf(to == null ? yearBefore : to.getYear());
            var last = to != null ? to : LocalDate.of(first.getYear(), 12, 31);
            Refused.requireOrder(first, last);
            if (days != null && (days < 0 || days > MAX_DAYS)) {
                throw Refused.malformed("days", "request.limit", MAX_DAYS);
            }
            return new Period(first, last, days == null ? USUAL_DAYS : days);
        }

        private static LocalDate beginOf(int year) {
            var begin = LocalDate.of(year, 1, 1);
            return begin.isBefore(Bounds.FIRST_DAY) ? Bounds.FIRST_DAY : begin;
        }
    }

    /** The events that answer a question of events, newest first. */
    Slice<History.Entry> events(SavedQuestion question, Period of, Views views, SliceRequest page) {
        if (question.ask() == Ask.OF_PERIOD) {
            return history.all(
                    new HistoryViews.Filter(null, null, null, of.from(), of.to(), end("to", of.to()), null),
                    views,
                    page);
        }
        var recorded = new HistoryViews.Filter(
                question.type(),
                null,
                null,
                null,
                null,
                of.from().equals(Bounds.FIRST_DAY) ? 0 : end("from", of.from().minusDays(1)),
                end("to", of.to()),
                // The view counts days as UTC calls them: of the park's days that is one less at most.
                question.ask() == Ask.RECORDED_LATE ? of.days() : null);
        var found = history.all(recorded, views, page);
        return question.ask() == Ask.RECORDED_LATE
                ? new Slice<>(
                        found.items().stream()
                                .filter(entry -> daysLate(entry) > of.days())
                                .toList(),
                        found.next())
                : found;
    }

    /** The last position of a day; of one that is not over, or yet to come, the last there is. */
    private long end(String parameter, LocalDate day) {
        var today = clock.today();
        return positions.position(parameter, (day.isBefore(today) ? day : today).toString());
    }

    private long daysLate(History.Entry entry) {
        return ChronoUnit.DAYS.between(entry.effectiveOn(), LocalDate.ofInstant(entry.recordedAt(), clock.getZone()));
    }

    /**
     * The rows that answer a question of rows.
     *
     * @throws Refused when the caller may not read them
     */
    List<Line> rows(SavedQuestion question, Call call, Views views, LookedAt at) {
        var caller = call.caller();
        var tenancy = scope(caller);
        var pipeline = AccessPolicy.scope(caller, Action.READ_PIPELINE).orElse(null);
        if (tenancy == null || pipeline == null) {
            throw new Refused(HttpStatus.FORBIDDEN, "access.not-allowed", caller.role());
        }
        return question.rows(new Asked(views, tenancy, pipeline, at.day()));
    }
}
