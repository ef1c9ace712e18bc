package io.parkledger.core.bound;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day that business can have: from the founding of the republic to the end of the next century. */
@Documented
@Constraint(validatedBy = BusinessDay.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface BusinessDay {

    String message() default "{bound.day}";

    String from() default Bounds.FROM;

    String until() default Bounds.UNTIL;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds a day against {@link Bounds}. */
    final class Validator implements ConstraintValidator<BusinessDay, LocalDate> {
        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || Bounds.holds(day);
        }
    }
}
