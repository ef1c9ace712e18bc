package io.parkledger.api.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.value.Cny;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API is complete, and says what the API does. */
class OpenApiTest {

    /** Whom the examples come from. */
    private static final Caller STAFF =
            new Caller("li.na", "李娜", Role.STAFF, Set.of("gaoxin-park"), "招商一部", null, false);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static TestApplication app;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        api = ask("zh-CN");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode ask(String language) {
        var answer = app.get(null, "/v3/api-docs", "Accept-Language", language);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void it_is_open_api_3_1_with_relative_servers_and_without_licence() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("ParkLedger");
        assertThat(api.at("/info/description").asString()).isNotBlank();
        assertThat(api.at("/info/license").isMissingNode()).isTrue();
        assertThat(api.path("servers")).hasSize(1);
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/security/0").has("bearer")).isTrue();
    }

    @Test
    void every_language_is_told_the_same() {
        assertThat(ask("en")).isEqualTo(api);
    }

    @Test
    void every_endpoint_is_there_and_says_who_may() {
        var described = new TreeSet<String>();
        eachOperation((name, operation) -> described.add(name));
        assertThat(described).isEqualTo(new TreeSet<>(endpoints().keySet()));
        endpoints().forEach((name, endpoint) -> {
            assertThat(Allowed.Of.endpoint(endpoint.method()))
                    .as("%s needs @Allowed", name)
                    .isNotNull();
            assertThat(endpoint.isPublic() || !endpoint.roles().isEmpty())
                    .as("%s is open to somebody", name)
                    .isTrue();
            if (!endpoint.isPublic()) {
                endpoint.roles().forEach(role -> assertThat(
                                operation(name).path("description").asString())
                        .contains(role.name()));
            }
        });
    }

    @Test
    void every_operation_has_a_summary_a_described_tag_and_an_id_of_its_own() {
        var ids = new HashSet<String>();
        var tags = new HashSet<String>();
        assertThat(api.path("tags")).isNotEmpty();
        api.path("tags").forEach(tag -> {
            assertThat(tag.path("description").asString())
                    .isNotEqualTo(tag.path("name").asString());
            tags.add(tag.path("name").asString());
        });
        eachOperation((name, operation) -> {
            assertThat(operation.path("summary").asString()).as(name).isNotBlank();
            assertThat(ids.add(operation.path("operationId").asString()))
                    .as(name)
                    .isTrue();
            assertThat(operation.path("operationId").asString())
                    .as("in camel case")
                    .matches("[a-z][a-zA-Z0-9]*");
            assertThat(operation.path("tags")).as(name).hasSize(1);
            assertThat(tags).contains(operation.at("/tags/0").asString());
        });
    }

    @Test
    void only_what_is_public_asks_for_no_token() {
        var open = new ArrayList<String>();
        eachOperation((name, operation) -> {
            if (operation.has("security") && operation.path("security").isEmpty()) {
                open.add(name);
            }
        });
        assertThat(open).containsExactly("POST /api/v1/tokens");
    }

    @Test
    void every_body_has_a_schema_and_an_example() {
        endpoints().forEach((name, endpoint) -> {
            var body = operation(name).at("/requestBody/content/application~1json");
            assertThat(body.isMissingNode()).as(name).isEqualTo(endpoint.sent().isEmpty());
            endpoint.sent().ifPresent(type -> {
                assertThat(body.at("/schema/$ref").asString()).as(name).endsWith("/" + Schemas.nameOf(type));
                assertThat(body.path("example").isObject()).as(name).isTrue();
            });
        });
    }

    @Test
    void every_example_is_accepted() {
        var reader = app.bean(CommandReader.class);
        endpoints().forEach((name, endpoint) -> endpoint.sent().ifPresent(type -> {
            var id = endpoint.isAboutOne() ? "some-id" : null;
            var read = reader.read(Examples.bytesOf(Schemas.nameOf(type)), type.asSubclass(Record.class), id, STAFF);
            assertThat(read).as(name).isNotNull();
        }));
    }

