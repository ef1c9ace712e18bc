package io.parkledger.api.openapi;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;

/** The limits of a field, from its validation annotations. */
final class Limits {

    private Limits() {}

    static void apply(AnnotatedType type, Schema<?> schema) {
        for (var limit : type.getAnnotations()) {
            apply(limit, schema);
        }
    }

    private static void apply(Annotation limit, Schema<?> schema) {
        var isList = schema.getTypes() != null && schema.getTypes().contains("array");
        if (limit instanceof NotBlank) {
            schema.setMinLength(1);
            schema.setPattern(schema.getPattern() == null ? "\\S" : schema.getPattern());
        } else if (limit instanceof NotEmpty) {
            schema.minItems(1);
        } else if (limit instanceof Size size && isList) {
            schema.maxItems(size.max());
            schema.minItems(size.min() > 0 ? Integer.valueOf(size.min()) : schema.getMinItems());
        } else if (limit instanceof Size size) {
            schema.maxLength(size.max());
            schema.minLength(size.min() > 0 ? Integer.valueOf(size.min()) : schema.getMinLength());
        } else if (limit instanceof Pattern pattern) {
            schema.pattern("^" + pattern.regexp() + "$");
        } else if (limit instanceof Positive) {
            schema.exclusiveMinimumValue(BigDecimal.ZERO);
        } else if (limit instanceof PositiveOrZero) {
            schema.minimum(BigDecimal.ZERO);
        } else if (limit instanceof Max max) {
            schema.maximum(BigDecimal.valueOf(max.value()));
        } else if (limit instanceof DecimalMax max) {
            schema.maximum(new BigDecimal(max.value()));
        }
    }
}
