package io.parkledger.api.kit.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.id.Id;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Period;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** JSON schemas of what is sent and shown, read from the records: names, types, limits, what may be left out. */
final class Schemas {

    private static final String REF = "#/components/schemas/";

    private final Descriptions descriptions;
    private final Map<String, Schema<?>> named = new ConcurrentSkipListMap<>();

    Schemas(Descriptions descriptions) {
        this.descriptions = descriptions;
        named.put("Id", text("[A-Za-z0-9][A-Za-z0-9._-]{0,99}").description("""
                Names one thing in the whole ledger: up to 80 letters, digits, dots, dashes and underscores, the first a letter or digit. \
                Made by the server, or brought along by an import."""));
        named.put(
                "Money", text("-?[0-9]{1,14}(\\.[0-9]{1,2})?").description("""
                Yuan (CNY) as a decimal string, exact to the fen, at most ten trillion; answers always have two places. Negative for \
                refunds.""").example("31264000.00"));
        named.put(
                "CreditCode", text("[0-9A-HJ-NP-RT-UW-Y]{18}").description("""
                统一社会信用代码: 18 characters, the last one the check character of GB 32100-2015.""").example("91990101MA91X9P91N"));
        named.put(
                "Period",
                text("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2]|Q[1-4])")
                        .description("""
                A month, 2025-03, or a quarter, 2025-Q1.""")
                        .example("2025-03"));
    }

    /** All that others refer to, by name. */
    Map<String, Schema<?>> named() {
        return named;
    }

    /** Of something that is answered. */
    Schema<?> shown(Type type) {
        return of(type, false);
    }

    /**
     * Of a body; without the aggregate's id when that is in the path, with what it confirms when it becomes an event.
     */
    Schema<?> sent(Class<?> body, boolean idInPath, boolean isCommand) {
        var name = nameOf(body);
        if (!named.containsKey(name)) {
            Schema<?> schema = object().additionalProperties(false);
            var idField = CommandShape.idFieldOf(body);
            if (idField != null && !idInPath) {
                schema.addProperty(idField, nullable(reference("Id").description("Made by the server when left out.")));
            }
            var required = new ArrayList<String>();
            for (var field : CommandShape.fieldsOf(body)) {
                var property = property(name, field, true);
                if (CommandShape.isRequired(field)) {
                    required.add(field.getName());
                } else {
                    property = nullable(property);
                }
                schema.addProperty(field.getName(), withDefault(property, field));
            }
            if (isCommand) {
                schema.addProperty(CommandReader.CONFIRM, nullable(confirmations()));
            }
            if (!required.isEmpty()) {
                schema.required(required);
            }
            named.put(name, schema);
        }
        return reference(name);
    }

    private static Schema<?> confirmations() {
        return typed("array")
                .items(text("^" + CommandReader.CONFIRMATION + "$"))
                .maxItems(CommandReader.MOST_CONFIRMED)
                .description("""
                Codes of what is unlikely and meant so all the same, as a 409 listed them in its `confirm`. What is not asked \
                for is not looked at.""");
    }

    private static Schema<?> withDefault(Schema<?> schema, RecordComponent field) {
        var standIn =
                switch (CommandShape.defaultOf(field)) {
                    case CALLER -> "When left out: the caller.";
                    case TEAM -> "When left out: the caller's department.";
                    case PARK -> "May be left out by callers who work for one park only.";
                    case TODAY -> "When left out: today. Not in the future.";
                    case EMPTY_LIST -> "When left out: none.";
                    case ITS_ID -> "May be left out where an id is given: then it is that.";
                    case NONE -> null;
                };
        if (standIn == null) {
            return schema;
        }
        var description = schema.getDescription();
        return schema.description(description == null ? standIn : description + " " + standIn);
    }

    private Schema<?> of(Type type, boolean sent) {
        if (type instanceof ParameterizedType several) {
            return several(several, sent);
        }
        var simple = (Class<?>) type;
        if (Id.class.isAssignableFrom(simple)) {
            return reference("Id");
        }
        if (simple == Cny.class) {
            return reference("Money");
        }
        if (simple == CreditCode.class || simple == Period.class) {
            return reference(simple.getSimpleName());
        }
        if (simple.isEnum()) {
            return constants(simple);
        }
        return simple.isRecord() ? record(simple, nameOf(simple), null, sent) : plain(simple);
    }

