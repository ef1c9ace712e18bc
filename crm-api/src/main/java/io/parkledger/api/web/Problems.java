package io.parkledger.api.web;

import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.TimeMachine;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal and failure as an RFC 9457 problem: a stable code, and a sentence in the caller's language. */
@RestControllerAdvice
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "2";

    private final Words words;

    Problems(Words words) {
        this.words = words;
    }

    /** One field of a malformed request. */
    public record Field(String field, String code, String detail) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refused e) {
        var problem = problem(e.status(), e.code(), e.facts());
        if (!e.errors().isEmpty()) {
            problem.setProperty("errors", e.errors().stream().map(this::field).toList());
        }
        return answer(problem, e.status() == HttpStatus.SERVICE_UNAVAILABLE);
    }

    private Field field(Refused.FieldError error) {
        var said = error.said();
        return new Field(
                error.field(), error.code(), said != null ? said : words.say("problem." + error.code(), error.facts()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RuleBroken e) {
        return answer(problem(HttpStatus.CONFLICT, e.rule().code(), e.facts()), false);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(LedgerRefusal e) {
        var facts = e instanceof LedgerRefusal.NothingToClaim nothing ? List.<Object>of(nothing.key()) : List.of();
        return answer(problem(statusOf(e), e.getMessage(), facts), false);
    }

    private static HttpStatus statusOf(LedgerRefusal e) {
        if (e instanceof LedgerRefusal.Stale) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        if (e instanceof LedgerRefusal.KeyReused) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return e instanceof LedgerRefusal.Unknown ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidValue e) {
        return on(Refused.malformed("", e.code(), e.facts().toArray()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException e) {
        var cause = e.getMostSpecificCause();
        return cause instanceof InvalidValue invalid
                ? on(Refused.malformed(
                        e.getName(), invalid.code(), invalid.facts().toArray()))
                : on(Refused.malformed(e.getName(), "request.not-readable", String.valueOf(e.getValue())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MissingServletRequestParameterException e) {
        return on(Refused.malformed(e.getParameterName(), "request.required"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TimeMachine.StillTravelling e) {
        return answer(
                problem(HttpStatus.SERVICE_UNAVAILABLE, "views.travelling", List.of(e.reached(), e.wanted())), true);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(LedgerUnavailable e) {
        LOG.error("The ledger's database failed", e);
        return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "ledger.unavailable", List.of()), true);
    }

    /** What the framework refuses: no such path, wrong method, wrong media type. And what nobody expected. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception e) {
        if (e instanceof ErrorResponse refusal) {
            var status = HttpStatus.valueOf(refusal.getStatusCode().value());
            var problem = problem(status, "http." + status.value(), List.of());
            return ResponseEntity.status(status)
                    .headers(refusal.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        LOG.error("A request failed", e);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "http.500", List.of()), false);
    }

    private ProblemDetail problem(HttpStatus status, String code, List<Object> facts) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:parkledger:problem:" + code));
        problem.setTitle(words.say("title." + status.value(), List.of()));
        problem.setDetail(words.say("problem." + code, facts));
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, boolean later) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (later) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }
}