    @Test
    void whatever_the_document_requires_is_required() {
        var reader = app.bean(CommandReader.class);
        endpoints().forEach((name, endpoint) -> endpoint.sent().ifPresent(type -> {
            var id = endpoint.isAboutOne() ? "some-id" : null;
            var schema = Schemas.nameOf(type);
            for (var path : requiredOf(schema, JSON.readTree(Examples.bytesOf(schema)), "")) {
                var body = JSON.readTree(Examples.bytesOf(schema));
                var at = path.lastIndexOf('/');
                ((ObjectNode) body.at(path.substring(0, at))).remove(path.substring(at + 1));
                assertThatThrownBy(() ->
                                reader.read(JSON.writeValueAsBytes(body), type.asSubclass(Record.class), id, STAFF))
                        .as("%s without %s", name, path)
                        .isInstanceOf(Refused.class)
                        .hasMessage("request.malformed");
            }
        }));
    }

    /** Where in an example the required fields stand, those of its parts included. */
    private static List<String> requiredOf(String schema, JsonNode example, String at) {
        var paths = new ArrayList<String>();
        schema(schema).path("required").forEach(field -> paths.add(at + "/" + field.asString()));
        schema(schema).path("properties").properties().forEach(property -> {
            var field = property.getKey();
            var part = example.path(field);
            var several = part.isArray();
            var of = several ? property.getValue().path("items") : property.getValue();
            var reference = of.has("$ref")
                    ? of.path("$ref")
                    : of.valueStream()
                            .flatMap(JsonNode::valueStream)
                            .filter(choice -> choice.has("$ref"))
                            .map(choice -> choice.path("$ref"))
                            .findFirst()
                            .orElse(of.path("$ref"));
            var first = several ? part.path(0) : part;
            if (first.isObject()) {
                var name = reference.asString().substring("#/components/schemas/".length());
                paths.addAll(requiredOf(name, first, at + "/" + field + (several ? "/0" : "")));
            }
        });
        return paths;
    }

    @Test
    void an_example_holds_what_its_schema_asks_for_and_nothing_else() {
        endpoints().forEach((name, endpoint) -> endpoint.sent().ifPresent(type -> {
            var schema = schema(Schemas.nameOf(type));
            var example = operation(name).at("/requestBody/content/application~1json/example");
            schema.path("required").forEach(field -> assertThat(example.has(field.asString()))
                    .as(name + " " + field)
                    .isTrue());
            assertThat(names(schema.path("properties"))).as(name).containsAll(names(example));
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        }));
    }

