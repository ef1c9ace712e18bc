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
import org.jspecify.annotations.Nullable;

/**
 * What somebody or something is called, in one line: not blank, and made of what is seen. A name with something unseen
 * in it looks like another and is not found by it.
 */
@Documented
@Constraint(validatedBy = Name.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Name {

    String message() default "{bound.unseen}";

    /** Characters at most. */
    int max();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which of the rules a name breaks. */
    final class Validator implements ConstraintValidator<Name, String> {

        private int max;

        @Override
        public void initialize(Name name) {
            max = name.max();
        }

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            if (name == null) {
                return true;
            }
            if (name.length() > max) {
                return broken("{bound.size}", context);
            }
            if (name.isBlank()) {
                return broken("{bound.not-blank}", context);
            }
            return !Bounds.holds(name) || name.chars().anyMatch(Character::isISOControl)
                    ? broken("{bound.control-character}", context)
                    : Bounds.seen(name).equals(name) || broken("{bound.unseen}", context);
        }

        private static boolean broken(String rule, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(rule).addConstraintViolation();
            return false;
        }
    }
}
