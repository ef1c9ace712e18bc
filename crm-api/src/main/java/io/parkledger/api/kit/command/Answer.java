package io.parkledger.api.kit.command;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/**
 * What a command is answered with.
 *
 * @param id       of the aggregate
 * @param version  of the aggregate: send it back as {@code If-Match}
 * @param position of the last event that followed: pass it as {@code minPosition} to see the outcome; null when an
 *                 append that began earlier keeps it from being sealed yet
 */
public record Answer(String id, long version, @Nullable Long position) {

    /**
     * A page that waits until it shows what came of the command; it does not wait where nobody knows for how long.
     */
    public String shownOn(String page) {
        return position == null ? page : page + "?minPosition=" + position;
    }

    /** Whether an endpoint writes to the ledger: else what it does is kept beside it. */
    public static boolean isGivenBy(HandlerMethod endpoint) {
        var type = ResolvableType.forMethodReturnType(endpoint.getMethod(), endpoint.getBeanType());
        return type.resolve() == Answer.class
                || type.resolve() == ResponseEntity.class && type.getGeneric().resolve() == Answer.class;
    }
}
