package io.parkledger.api.kit.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description at {@code /v3/api-docs}, which answers are held against: status, media type, headers and body. */
public final class ApiDocument {

    private static final String AT = "urn:parkledger:api-docs";
    private static final String PROBLEM = "application/problem+json";

    private final JsonNode api;
    private final List<Operation> operations;
    /**
     * All of it: a schema inside is taken from here, for the library reads the whole document anew for each it is asked
     * for.
     */
    private final Schema root;

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** One operation: its verb in lower case, the path with its variables. */
    public record Operation(String verb, String path, JsonNode described) {
        public String id() {
            return described.path("operationId").asString();
        }

        private boolean isAt(String verb, String path) {
            // A tile's path is the rest of its address.
            var pattern = this.path.replace("{path}", ".+").replaceAll("\\{\\w+}", "[^/]+");
            return this.verb.equals(verb) && path.matches(pattern);
        }

        private String pointer() {
            return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + verb;
        }
    }

    public ApiDocument(String json) {
        api = JsonMapper.shared().readTree(json);
        operations = api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(each -> new Operation(each.getKey(), path.getKey(), each.getValue())))
                .toList();
        root = SchemaRegistry.withDefaultDialect(
                        Dialects.getOpenApi31(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ROOT)
                                .build()))
                .getSchema(SchemaLocation.of(AT), api);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** What a reference leads to, or the node itself. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** The operation of a request; a path that is spelt out goes before one with variables. */
    public Optional<Operation> find(String verb, String path) {
        var lower = verb.toLowerCase(Locale.ROOT);
        return operations.stream()
                .filter(operation -> operation.isAt(lower, path))
                .min(Comparator.comparing(operation -> operation.path().contains("{")));
    }

    /** What an answer says that the document does not, or the other way round; empty when they agree. */
    public List<String> faultsOf(HttpResponse<String> answer) {
        var request = answer.request();
        var operation = find(request.method(), request.uri().getRawPath());
        var faults = new ArrayList<String>();
        if (operation.isEmpty()) {
            if (answer.statusCode() < 400) {
                faults.add("the document knows no such operation");
            }
            faults.addAll(problemFaults(answer));
        } else {
            faults.addAll(faultsOf(answer, operation.get()));
        }
        return faults.stream()
                .map(fault -> request.method() + " " + request.uri() + " → " + answer.statusCode() + ": " + fault)
                .toList();
    }

    private List<String> faultsOf(HttpResponse<String> answer, Operation operation) {
        var listed = operation.described().path("responses").path("" + answer.statusCode());
        if (listed.isMissingNode()) {
            return List.of("a status that the document does not list");
        }
        var faults = new ArrayList<String>();
        var described = resolve(listed);
        described.path("headers").properties().forEach(header -> {
            var schema = resolve(header.getValue()).path("schema");
            answer.headers()
                    .firstValue(header.getKey())
                    .filter(value -> !fits(schema, value))
                    .ifPresent(value -> faults.add("header " + header.getKey() + " is " + value));
        });
        if (answer.headers().firstValue("X-Request-Id").isEmpty()) {
            faults.add("no X-Request-Id");
        }
        if (!described.has("content")) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where the document has none");
            }
        } else {
            var pointer = listed.has("$ref")
                    ? listed.path("$ref").asString().substring(1)
                    : operation.pointer() + "/responses/" + answer.statusCode();
            faults.addAll(bodyFaults(answer, described, pointer));
        }
        if (answer.statusCode() >= 400) {
            faults.addAll(problemFaults(answer));
        }
        return faults;
    }

    private static boolean fits(JsonNode schema, String header) {
        return switch (schema.path("type").asString()) {
            case "integer" -> header.matches("[0-9]+");
            default -> !schema.has("const") || schema.path("const").asString().equals(header);
        };
    }

    private List<String> bodyFaults(HttpResponse<String> answer, JsonNode described, String pointer) {
        var type = mediaType(answer);
        if (!described.path("content").has(type)) {
            return List.of("media type " + type + " is not listed");
        }
        return type.endsWith("json")
                ? faults(pointer + "/content/" + type.replace("/", "~1") + "/schema", answer.body())
                : List.of();
    }

    /**
     * Every refusal and failure is a problem of RFC 9457 with a code; what is malformed names fields, and a rule, or
     * what is not there, may.
     */
    private List<String> problemFaults(HttpResponse<String> answer) {
        if (!mediaType(answer).equals(PROBLEM)) {
            return List.of("media type " + mediaType(answer) + " of a refusal: " + answer.body());
        }
        var problem = JsonMapper.shared().readTree(answer.body());
        var code = problem.path("code").asString();
        return Stream.concat(
                        faults("/components/schemas/Problem", answer.body()).stream(),
                        Stream.of(
                                        problem.path("status").asInt() == answer.statusCode() ? "" : "another status",
                                        problem.path("type").asString().endsWith(":" + code) ? "" : "another type",
                                        problem.has("errors") == code.equals("request.malformed")
                                                        || answer.statusCode() == 404
                                                        || answer.statusCode() == 409
                                                ? ""
                                                : "errors at " + code)
                                .filter(fault -> !fault.isEmpty()))
                .toList();
    }

    private static String mediaType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
    }

    /** What is wrong with JSON by the schema at a place in the document. */
    public List<String> faults(String pointer, String json) {
        return schemas
                .computeIfAbsent(
                        pointer,
                        at -> root.getRefSchema(SchemaLocation.of(AT + "#" + at).getFragment()))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
