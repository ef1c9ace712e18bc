package io.parkledger.api.kit.history;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Known;
import io.parkledger.api.kit.view.ViewArguments;
import org.jspecify.annotations.Nullable;

/** Two times that are compared, the earlier first. */
public record Span(Moment from, Moment to) {

    /**
     * From one position, instant or day to another; to what is known now, where none is said.
     *
     * @throws Refused for what is none of them, lies ahead, or ends before it begins
     */
    public static Span of(String from, @Nullable String to, ViewArguments views) {
        return of(views.known("from", from), to == null ? views.now() : views.known("to", to));
    }

    private static Span of(Known from, Known to) {
        Refused.requireOrder(from.position(), to.position());
        return new Span(Moment.of(from), Moment.of(to));
    }
}
