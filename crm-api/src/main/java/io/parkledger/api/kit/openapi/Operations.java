package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.TakesFile;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.links.Link;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Says of every operation what it takes, what it answers, how it refuses, and who may. Summary and tag stand at the
 * endpoint.
 */
final class Operations implements OperationCustomizer {

    private static final Pattern AFTER_A_HYPHEN = Pattern.compile("-(\\w)");

    private final Schemas schemas;
    private final Parameters parameters;
    private final RefusalResponses refusals;

    Operations(Schemas schemas, Parameters parameters, RefusalResponses refusals) {
        this.schemas = schemas;
        this.parameters = parameters;
        this.refusals = refusals;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var endpoint = new Endpoint(method);
        var tag = operation.getTags().get(0);
        var name = method.getMethod().getName();
        operation.setOperationId(operationId(tag, name));
        operation.setDescription(whoMay(endpoint) + howOften(endpoint) + whatComesFirst(operation.getOperationId()));
        operation.setParameters(parameters.of(endpoint, tag, operation.getOperationId()));
        operation.setRequestBody(
                endpoint.has(TakesFile.class)
                        ? file()
                        : endpoint.sent().map(body -> body(endpoint, body)).orElse(null));
        operation.setResponses(responses(endpoint, tag));
        if (endpoint.isPublic()) {
            operation.setSecurity(List.of());
        }
        return operation;
    }

    /** In camel case: programs that are made from the document name their methods so. */
    private static String operationId(String tag, String name) {
        return AFTER_A_HYPHEN.matcher(tag + "-" + name).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static String whoMay(Endpoint endpoint) {
        if (endpoint.isPublic()) {
            return "Open to everybody.";
        }
        return endpoint.roles().stream()
                .map(Role::name)
                .collect(Collectors.joining("`, `", "Open to the roles `", "`."));
    }

    /** Of a batch no key answers as a whole: each of its commands has an answer of its own. */
    private static String howOften(Endpoint endpoint) {
        return endpoint.isBatch()
                ? "\n\nWith an `Idempotency-Key` it can be sent again: each row has a key of its own, made of that, and"
                        + " nothing of it is done twice. A row that says something else under the same key is refused."
                : "";
    }

    private static String whatComesFirst(String operationId) {
        var before = Examples.before(operationId);
        return before == null
                ? ""
                : "\n\nIts example works in the demo once that of `" + before + "` was sent, for the same `id`.";
    }

    /** One file, under any name; what else is asked for may be said in fields beside it as well. */
    private static RequestBody file() {
        var parts = Schemas.typed("object")
                .addProperty("file", Schemas.typed("string").format("binary"));
        return new RequestBody()
                .content(new Content().addMediaType("multipart/form-data", new MediaType().schema(parts)))
                .required(true);
    }

    private RequestBody body(Endpoint endpoint, Class<?> body) {
        var json = new MediaType()
                .schema(schemas.sent(body, endpoint.isAboutOne(), endpoint.isCommand()))
                .example(Examples.of(Schemas.nameOf(body)));
        var required = schemas.named().get(Schemas.nameOf(body)).getRequired();
        return new RequestBody()
                .content(new Content().addMediaType("application/json", json))
                .required(required != null);
    }

    private ApiResponses responses(Endpoint endpoint, String tag) {
        var responses = new ApiResponses();
        responses.addApiResponse("" + endpoint.success().value(), success(endpoint, tag));
        new TreeMap<>(refusals.of(endpoint, tag)).forEach(responses::addApiResponse);
        return responses;
    }

    private ApiResponse success(Endpoint endpoint, String tag) {
        var response = new ApiResponse().description(outcome(endpoint));
        new TreeMap<>(links(endpoint, tag))
                .forEach((next, id) -> response.link(
                        next,
                        new Link()
                                .operationId(next)
                                .addParameter("id", "$response.body#" + id)
                                .description("For what was answered.")));
        if (endpoint.success() != HttpStatus.NO_CONTENT) {
            var isStream = endpoint.mediaType().equals("text/event-stream");
            var schema = isStream
                    ? Schemas.typed("string").description("Events named `progress`; the data of each is a Job.")
                    : schemas.shown(endpoint.answer());
            response.content(new Content().addMediaType(endpoint.mediaType(), new MediaType().schema(schema)));
        }
        return Headers.add(response, headers(endpoint).toArray(String[]::new));
    }

    /** Where the answer leads: operations that take an id out of it. */
    private static Map<String, String> links(Endpoint endpoint, String tag) {
        if (endpoint.isCommand() && endpoint.makesSomething()) {
            return Map.of(operationId(tag, "get"), "/id", operationId(tag, "history"), "/id");
        }
        return endpoint.leadsTo()
                .map(said -> Stream.of(said.value()).collect(Collectors.toMap(each -> each, each -> said.id())))
                .orElse(Map.of());
    }

    private static String outcome(Endpoint endpoint) {
        return switch (endpoint.success()) {
            case CREATED -> "Made.";
            case ACCEPTED -> "Begun: the job that does it.";
            case NO_CONTENT -> "Done.";
            default -> endpoint.isCommand() ? "Done: id, version and position of the last event." : "As asked.";
        };
    }

    private static List<String> headers(Endpoint endpoint) {
        var headers = new ArrayList<String>();
        headers.add("X-Request-Id");
        if (endpoint.hasETag()) {
            headers.add("ETag");
        }
        if ((endpoint.isCommand() && endpoint.makesSomething()) || endpoint.startsAJob()) {
            headers.add("Location");
        }
        if (endpoint.answersFromViews()) {
            headers.add("ParkLedger-Position");
            headers.add("ParkLedger-Updating");
        }
        return headers;
    }
}
