package io.parkledger.api.kit.refusal;

import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.sent.SentFields;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.NobodySeals;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.ViewsUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Every refusal and failure as an RFC 9457 problem: a stable code, and a sentence in the caller's language. Callers of
 * the API get it as JSON, readers of pages as a page.
 */
@ControllerAdvice
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    static final String RETRY_SECONDS = "2";
    /** Property of a refusal that only has to be confirmed: what is asked. */
    public static final String CONFIRM = "confirm";

    private final Words words;
    private final PageRequests pages;

    Problems(Words words, PageRequests pages) {
        this.words = words;
        this.pages = pages;
    }

    /** One field of a malformed request, or one that a rule speaks of. */
    public record Field(String field, String code, String detail) {}

    /** One thing that would have to be confirmed: the command goes through with its code among those it confirms. */
    public record Unlikely(String code, String detail) {}

    /** Null when whoever asked has hung up. */
    @ExceptionHandler
    @Nullable
    Object on(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (e instanceof AsyncRequestNotUsableException || e instanceof ClientAbortException) {
            LOG.debug("Nobody listens any more: {}", e.getMessage());
            return null;
        }
        var problem = of(e);
        if (PageRequests.isPage(request)) {
            addHeaders(e, problem, response);
            return pages.problem(problem, request, response);
        }
        var headers = headers(e, problem);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    /** What goes along with what is said, such as when to ask again. */
    public void addHeaders(Exception e, ProblemDetail problem, HttpServletResponse response) {
        headers(e, problem).forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private static HttpHeaders headers(Exception e, ProblemDetail problem) {
        var headers = new HttpHeaders();
        if (e instanceof ErrorResponse refusal) {
            headers.addAll(refusal.getHeaders());
        }
        if (e instanceof Refused refused && refused.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, "" + refused.retryAfter().toSeconds());
        }
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return headers;
    }

    /** What is said of a refusal or failure; those nobody expected are also logged. */
    public ProblemDetail of(Exception e) {
        if (e instanceof Refused refused) {
            return of(refused);
        }
        if (e instanceof NotConfirmed unlikely) {
            return of(unlikely);
        }
        if (e instanceof RuleBroken broken) {
            return of(broken);
        }
        if (e instanceof LedgerRefusal.Unknown nobodyThere) {
            return of(Refused.unknown(nobodyThere.id()));
        }
        if (e instanceof LedgerRefusal refusal) {
            return of(refusal);
        }
        if (e instanceof InvalidValue invalid) {
            return of(Refused.malformed("", invalid.code(), invalid.facts().toArray()));
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return of(mismatch);
        }
        if (e instanceof MissingServletRequestParameterException missing) {
            return of(Refused.malformed(missing.getParameterName(), "request.required"));
        }
        var ledger = LedgerUnavailable.in(e);
        if (ledger != null && ledger.isOfInput()) {
            LOG.warn("The ledger's database would not take what was sent", e);
            return problem(HttpStatus.BAD_REQUEST, "ledger.not-storable", List.of());
        }
        if (ViewsUnavailable.is(e)) {
            LOG.debug("The views' database is away: {}", e.getMessage());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "views.unavailable", List.of());
        }
        if (ledger != null) {
            note(ledger);
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "ledger.unavailable", List.of());
        }
        if (e instanceof NobodySeals refused) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, refused.getMessage(), List.of());
        }
        // What the framework refuses: no such path, wrong method, wrong media type.
        if (e instanceof ErrorResponse refusal) {
            var status = HttpStatus.valueOf(refusal.getStatusCode().value());
            return problem(status, "http." + status.value(), List.of());
        }
        if (e instanceof RequestRejectedException || e instanceof InvalidParameterException) {
            return problem(HttpStatus.BAD_REQUEST, "http.400", List.of());
        }
        LOG.error("A request failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "http.500", List.of());
    }

    /** That the database is away is said once, by whoever looks after it, and not with every request. */
    static void note(LedgerUnavailable e) {
        if (e.isAway()) {
            LOG.debug("The ledger's database is away: {}", e.getMessage());
        } else {
            LOG.error("The ledger's database failed", e);
        }
    }

    private ProblemDetail of(Refused e) {
        var problem = problem(e.status(), e.code(), e.facts());
        if (!e.errors().isEmpty()) {
            problem.setProperty("errors", e.errors().stream().map(this::field).toList());
        } else if (e.status() == HttpStatus.NOT_FOUND) {
            addSent(problem, e.code(), sent -> e.facts().stream().flatMap(id -> sent.holding(id.toString()).stream()));
        }
        return problem;
    }

    private ProblemDetail of(LedgerRefusal e) {
        var nothing = e instanceof LedgerRefusal.NothingToClaim none ? none : null;
        var code = String.valueOf(e.getMessage());
        var problem = problem(statusOf(e), code, nothing == null ? List.of() : List.of(nothing.key()));
        if (nothing != null) {
            addSent(problem, code, sent -> sent.holding(nothing.key()).stream());
        } else if (e instanceof LedgerRefusal.IdTaken) {
            addSent(problem, code, sent -> sent.ownId().stream());
        }
        return problem;
    }

    /** Says the same of what was sent that it is about. */
    private static void addSent(ProblemDetail problem, String code, Function<SentFields, Stream<String>> fields) {
        var detail = String.valueOf(problem.getDetail());
        addFields(problem, SentFields.inHand().stream().flatMap(fields).map(field -> new Field(field, code, detail)));
    }

    private ProblemDetail of(RuleBroken e) {
        var problem = problem(HttpStatus.CONFLICT, e.code(), e.facts());
        addFields(problem, fields(e.rule(), e.facts(), e.code(), String.valueOf(problem.getDetail())));
        return problem;
    }

    /** What was sent that the rule speaks of, each with the sentence of the refusal. */
    private static Stream<Field> fields(Rule rule, List<? extends @Nullable Object> facts, String code, String detail) {
        return SentFields.inHand().stream()
                .flatMap(sent -> sent.spokenOfBy(rule, facts).stream())
                .map(field -> new Field(field, code, detail));
    }

    private static void addFields(ProblemDetail problem, Stream<Field> fields) {
        var errors = fields.toList();
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
    }

    /** Said as one, and listed one by one: each is confirmed for itself. */
    private ProblemDetail of(NotConfirmed e) {
        var asked = e.unlikely().stream()
                .map(each -> new Unlikely(each.code(), words.say("problem." + each.code(), shown(each.facts()))))
                .toList();
        var problem = problem(HttpStatus.CONFLICT, e.code(), e.facts());
        problem.setTitle(words.say("title.confirm", List.of()));
        problem.setDetail(asked.stream().map(Unlikely::detail).collect(Collectors.joining(" ")));
        problem.setProperty(CONFIRM, asked);
        addFields(
                problem,
                e.unlikely().stream()
                        .flatMap(each -> fields(
                                each.rule(),
                                each.facts(),
                                each.code(),
                                words.say("problem." + each.code(), shown(each.facts())))));
        return problem;
    }

    private Field field(Refused.FieldError error) {
        var said = error.said();
        return new Field(
                String.valueOf(PlainProblems.shown(error.field())),
                error.code(),
                said != null ? said : words.say("problem." + error.code(), shown(error.facts())));
    }

    private static List<Object> shown(List<Object> facts) {
        return facts.stream().map(PlainProblems::shown).toList();
    }

    private ProblemDetail of(MethodArgumentTypeMismatchException e) {
        var cause = e.getMostSpecificCause();
        return of(
                cause instanceof InvalidValue invalid
                        ? Refused.malformed(
                                e.getName(), invalid.code(), invalid.facts().toArray())
                        : Refused.malformed(e.getName(), "request.not-readable", String.valueOf(e.getValue())));
    }

    private static HttpStatus statusOf(LedgerRefusal e) {
        if (e instanceof LedgerRefusal.Stale) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        if (e instanceof LedgerRefusal.KeyReused) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        if (e instanceof LedgerRefusal.BeyondBuildings) {
            return HttpStatus.FORBIDDEN;
        }
        return e instanceof LedgerRefusal.ClockDiffers ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
    }

    private ProblemDetail problem(HttpStatus status, String code, List<Object> facts) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:parkledger:problem:" + code));
        problem.setTitle(words.say("title." + status.value(), List.of()));
        problem.setDetail(words.say("problem." + code, shown(facts)));
        problem.setProperty("code", code);
        return problem;
    }
}