    @Test
    void every_way_to_refuse_is_listed() {
        eachOperation((name, operation) -> {
            var endpoint = endpoints().get(name);
            var expected = new TreeSet<>(Set.of("400", "401", "500", "503"));
            if (!endpoint.isPublic()) {
                expected.add("403");
            }
            if (name.startsWith("POST")) {
                expected.addAll(Set.of("413", "415"));
            }
            if (name.contains("{")) {
                expected.add("404");
            }
            if (endpoint.isCommand()) {
                expected.addAll(Set.of("404", "409", "422"));
                if (name.contains("{")) {
                    expected.add("412");
                }
            }
            assertThat(names(operation.path("responses"))).as(name).containsAll(expected);
        });
        assertThat(api.at("/components/responses")).isNotEmpty();
        api.at("/components/responses")
                .forEach(response -> assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                .asString())
                        .endsWith("/Problem"));
        assertThat(api.at("/components/responses/ConflictLeads/description").asString())
                .contains("lead.lead-is-new");
        assertThat(api.at("/components/responses/Unavailable/headers").has("Retry-After"))
                .isTrue();
    }

    @Test
    void every_link_leads_to_an_operation() {
        var ids = new HashSet<String>();
        var links = new ArrayList<String>();
        eachOperation((name, operation) -> {
            ids.add(operation.path("operationId").asString());
            operation.path("responses").forEach(response -> response.path("links")
                    .forEach(link -> links.add(link.path("operationId").asString())));
        });
        assertThat(links)
                .hasSizeGreaterThan(20)
                .contains("leadsGet", "jobsProgress", "proposalsConfirm", "proposalsRefuse", "tokensRevoke");
        assertThat(ids).containsAll(links);
    }

    /** Of a refusal that is misspelt at its endpoint nothing would be said but its code. */
    @Test
    void every_refusal_is_said_in_words() {
        var refusals = api.at("/components/responses");
        assertThat(refusals).hasSizeGreaterThan(20);
        refusals.forEach(refusal ->
                assertThat(refusal.path("description").asString()).doesNotContainPattern("- `([a-z.-]+)`: \\1(\n|$)"));
        assertThat("- `access.planted`: access.planted\n").containsPattern("- `([a-z.-]+)`: \\1(\n|$)");
    }

    @Test
    void answers_name_their_headers() {
        assertThat(headers("POST /api/v1/leads", "201")).contains("ETag", "Location", "X-Request-Id");
        assertThat(headers("POST /api/v1/leads/{id}/qualify", "200"))
                .contains("ETag")
                .doesNotContain("Location");
        assertThat(headers("GET /api/v1/leads/{id}", "200")).contains("ETag");
        assertThat(headers("GET /api/v1/leads", "200")).contains("ParkLedger-Position", "ParkLedger-Updating");
        assertThat(headers("POST /api/v1/projections/rebuild", "202")).contains("Location");
    }

    private static Set<String> headers(String operation, String status) {
        return names(operation(operation).path("responses").path(status).path("headers"));
    }

    @Test
    void parameters_are_those_of_http_and_nothing_internal() {
        var known = Set.of("path", "query", "header");
        eachOperation((name, operation) -> {
            var given = new HashSet<String>();
            operation.path("parameters").forEach(parameter -> {
                var meant = resolve(parameter);
                assertThat(known).contains(meant.path("in").asString());
                assertThat(meant.path("description").asString())
                        .as(name + " " + meant.path("name"))
                        .isNotBlank();
                assertThat(meant.has("schema")).isTrue();
                assertThat(given.add(meant.path("name").asString())).isTrue();
            });
            assertThat(given)
                    .as(name)
                    .doesNotContain("call", "views", "page", "command")
                    .contains("Accept-Language");
            for (var variable : name.split("\\{")) {
                if (variable.contains("}")) {
                    assertThat(given).contains(variable.substring(0, variable.indexOf('}')));
                }
            }
            assertThat(given.contains("Idempotency-Key"))
                    .as(name)
                    .isEqualTo(endpoints().get(name).isCommand());
        });
        assertThat(parameters("GET /api/v1/leads"))
                .contains("asOf", "minPosition", "limit", "cursor", "parkId", "stage", "owner", "q");
        assertThat(parameters("POST /api/v1/leads/{id}/lose")).contains("id", "If-Match");
        assertThat(parameters("POST /api/v1/leads")).doesNotContain("If-Match");
    }

    private static Set<String> parameters(String operation) {
        var names = new TreeSet<String>();
        operation(operation)
                .path("parameters")
                .forEach(parameter -> names.add(resolve(parameter).path("name").asString()));
        return names;
    }

    @Test
    void every_reference_leads_somewhere_and_nothing_is_left_over() {
        var used = new TreeSet<String>();
        collectReferences(api, used);
        assertThat(used).hasSizeGreaterThan(100);
        used.forEach(reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        for (var kind : List.of("schemas", "parameters", "headers", "responses")) {
            assertThat(names(api.at("/components/" + kind)))
                    .as(kind)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
        }
    }

    private static void collectReferences(JsonNode node, Set<String> into) {
        if (node.path("$ref").isString()) {
            into.add(node.path("$ref").asString());
        }
        node.forEach(child -> collectReferences(child, into));
    }

    @Test
    void every_field_is_described() {
        var fields = new ArrayList<String>();
        var silent = new TreeSet<String>();
        api.at("/components/schemas").properties().forEach(schema -> schema.getValue()
                .path("properties")
                .properties()
                .forEach(field -> {
                    fields.add(field.getKey());
                    if (field.getValue().path("description").asString().isBlank()) {
                        silent.add(schema.getKey() + "." + field.getKey());
                    }
                }));
        assertThat(fields).hasSizeGreaterThan(500);
        assertThat(silent).isEmpty();
    }

    @Test
    void a_body_says_types_limits_and_what_may_be_left_out() {
        var lead = schema("RegisterLead");
        assertThat(lead.path("required")).extracting(JsonNode::asString).containsExactly("company", "source");
        assertThat(lead.at("/properties/leadId/anyOf/0/$ref").asString()).endsWith("/Id");
        assertThat(lead.at("/properties/company/maxLength").asInt()).isEqualTo(120);
        assertThat(lead.at("/properties/owner/description").asString()).contains("the caller");
        assertThat(lead.at("/properties/registeredOn/format").asString()).isEqualTo("date");
        assertThat(schema("QualifyLead").path("properties").has("leadId")).isFalse();
        assertThat(schema("QualifyLead").at("/properties/areaWantedSqm/type"))
                .extracting(JsonNode::asString)
                .containsExactly("number", "null");
        assertThat(schema("QualifyLead")
                        .at("/properties/areaWantedSqm/exclusiveMinimum")
                        .asInt(-1))
                .isZero();
        assertThat(schema("RecordVisit")
                        .at("/properties/companies/items/maxLength")
                        .asInt())
                .isEqualTo(120);
        assertThat(schema("Money").path("type").asString()).isEqualTo("string");
        assertThat(schema("LeadSource").path("enum")).hasSize(8);
    }

    @Test
    void an_answer_shows_what_the_json_has() {
        var mapper = app.bean(JsonMapper.class);
        var shown = new LinkedHashSet<Class<?>>();
        endpoints().values().forEach(endpoint -> collectRecords(endpoint.answer(), shown));
        shown.remove(Listed.class);
        assertThat(shown).hasSizeGreaterThan(40);
        shown.forEach(view -> assertThat(names(schema(Schemas.nameOf(view)).path("properties")))
                .as(view.getName())
                .isEqualTo(written(mapper, view)));
        assertThat(names(schema("LeadView").path("properties"))).doesNotContain("grams", "searchText");
        assertThat(names(schema("LeadViewList").path("properties"))).containsExactly("items", "next");
        assertThat(schema("HistoryEntry")
                        .at("/properties/facts/additionalProperties")
                        .asBoolean())
                .isTrue();
    }

    private static void collectRecords(Type type, Set<Class<?>> into) {
        if (type instanceof ParameterizedType several) {
            collectRecords(several.getRawType(), into);
            Stream.of(several.getActualTypeArguments()).forEach(each -> collectRecords(each, into));
        } else if (type instanceof Class<?> simple && simple.isRecord() && simple != Cny.class && into.add(simple)) {
            Stream.of(simple.getRecordComponents())
                    .filter(each -> !each.getAccessor().isAnnotationPresent(JsonIgnore.class))
                    .forEach(each -> collectRecords(each.getGenericType(), into));
        }
    }

    private static Set<String> written(JsonMapper mapper, Type type) {
        var names = new TreeSet<String>();
        mapper.acceptJsonFormatVisitor(mapper.constructType(type), new JsonFormatVisitorWrapper.Base() {
            @Override
            public JsonObjectFormatVisitor expectObjectFormat(JavaType object) {
                return new JsonObjectFormatVisitor.Base(getContext()) {
                    @Override
                    public void property(BeanProperty property) {
                        names.add(property.getName());
                    }

                    @Override
                    public void optionalProperty(BeanProperty property) {
                        names.add(property.getName());
                    }
                };
            }
        });
        return names;
    }

    /** The endpoints of the API, by verb and path. */
    private static Map<String, Endpoint> endpoints() {
        var endpoints = new LinkedHashMap<String, Endpoint>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") && isOurs(method))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb ->
                                        endpoints.put(verb + " " + path.replace("{*", "{"), new Endpoint(method)))));
        assertThat(endpoints).hasSizeGreaterThan(100);
        return endpoints;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("io.parkledger.api");
    }

    private static void eachOperation(BiConsumer<String, JsonNode> check) {
        assertThat(api.path("paths")).hasSizeGreaterThan(100);
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    check.accept(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue());
                }));
    }

    private static JsonNode operation(String name) {
        var blank = name.indexOf(' ');
        return there(
                name,
                api.path("paths")
                        .path(name.substring(blank + 1))
                        .path(name.substring(0, blank).toLowerCase(Locale.ROOT)));
    }

    private static JsonNode schema(String name) {
        return there(name, api.path("components").path("schemas").path(name));
    }

    /** What is not there holds nothing: no list of its parts could miss one. */
    private static JsonNode there(String name, JsonNode node) {
        assertThat(node.isMissingNode()).as(name).isFalse();
        return node;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
