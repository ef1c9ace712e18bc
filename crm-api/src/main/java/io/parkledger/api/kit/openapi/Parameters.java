package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.ledger.Components;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** What an endpoint takes besides its body. What several take is described once and referred to. */
final class Parameters {

    private static final String REF = "#/components/parameters/";

    private final Schemas schemas;
    private final Descriptions descriptions;
    private final Map<String, Parameter> shared = new LinkedHashMap<>();

    Parameters(Schemas schemas, Descriptions descriptions) {
        this.schemas = schemas;
        this.descriptions = descriptions;
        share(
                "AcceptLanguage",
                header("Accept-Language", Schemas.typed("string").example("zh-CN")));
        share("RequestId", header("X-Request-Id", Schemas.typed("string")));
        share(
                "IdempotencyKey",
                header("Idempotency-Key", Schemas.typed("string").pattern("^[!-~]{1,200}$")));
        share(
                "IfMatch",
                header(
                        "If-Match",
                        Schemas.typed("string")
                                .pattern("^(\\*|\"[0-9]{1,18}\")$")
                                .example("*")));
        share("On", query("on", Schemas.typed("string").format("date")).example(Examples.ofParameter("on")));
        share("AsOf", query("asOf", Schemas.typed("string")).example(Examples.ofParameter("asOf")));
        share(
                "MinPosition",
                query("minPosition", Schemas.typed("integer").format("int64").minimum(BigDecimal.ZERO)));
        Schema<?> limit =
                Schemas.typed("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(SliceRequest.MAX_LIMIT));
        limit.setDefault(SliceRequest.DEFAULT_LIMIT);
        share("Limit", query("limit", limit));
        share("Cursor", query("cursor", Schemas.typed("string")));
    }

    /** Those that others refer to, by name. */
    Map<String, Parameter> shared() {
        return shared;
    }

    List<Parameter> of(Endpoint endpoint, String tag, String operationId) {
        var parameters = taken(endpoint, tag);
        parameters.stream()
                .filter(parameter -> parameter.get$ref() == null)
                .forEach(parameter -> parameter.setExample(example(parameter, tag, operationId)));
        return parameters;
    }

    private static @Nullable Object example(Parameter parameter, String tag, String operationId) {
        var value = Examples.ofParameter(operationId, tag, parameter.getName());
        var types = parameter.getSchema().getTypes();
        return value != null && types != null && types.contains("integer") ? Long.valueOf(value) : value;
    }

    private List<Parameter> taken(Endpoint endpoint, String tag) {
        var parameters = new ArrayList<Parameter>();
        if (endpoint.path().contains("{id}")) {
            parameters.add(new Parameter()
                    .name("id")
                    .in("path")
                    .required(true)
                    .description(descriptions.of(tag, "id"))
                    .schema(endpoint.has(NotLedgerIds.class) ? Schemas.typed("string") : Schemas.reference("Id")));
        }
        for (var parameter : endpoint.parameters()) {
            var name = parameter.getName();
            if (parameter.getType() == Views.class) {
                parameters.add(reference("AsOf"));
                parameters.add(reference("MinPosition"));
            } else if (parameter.getType() == LookedAt.class) {
                parameters.add(reference("On"));
            } else if (parameter.getType() == SliceRequest.class) {
                parameters.add(reference("Limit"));
                parameters.add(reference("Cursor"));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                parameters.add(query(parameter, tag));
            } else if (parameter.isAnnotationPresent(FromQuery.class)) {
                Components.of(endpoint.typeOf(parameter))
                        .forEach(component ->
                                parameters.add(query(component.getName(), schemas.shown(component.getType()))
                                        .required(false)
                                        .description(descriptions.of(tag, component.getName()))));
            } else if (parameter.isAnnotationPresent(PathVariable.class) && !name.equals("id")) {
                parameters.add(new Parameter()
                        .name(name)
                        .in("path")
                        .required(true)
                        .description(descriptions.of(tag, name))
                        .schema(schemas.shown(parameter.getType())));
            }
        }
        if (endpoint.isCommand()) {
            parameters.add(reference("IdempotencyKey"));
            if (!endpoint.makesSomething()) {
                parameters.add(reference("IfMatch"));
            }
        }
        parameters.add(reference("AcceptLanguage"));
        parameters.add(reference("RequestId"));
        return parameters;
    }

    private Parameter query(java.lang.reflect.Parameter parameter, String tag) {
        var asked = parameter.getAnnotation(RequestParam.class);
        var schema = schemas.shown(parameter.getType());
        var hasDefault = !asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        if (hasDefault) {
            schema.setDefault(parameter.getType().isEnum() ? asked.defaultValue() : Long.valueOf(asked.defaultValue()));
        }
        return query(parameter.getName(), schema)
                .required(asked.required() && !hasDefault)
                .description(descriptions.of(tag, parameter.getName()));
    }

    private void share(String name, Parameter parameter) {
        shared.put(name, parameter.description(descriptions.of("parameter", name)));
    }

    private static Parameter header(String name, Schema<?> schema) {
        return new Parameter().name(name).in("header").schema(schema);
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new Parameter().name(name).in("query").schema(schema);
    }

    private static Parameter reference(String name) {
        return new Parameter().$ref(REF + name);
    }
}
