package io.parkledger.core.value;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.bound.BusinessDay;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A month or quarter of days that business can have, see {@link BusinessDay}. */
@Documented
@Constraint(validatedBy = BusinessPeriod.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface BusinessPeriod {

    String message() default "{bound.day}";

    String from() default Bounds.FROM;

    String until() default Bounds.UNTIL;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds both ends of a period against {@link Bounds}. */
    final class Validator implements ConstraintValidator<BusinessPeriod, Period> {
        @Override
        public boolean isValid(@Nullable Period period, ConstraintValidatorContext context) {
            return period == null || Bounds.holds(period.firstDay()) && Bounds.holds(period.lastDay());
        }
    }
}
