package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.command.CommandReader;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Every way an endpoint can refuse, each with its codes and what they say. */
final class Refusals {

    private static final String REF = "#/components/responses/";
    private static final String KEY = "problem.";
    /** Not said with 400, though about the request. */
    private static final Set<String> ELSEWHERE =
            Set.of("request.unknown-id", "request.too-large", "request.media-type");

    /** What people decide beside the ledger, and can have decided already. */
    private static final Set<String> BY_HAND = Set.of("accounts", "proposals", "consequences");

    /** Said of a field by those who know about accounts. */
    private static final Set<String> MALFORMED = Set.of(
            "access.not-your-park",
            "access.not-your-team",
            "access.not-an-owner",
            "access.team-is-the-owners",
            "access.password-length",
            "access.password-common",
            "access.password-names-you",
            "access.password-used-before",
            "access.parks-not-said",
            "access.place-unknown",
            "access.reads-whole-parks",
            "access.admins-reach-no-rows");

    private final Properties sentences = Descriptions.read("messages_en.properties");
    private final Map<String, ApiResponse> shared = new ConcurrentSkipListMap<>();

    Refusals() {
        share(
                "Malformed",
                HttpStatus.BAD_REQUEST,
                "The request is malformed: `errors` says what is wrong with each field or parameter.",
                Stream.concat(
                        under("request.", "value.").filter(code -> !ELSEWHERE.contains(code)),
                        under("access.").filter(code -> MALFORMED.contains(code))));
        share("NotSignedIn", HttpStatus.UNAUTHORIZED, "Nobody is signed in.", codes("access.sign-in"));
        share(
                "PasswordOver",
                HttpStatus.UNAUTHORIZED,
                "Nobody is signed in, or the one-time password has expired.",
                codes("access.sign-in", "access.one-time-password-over"));
        share(
                "WrongPassword",
                HttpStatus.UNAUTHORIZED,
                "Nobody has this login and password.",
                codes("access.wrong-password", "access.one-time-password-over"));
        share(
                "NotEncrypted",
                HttpStatus.FORBIDDEN,
                "A password would be sent in clear.",
                codes("access.not-encrypted"));
        share(
                "NotAllowed",
                HttpStatus.FORBIDDEN,
                "The caller may not do this.",
                codes("access.not-allowed", "access.change-password-first", "access.wrong-password"));
        share(
                "Unknown",
                HttpStatus.NOT_FOUND,
                "What the path or the body names does not exist, or is out of the caller's reach.",
                codes("request.unknown-id"));
        share(
                "NotAcceptable",
                HttpStatus.NOT_ACCEPTABLE,
                "The answer cannot be given as the `Accept` header asks.",
                codes("http.406"));
        share(
                "Stale",
                HttpStatus.PRECONDITION_FAILED,
                "Another command came first: `If-Match` is not the present version.",
                codes("ledger.stale-version"));
        share("TooLarge", HttpStatus.CONTENT_TOO_LARGE, "The body is too large.", codes("request.too-large"));
        share(
                "NotJson",
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "The body is not `application/json`.",
                codes("request.media-type", "http.415"));
        share(
                "KeyReused",
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The `Idempotency-Key` was used for another request.",
                codes("ledger.key-reused"));
        share(
                "TooManyAttempts",
                HttpStatus.TOO_MANY_REQUESTS,
                "The password was wrong too often: ask again after `Retry-After` seconds.",
                codes("access.too-many-attempts", "request.too-many-slow"));
        Headers.add(shared.get("TooManyAttempts"), "Retry-After");
        share(
                "TooSlow",
                HttpStatus.REQUEST_TIMEOUT,
                "The body did not arrive whole within ten seconds, or stopped arriving.",
                codes("http.408"));
        share(
                "TooManySlow",
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many bodies are still on their way, in all or from this address: ask again after `Retry-After` seconds.",
                codes("request.too-many-slow"));
        Headers.add(shared.get("TooManySlow"), "Retry-After");
        share("Failed", HttpStatus.INTERNAL_SERVER_ERROR, "Something failed and was logged.", codes("http.500"));
        share(
                "Unavailable",
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not now: ask again after `Retry-After` seconds.",
                codes(
                        "ledger.unavailable",
                        "ledger.clock-differs",
                        "ledger.nobody-seals",
                        "views.building",
                        "views.unavailable"));
        Headers.add(shared.get("Unavailable"), "Retry-After");
    }

    /** Those that operations refer to, by name. */
    Map<String, ApiResponse> shared() {
        return shared;
    }

    Map<String, ApiResponse> of(Endpoint endpoint, String tag) {
        var refusals = new LinkedHashMap<String, ApiResponse>();
        refusals.put("400", reference("Malformed"));
        if (endpoint.isPublic()) {
            refusals.put("401", reference("WrongPassword"));
            refusals.put("403", reference("NotEncrypted"));
        } else {
            refusals.put("401", reference(endpoint.asksForAPassword() ? "PasswordOver" : "NotSignedIn"));
            refusals.put("403", reference("NotAllowed"));
        }
        if (endpoint.isAboutOne() || endpoint.isCommand()) {
            refusals.put("404", reference("Unknown"));
        }
        refusals.put("406", reference("NotAcceptable"));
        if (endpoint.isPost()) {
            if (endpoint.isCommand() || BY_HAND.contains(tag)) {
                refusals.put("409", conflict(endpoint, tag));
            }
            refusals.put("408", reference("TooSlow"));
            refusals.put("413", reference("TooLarge"));
            refusals.put("415", reference("NotJson"));
            refusals.put("429", reference("TooManySlow"));
        }
        if (endpoint.isCommand()) {
            if (!endpoint.makesSomething()) {
                refusals.put("412", reference("Stale"));
            }
            refusals.put("422", reference("KeyReused"));
        }
        if (endpoint.asksForAPassword()) {
            refusals.put("429", reference("TooManyAttempts"));
        }
        refusals.put("500", reference("Failed"));
        refusals.put("503", reference("Unavailable"));
        return refusals;
    }

