package io.parkledger.api.kit.history;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A resource whose things differ from day to day by what was agreed before, as the rent of a contract does. */
public abstract class DatedSubjectApi<V, N extends Narrowing> extends SubjectHistoryApi<V, N> {

    protected DatedSubjectApi(Subject<V> subject, Desk desk, History history) {
        super(subject, desk, history, true);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, on a day, now or as of a position or instant")
    public ResponseEntity<V> get(@PathVariable String id, Views views, LookedAt at, Call call) {
        return history.one(subject, id, views, of -> subject.find(of, id, call.scope(), at.day()));
    }
}
