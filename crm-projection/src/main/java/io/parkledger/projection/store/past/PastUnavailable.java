package io.parkledger.projection.store.past;

import java.time.Duration;

/** The past cannot be shown now, because of all that is being shown already, or of what it would take. */
public final class PastUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Duration retryAfter;

    private PastUnavailable(String code, Duration retryAfter) {
        super(code);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Too many wish to see different times. */
    static PastUnavailable busy() {
        return new PastUnavailable("views.past-busy", Duration.ofSeconds(10));
    }

    /** Even alone, the views of that time do not fit the memory set aside for the past. */
    static PastUnavailable tooLarge() {
        return new PastUnavailable("views.past-too-large", Duration.ofMinutes(10));
    }

    /** Key of the sentence that says why. */
    public String code() {
        return code;
    }

    /** When asking again may help. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
