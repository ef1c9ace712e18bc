package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.wording.Bundles;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Every way an endpoint can refuse, each with its codes and what they say. */
final class RefusalResponses {

    private static final String REF = "#/components/responses/";
    private static final String KEY = "problem.";
    /** Their answers say after how many seconds one may ask again. */
    private static final Set<HttpStatus> TO_BE_REPEATED =
            Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);
    /** Not said with 400, though about the request. */
    private static final Set<String> ELSEWHERE =
            Set.of("request.unknown-id", "request.too-large", "request.media-type");

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

    private final Descriptions texts;
    private final Properties sentences = Bundles.english();
    private final Map<String, ApiResponse> shared = new ConcurrentSkipListMap<>();

    RefusalResponses(Descriptions texts) {
        this.texts = texts;
        share(
                "Malformed",
                HttpStatus.BAD_REQUEST,
                texts.of("refusal", "Malformed"),
                Stream.concat(
                        under("request.", "value.").filter(code -> !ELSEWHERE.contains(code)),
                        under("access.").filter(code -> MALFORMED.contains(code))));
        share("NotSignedIn", HttpStatus.UNAUTHORIZED, "access.sign-in");
        share("PasswordOver", HttpStatus.UNAUTHORIZED, "access.sign-in", "access.one-time-password-over");
        share("WrongPassword", HttpStatus.UNAUTHORIZED, "access.wrong-password", "access.one-time-password-over");
        share("NotEncrypted", HttpStatus.FORBIDDEN, "access.not-encrypted");
        share(
                "NotAllowed",
                HttpStatus.FORBIDDEN,
                "access.not-allowed",
                "access.change-password-first",
                "access.wrong-password");
        share("Unknown", HttpStatus.NOT_FOUND, "request.unknown-id");
        share("NotAcceptable", HttpStatus.NOT_ACCEPTABLE, "http.406");
        share("Stale", HttpStatus.PRECONDITION_FAILED, "ledger.stale-version");
        share("TooLarge", HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
        share("NotJson", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.media-type", "http.415");
        share("KeyReused", HttpStatus.UNPROCESSABLE_CONTENT, "ledger.key-reused");
        share("TooManyAttempts", HttpStatus.TOO_MANY_REQUESTS, "access.too-many-attempts", "request.too-many-slow");
        share("TooSlow", HttpStatus.REQUEST_TIMEOUT, "http.408");
        share("TooManySlow", HttpStatus.TOO_MANY_REQUESTS, "request.too-many-slow");
        share("Failed", HttpStatus.INTERNAL_SERVER_ERROR, "http.500");
        share(
                "Unavailable",
                HttpStatus.SERVICE_UNAVAILABLE,
                "ledger.unavailable",
                "ledger.clock-differs",
                "ledger.nobody-seals",
                "views.building",
                "views.unavailable");
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
        var unknown = endpoint.refuses().map(Refuses::unknown).orElse(new String[0]);
        if (unknown.length > 0) {
            refusals.put("404", unknown(tag, unknown));
        } else if (endpoint.isAboutOne() || endpoint.isCommand()) {
            refusals.put("404", reference("Unknown"));
        }
        refusals.put("406", reference("NotAcceptable"));
        if (endpoint.isPost()) {
            if (endpoint.isCommand()
                    || endpoint.refuses()
                            .filter(RefusalResponses::isOfConflicts)
                            .isPresent()) {
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

    private static boolean isOfConflicts(Refuses said) {
        return said.value().length > 0 || said.rulesOf().length > 0;
    }

    private ApiResponse unknown(String tag, String... codes) {
        var name = "Unknown" + capitalised(tag);
        if (!shared.containsKey(name)) {
            share(
                    name,
                    HttpStatus.NOT_FOUND,
                    texts.of("refusal", "Unknown"),
                    Stream.concat(codes("request.unknown-id"), codes(codes)));
        }
        return reference(name);
    }

    private static String capitalised(String tag) {
        return tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1);
    }

    private ApiResponse conflict(Endpoint endpoint, String tag) {
        var name = "Conflict" + capitalised(tag);
        if (!shared.containsKey(name)) {
            var codes = endpoint.isCommand() ? rulesOf(endpoint) : Stream.<String>empty();
            var others = endpoint.refuses().stream().flatMap(said -> Stream.of(said.value()));
            share(name, HttpStatus.CONFLICT, texts.of("refusal", "Conflict"), Stream.concat(codes, others));
        }
        return reference(name);
    }

    private Stream<String> rulesOf(Endpoint endpoint) {
        var others = endpoint.refuses().stream().flatMap(said -> Stream.of(said.rulesOf()));
        var contexts = Stream.concat(Stream.of(endpoint.context()), others).map(context -> context + ".");
        return Stream.concat(
                under(contexts.toArray(String[]::new)),
                codes("ledger.id-taken", "ledger.nothing-to-claim", "ledger.in-doubt"));
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

    private void share(String name, HttpStatus status, String... codes) {
        share(name, status, texts.of("refusal", name), codes(codes));
    }

    private void share(String name, HttpStatus status, @Nullable String description, Stream<String> codes) {
        var listed = codes.toList();
        var lines = listed.stream()
                .map(code -> "\n- `" + code + "`: " + sentence(code))
                .collect(Collectors.joining());
        var problem = new MediaType().schema(Schemas.reference("Problem")).example(example(status, listed));
        var response = new ApiResponse()
                .description(description + (lines.isEmpty() ? "" : "\n" + lines))
                .content(new Content().addMediaType("application/problem+json", problem));
        shared.put(name, Headers.add(response, "X-Request-Id"));
        if (TO_BE_REPEATED.contains(status)) {
            Headers.add(response, "Retry-After");
        }
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
        problem.put("instance", Examples.ofParameter("problem.instance"));
        problem.put("code", code);
        if (malformed) {
            var error = new LinkedHashMap<String, Object>();
            error.put("field", Examples.ofParameter("problem.field"));
            error.put("code", "request.required");
            error.put("detail", sentence("request.required"));
            problem.put("errors", List.of(error));
        }
        return problem;
    }

    /** RFC 9457, with a code that stays the same and what is wrong with each field. */
    Schema<?> problem() {
        Schema<?> error = Schemas.typed("object");
        for (var part : List.of("field", "code", "detail")) {
            error.addProperty(part, text("ProblemError", part));
        }
        error.setRequired(List.of("field", "code", "detail"));
        Schema<?> problem = Schemas.typed("object").description(texts.of("Problem", "is"));
        problem.addProperty("type", text("Problem", "type").format("uri"))
                .addProperty("title", text("Problem", "title"))
                .addProperty("status", Schemas.typed("integer").description(texts.of("Problem", "status")))
                .addProperty("detail", text("Problem", "detail"))
                .addProperty("instance", text("Problem", "instance").format("uri-reference"))
                .addProperty("code", text("Problem", "code"))
                .addProperty("errors", Schemas.typed("array").items(error).description(texts.of("Problem", "errors")));
        Schema<?> unlikely = Schemas.typed("object")
                .addProperty("code", text("ProblemUnlikely", "code"))
                .addProperty("detail", text("ProblemUnlikely", "detail"));
        unlikely.setRequired(List.of("code", "detail"));
        problem.addProperty(
                CommandReader.CONFIRM,
                Schemas.typed("array").items(unlikely).description(texts.of("Problem", CommandReader.CONFIRM)));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private Schema<?> text(String owner, String name) {
        return Schemas.typed("string").description(texts.of(owner, name));
    }

    private static ApiResponse reference(String name) {
        return new ApiResponse().$ref(REF + name);
    }
}
