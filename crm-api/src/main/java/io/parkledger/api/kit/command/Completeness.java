package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.Components;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What has to be there, inside objects and lists too: looked for in a body, and in the command made of it. */
final class Completeness {

    private Completeness() {}

    /** What is missing inside the objects and lists of a body. */
    static void requireParts(JsonNode value, Type type, String path, List<Refused.FieldError> errors) {
        if (value.isArray() && type instanceof ParameterizedType list) {
            for (int i = 0; i < value.size(); i++) {
                requirePart(value.get(i), list.getActualTypeArguments()[0], path + "[" + i + "]", false, errors);
            }
        } else if (value.isObject() && type instanceof Class<?> part && part.isRecord()) {
            for (var field : Components.of(part)) {
                var name = path + "." + field.getName();
                var nullable = CommandShape.isNullable(field);
                requirePart(value.path(field.getName()), field.getGenericType(), name, nullable, errors);
            }
        }
    }

    private static void requirePart(
            JsonNode value, Type type, String path, boolean nullable, List<Refused.FieldError> errors) {
        if (!nullable && (value.isMissingNode() || value.isNull())) {
            errors.add(Refused.FieldError.of(path, "request.required"));
        }
        requireParts(value, type, path, errors);
    }

    /** What was there but became nothing when it was read, such as a blank day. */
    static void requireNothingLost(Record read, String path, List<Refused.FieldError> errors) {
        for (var field : Components.of(read.getClass())) {
            var name = path + field.getName();
            var value = Components.read(field, read);
            if (value == null
                    && !CommandShape.isNullable(field)
                    && CommandShape.defaultOf(field) != CommandShape.Default.TEAM) {
                errors.add(Refused.FieldError.of(name, "request.required"));
            } else if (value instanceof Record part) {
                requireNothingLost(part, name + ".", errors);
            } else if (value instanceof List<?> parts) {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof Record part) {
                        requireNothingLost(part, name + "[" + i + "].", errors);
                    }
                }
            }
        }
    }

    /** A text that must not be blank is not filled in with what nobody sees. */
    static void requireSomethingSeen(Record command, String path, List<Refused.FieldError> errors) {
        for (var field : Components.of(command.getClass())) {
            var name = path + field.getName();
            var value = Components.read(field, command);
            if (value instanceof String text
                    && field.getAccessor().isAnnotationPresent(NotBlank.class)
                    && !text.isBlank()
                    && Bounds.seen(text).isBlank()) {
                errors.add(Refused.FieldError.of(name, "request.not-blank"));
            } else if (value instanceof Record part) {
                requireSomethingSeen(part, name + ".", errors);
            } else if (value instanceof List<?> parts) {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof Record part) {
                        requireSomethingSeen(part, name + "[" + i + "].", errors);
                    }
                }
            }
        }
    }
}
