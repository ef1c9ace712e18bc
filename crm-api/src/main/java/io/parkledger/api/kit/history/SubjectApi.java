package io.parkledger.api.kit.history;

import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What every resource answers about one of its things: what it is, was, and what happened to it. Who may read that says
 * {@link Allowed} at the class of the context.
 *
 * @param <V> what views show of one
 */
public abstract class SubjectApi<V> {

    /** Hands in the commands of the resource. */
    protected final Desk desk;

    private final Subject<V> subject;
    private final History history;

    /** @throws IllegalStateException when the class says another than its subject does */
    protected SubjectApi(Subject<V> subject, Desk desk, History history) {
        var said = getClass().getAnnotation(Allowed.class);
        if (said == null || said.value() != subject.reading()) {
            throw new IllegalStateException(getClass() + " is not allowed as its subject is read");
        }
        this.subject = subject;
        this.desk = desk;
        this.history = history;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, now or as of a position or instant")
    public ResponseEntity<V> get(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minPosition,
            Call call) {
        return history.one(subject, id, asOf, minPosition, call.scope());
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "What happened to it, when, and who wrote it down")
    public Listed<History.Entry> history(@PathVariable String id, Call call, Views views, SliceRequest page) {
        desk.require(id, live -> subject.find(live, id, call.scope()));
        return history.of(id, views, page);
    }
}
