package io.parkledger.api.kit.openapi;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.value.Amount;
import io.parkledger.core.value.BusinessPeriod;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    private static final String SEEN = "[^\\u0000-\\u001f\\u007f-\\u009f" + Bounds.UNSEEN + "]";
    /** One line of what is seen, not blank. */
    private static final String NAME = "^" + SEEN + "*" + SEEN.replace("]", "\\s]") + SEEN + "*$";

    private static final String YEAR = "(19[5-9][0-9]|2[01][0-9]{2})";
    private static final String DAY = "^(1949-1[0-2]|" + YEAR + "-(0[1-9]|1[0-2]))-(0[1-9]|[12][0-9]|3[01])$";
    private static final String PERIOD = "^(1949-(1[0-2]|Q4)|" + YEAR + "-(0[1-9]|1[0-2]|Q[1-4]))$";
    private static final String NOT_NEGATIVE = "^[0-9]{1,14}(\\.[0-9]{1,2})?$";

    private Limits() {}

    static void apply(AnnotatedType type, Schema<?> schema) {
        for (var limit : type.getAnnotations()) {
            apply(limit, schema);
        }
    }

    private static void apply(Annotation limit, Schema<?> schema) {
        // A limit in the words of its field is made of those of the library.
        if (limit.annotationType().isAnnotationPresent(Constraint.class)) {
            for (var part : limit.annotationType().getAnnotations()) {
                apply(part, schema);
            }
        }
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
        } else if (limit instanceof Name name) {
            schema.maxLength(name.max());
            schema.minLength(1);
            schema.setPattern(NAME);
        } else if (limit instanceof BusinessDay) {
            schema.setPattern(DAY);
        } else if (limit instanceof BusinessPeriod) {
            schema.setPattern(PERIOD);
        } else if (limit instanceof Amount amount && !amount.min().startsWith("-")) {
            schema.setPattern(NOT_NEGATIVE);
        } else if (limit instanceof Digits digits) {
            schema.multipleOf(BigDecimal.ONE.movePointLeft(digits.fraction()));
        } else if (limit instanceof Min min) {
            schema.minimum(BigDecimal.valueOf(min.value()));
        } else if (limit instanceof DecimalMin min) {
            schema.minimum(new BigDecimal(min.value()));
        } else if (limit instanceof Max max) {
            schema.maximum(BigDecimal.valueOf(max.value()));
        } else if (limit instanceof DecimalMax max) {
            schema.maximum(new BigDecimal(max.value()));
        }
    }
}
