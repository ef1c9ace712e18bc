package io.parkledger.api.kit.history;

import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What every resource answers about one of its things, whether or not that differs from day to day. Who may read that
 * says {@link Allowed} at the class of the context.
 *
 * @param <V> what views show of one
 * @param <N> how their list is narrowed down
 */
public abstract class SubjectHistoryApi<V, N extends Narrowing> {

    /** Hands in the commands of the resource. */
    protected final Desk desk;

    final Subject<V> subject;
    final History history;

    /** @throws IllegalStateException when the class says another than its subject does */
    SubjectHistoryApi(Subject<V> subject, Desk desk, History history, boolean dated) {
        var said = getClass().getAnnotation(Allowed.class);
        if (said == null || said.value() != subject.reading()) {
            throw new IllegalStateException(getClass() + " is not allowed as its subject is read");
        }
        if (narrowingOf(getClass()) != subject.narrowing()) {
            throw new IllegalStateException(getClass() + " is narrowed down otherwise than its subject");
        }
        if (subject.isDated() != dated) {
            throw new IllegalStateException(getClass() + " is asked for a day, or is not, unlike its subject");
        }
        this.subject = subject;
        this.desk = desk;
        this.history = history;
    }

    private static @Nullable Class<?> narrowingOf(Class<?> api) {
        var said = GenericTypeResolver.resolveTypeArguments(api, SubjectHistoryApi.class);
        return said == null ? null : said[1];
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "What happened to it, when, and who wrote it down")
    public Listed<History.Entry> history(@PathVariable String id, Call call, Views views, SliceRequest page) {
        desk.require(id, live -> subject.find(live, id, call.scope()));
        return history.of(id, views, page);
    }

    @GetMapping("/{id}/diff")
    @Operation(summary = "What changed of it from one position, instant or day to another, and by which events")
    public RecordDiff diff(
            @PathVariable String id,
            Call call,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            SliceRequest page) {
        var diffs = history.diffs();
        return diffs.ofOne(subject, id, call.scope(), diffs.span(from, to), page);
    }

    @GetMapping("/diff")
    @Operation(summary = "What came, went and changed on the list from one position, instant or day to another")
    public Listed<RowChange> changes(
            Call call,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @FromQuery N narrowing,
            SliceRequest page) {
        var diffs = history.diffs();
        return diffs.ofList(subject, call.scope(), narrowing, diffs.span(from, to), page);
    }

    @GetMapping("/{id}/replay")
    @Operation(summary = "It as one of its events left it, and that event; as the last one did where none is asked for")
    public Step replay(
            @PathVariable String id,
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer at,
            HttpServletRequest request) {
        return history.diffs().step(subject, id, call.scope(), views, request, at);
    }
}
