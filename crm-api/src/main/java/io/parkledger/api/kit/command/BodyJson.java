package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** JSON as bodies are read: a text is no number, an empty text is no day, and nothing is there twice. */
final class BodyJson {

    private final JsonMapper json;

    /** @param depth to which objects and lists may stand in each other */
    BodyJson(int depth) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(40)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // An empty text is no day and no number, and no way around "required" either.
                .withCoercionConfigDefaults(
                        values -> values.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                // What is said to be a text is one, not the name of a truth or a number.
                .withCoercionConfig(LogicalType.Textual, values -> values.setCoercion(
                                CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .build();
    }

    /** @throws Refused unless it is an object, or nothing at all */
    ObjectNode tree(byte[] body) {
        try {
            if (body.length > 0 && json.readTree(body) instanceof ObjectNode tree) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.not-json", e.getOriginalMessage());
        }
        if (body.length == 0) {
            return json.createObjectNode();
        }
        throw new Refused(HttpStatus.BAD_REQUEST, "request.not-an-object");
    }

    /** @throws Refused with the field that cannot be what it has to be */
    <C> C bind(ObjectNode tree, Class<C> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw Refused.malformed(path(e), "request.unknown-field");
        } catch (JacksonException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidValue invalid) {
                    throw Refused.malformed(
                            path(e), invalid.code(), invalid.facts().toArray());
                }
            }
            throw Refused.malformed(path(e), "request.not-readable", valueAt(tree, path(e)));
        }
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String valueAt(ObjectNode tree, String field) {
        var value = tree.path(field);
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /**
     * No text and no number that nothing could keep, or that would grow when computed with, whatever field it is for.
     */
    static void requireStorable(ObjectNode tree) {
        var errors = new ArrayList<Refused.FieldError>();
        requireStorable(tree, "", errors);
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
    }

    private static void requireStorable(JsonNode value, String path, List<Refused.FieldError> errors) {
        if (value.isString() && !Bounds.holds(value.stringValue())) {
            errors.add(Refused.FieldError.of(path, "request.control-character"));
        } else if (value.isNumber() && !Bounds.isMeasured(value.decimalValue())) {
            errors.add(Refused.FieldError.of(path, "request.number-too-long"));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                requireStorable(value.get(i), path + "[" + i + "]", errors);
            }
        }
        value.properties()
                .forEach(each -> requireStorable(
                        each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey(), errors));
    }
}
