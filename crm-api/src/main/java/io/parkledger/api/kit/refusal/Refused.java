package io.parkledger.api.kit.refusal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is not answered as asked, for a reason the caller is told in words. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<Object> facts;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    /**
     * What is wrong with one field.
     *
     * @param field path in the body, or name of the parameter
     * @param code  stable name of the rule
     * @param facts for the sentence, unless it is {@code said} already
     * @param said  the sentence, when another library made it
     */
    public record FieldError(
            String field,
            String code,
            List<Object> facts,
            @Nullable String said) {

        public static FieldError of(String field, String code, Object... facts) {
            return new FieldError(field, code, List.of(facts), null);
        }
    }

    public Refused(HttpStatus status, String code, Object... facts) {
        this(status, code, List.of(facts), List.of(), null);
    }

    private Refused(
            HttpStatus status,
            String code,
            List<Object> facts,
            List<FieldError> errors,
            @Nullable Duration retryAfter) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.facts = facts;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public static Refused malformed(List<FieldError> errors) {
        return new Refused(HttpStatus.BAD_REQUEST, "request.malformed", List.of(), errors, null);
    }

    public static Refused malformed(String field, String code, Object... facts) {
        return malformed(List.of(FieldError.of(field, code, facts)));
    }

    /** @throws Refused when a span of time ends before it begins */
    public static <T extends Comparable<? super T>> void requireOrder(T from, T to) {
        if (to.compareTo(from) < 0) {
            throw malformed("to", "request.ends-before-it-begins");
        }
    }

    /** Also said of rows that exist but are out of the caller's reach. */
    public static Refused unknown(String id) {
        return new Refused(HttpStatus.NOT_FOUND, "request.unknown-id", id);
    }

    /** Too often; may be tried again after a while. */
    public static Refused tooMany(Duration retryAfter, String code, Object... facts) {
        return new Refused(HttpStatus.TOO_MANY_REQUESTS, code, List.of(facts), List.of(), retryAfter);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Object> facts() {
        return facts;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    List<FieldError> errors() {
        return errors;
    }
}
