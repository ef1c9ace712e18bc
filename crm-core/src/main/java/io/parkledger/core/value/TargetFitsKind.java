package io.parkledger.core.value;

import io.parkledger.core.bound.Bounds;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is promised lies within the bounds of what is reported of its kind; yuan are held against theirs at the field.
 */
@Documented
@Constraint(validatedBy = TargetFitsKind.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TargetFitsKind {

    String message() default "{bound.persons}";

    /** Persons at most. */
    int max() default Bounds.PERSONS;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says it of the field. */
    final class Validator implements ConstraintValidator<TargetFitsKind, Commitment> {
        @Override
        public boolean isValid(Commitment it, ConstraintValidatorContext context) {
            if (it.kind() != Commitment.Kind.JOBS || Bounds.holdsPersons(it.target())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("target")
                    .addConstraintViolation();
            return false;
        }
    }
}