    private Schema<?> several(ParameterizedType type, boolean sent) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == Listed.class) {
            return record(raw, nameOf((Class<?>) arguments[0]) + "List", arguments[0], sent);
        }
        if (raw == Map.class) {
            return typed("object").additionalProperties(of(arguments[1], sent));
        }
        Schema<?> list = typed("array").items(of(arguments[0], sent));
        return raw == Set.class ? list.uniqueItems(true) : list;
    }

    private static Schema<?> plain(Class<?> type) {
        if (type == String.class) {
            return typed("string");
        }
        if (type == int.class || type == Integer.class) {
            return typed("integer").format("int32");
        }
        if (type == long.class || type == Long.class) {
            return typed("integer").format("int64");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == BigDecimal.class) {
            return typed("number");
        }
        if (type == LocalDate.class) {
            return typed("string").format("date");
        }
        if (type == Instant.class) {
            return typed("string").format("date-time");
        }
        if (type == Duration.class) {
            return typed("string").example("PT12.5S");
        }
        if (type == YearMonth.class) {
            return text("[0-9]{4}-(0[1-9]|1[0-2])").example("2025-03");
        }
        if (type == Document.class) {
            return typed("object").additionalProperties(true);
        }
        if (type == byte[].class || type == void.class) { // written by the endpoint itself
            return new Schema<>(SpecVersion.V31).contentMediaType("application/octet-stream");
        }
        if (type == Object.class) {
            return new Schema<>(SpecVersion.V31);
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private Schema<?> constants(Class<?> type) {
        var name = nameOf(type);
        if (!named.containsKey(name)) {
            var schema = new Schema<String>(SpecVersion.V31);
            schema.addType("string");
            Stream.of(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .forEach(schema::addEnumItemObject);
            named.put(name, schema.description(descriptions.ofConstants(type)));
        }
        return reference(name);
    }

    /** @param item of a list, null for all other records */
    private Schema<?> record(Class<?> type, String name, @Nullable Type item, boolean sent) {
        if (!named.containsKey(name)) {
            var schema = object();
            named.put(name, schema);
            var required = new ArrayList<String>();
            for (var field : type.getRecordComponents()) {
                if (field.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    continue;
                }
                var property = item != null && field.getType() == List.class
                        ? describe(typed("array").items(of(item, sent)), name, field)
                        : property(name, field, sent);
                var nullable = isNullable(field.getAnnotatedType());
                schema.addProperty(field.getName(), nullable ? nullable(property) : property);
                // Answers name every field; what is not known is null.
                if (!nullable || !sent) {
                    required.add(field.getName());
                }
            }
            schema.required(required);
            if (sent) {
                schema.additionalProperties(false);
            }
        }
        return reference(name);
    }

    private Schema<?> property(String owner, RecordComponent field, boolean sent) {
        var schema = of(field.getGenericType(), sent);
        if (sent) {
            Limits.apply(field.getAnnotatedType(), schema);
            if (field.getAnnotatedType() instanceof AnnotatedParameterizedType list && schema.getItems() != null) {
                Limits.apply(list.getAnnotatedActualTypeArguments()[0], schema.getItems());
            }
        }
        return describe(schema, owner, field);
    }

    private Schema<?> describe(Schema<?> schema, String owner, RecordComponent field) {
        return schema.description(descriptions.of(owner, field.getName()));
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var either = new Schema<>(SpecVersion.V31);
            either.addAnyOfItem(new Schema<>(SpecVersion.V31).$ref(schema.get$ref()));
            either.addAnyOfItem(typed("null"));
            return either.description(schema.getDescription()).pattern(schema.getPattern());
        }
        if (schema.getTypes() != null) {
            schema.addType("null");
        }
        return schema;
    }

    static Schema<?> typed(String type) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.addType(type);
        return schema;
    }

    static Schema<?> reference(String name) {
        return new Schema<>(SpecVersion.V31).$ref(REF + name);
    }

    private static Schema<?> text(String pattern) {
        return typed("string").pattern("^" + pattern + "$");
    }

    private static Schema<?> object() {
        return typed("object").properties(new LinkedHashMap<>());
    }

    /**
     * The name of a schema: commands and views have their own; what stands inside an endpoint, a view or a report takes
     * its name along, {@code ContractSigning}, {@code RentRollReportRow}.
     */
    static String nameOf(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null || outer.isInterface()) {
            return type.getSimpleName();
        }
        var prefix = outer.getSimpleName().replaceAll("Api$", "");
        return prefix.startsWith(type.getSimpleName()) ? type.getSimpleName() : prefix + type.getSimpleName();
    }
}