    private ApiResponse conflict(Endpoint endpoint, String tag) {
        var codes =
                switch (tag) {
                    case "accounts" -> codes("access.login-taken", "access.not-oneself", "access.takes-two");
                    case "consequences" -> codes("consequence.settled");
                    case "proposals" ->
                        codes(
                                "access.not-oneself",
                                "access.admins-only",
                                "access.nothing-to-propose",
                                "access.proposed-already",
                                "access.proposal-decided",
                                "access.proposal-void",
                                "access.not-your-own-proposal",
                                "access.another-role-confirms",
                                "access.last-admin");
                    // A contract concludes a negotiation, so the rules of both count.
                    case "contracts" ->
                        Stream.concat(
                                under("contract.", "negotiation."),
                                codes("ledger.id-taken", "ledger.nothing-to-claim"));
                    default ->
                        Stream.concat(
                                under(endpoint.context() + "."), codes("ledger.id-taken", "ledger.nothing-to-claim"));
                };
        var name = "Conflict" + tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1);
        if (!shared.containsKey(name)) {
            share(name, HttpStatus.CONFLICT, "A rule does not hold: nothing was changed.", codes);
        }
        return reference(name);
    }

    private Stream<String> under(String... prefixes) {
        return sentences.stringPropertyNames().stream()
                .filter(key -> key.startsWith(KEY))
                .map(key -> key.substring(KEY.length()))
                .filter(code -> Stream.of(prefixes).anyMatch(code::startsWith))
                .sorted();
    }

    private static Stream<String> codes(String... codes) {
        return Stream.of(codes);
    }

    private void share(String name, HttpStatus status, String description, Stream<String> codes) {
        var listed = codes.toList();
        var lines = listed.stream()
                .map(code -> "\n- `" + code + "`: " + sentence(code))
                .collect(Collectors.joining());
        var problem = new MediaType().schema(Schemas.reference("Problem")).example(example(status, listed));
        var response = new ApiResponse()
                .description(description + (lines.isEmpty() ? "" : "\n" + lines))
                .content(new Content().addMediaType("application/problem+json", problem));
        shared.put(name, Headers.add(response, "X-Request-Id"));
    }

    private String sentence(String code) {
        return sentences
                .getProperty(KEY + code, code)
                .replaceAll("\\{[^}]*}", "…")
                .replace("''", "'");
    }

    private Map<String, Object> example(HttpStatus status, List<String> codes) {
        var malformed = status == HttpStatus.BAD_REQUEST;
        var code = malformed ? "request.malformed" : codes.isEmpty() ? "http." + status.value() : codes.get(0);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:parkledger:problem:" + code);
        problem.put("title", sentences.getProperty("title." + status.value(), status.getReasonPhrase()));
        problem.put("status", status.value());
        problem.put("detail", sentence(code));
        problem.put("instance", "/api/v1/leads");
        problem.put("code", code);
        if (malformed) {
            var error = new LinkedHashMap<String, Object>();
            error.put("field", "company");
            error.put("code", "request.required");
            error.put("detail", sentence("request.required"));
            problem.put("errors", List.of(error));
        }
        return problem;
    }

    /** RFC 9457, with a code that stays the same and what is wrong with each field. */
    static Schema<?> problem() {
        Schema<?> error = Schemas.typed("object")
                .addProperty("field", text("Path in the body, or name of the parameter."))
                .addProperty("code", text("Stable name of the rule."))
                .addProperty("detail", text("The rule in the caller's language."));
        error.setRequired(List.of("field", "code", "detail"));
        Schema<?> problem = Schemas.typed("object")
                .description("A refusal or failure, RFC 9457.")
                .addProperty(
                        "type", text("urn:parkledger:problem: and the code.").format("uri"))
                .addProperty("title", text("The status in the caller's language."))
                .addProperty("status", Schemas.typed("integer").description("The HTTP status."))
                .addProperty("detail", text("What is wrong, in the caller's language."))
                .addProperty("instance", text("The path asked for.").format("uri-reference"))
                .addProperty("code", text("Stable: programs decide by it."))
                .addProperty(
                        "errors",
                        Schemas.typed("array")
                                .items(error)
                                .description(
                                        "What is wrong with each field or parameter: on 400, on 404 where a field that was sent names what is not there, and on 409 where the rule broken speaks of fields that were sent, or the id that was sent is taken."));
        Schema<?> unlikely = Schemas.typed("object")
                .addProperty("code", text("What to send in the command's `confirm`."))
                .addProperty("detail", text("What is unlikely, in the caller's language, with what was known before."));
        unlikely.setRequired(List.of("code", "detail"));
        problem.addProperty(
                CommandReader.CONFIRM, Schemas.typed("array").items(unlikely).description("""
                On 409 of a command that only has to be confirmed: it goes through when it is sent again with `confirm` naming \
                these codes. They end in `-needs-confirmation`."""));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> text(String description) {
        return Schemas.typed("string").description(description);
    }

    private static ApiResponse reference(String name) {
        return new ApiResponse().$ref(REF + name);
    }
}
