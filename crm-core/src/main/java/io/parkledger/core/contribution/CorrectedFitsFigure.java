package io.parkledger.core.contribution;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
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
 * What a figure is corrected to lies within the bounds of what is reported of its measure; yuan are held against theirs
 * at the field.
 */
@Documented
@Constraint(validatedBy = CorrectedFitsFigure.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CorrectedFitsFigure {

    String message() default "{bound.persons}";

    /** Persons at most. */
    int max() default Bounds.PERSONS;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says it of the field. */
    final class Validator implements ConstraintValidator<CorrectedFitsFigure, ProposeRestatement> {
        @Override
        public boolean isValid(ProposeRestatement it, ConstraintValidatorContext context) {
            if (it.figure().measure() != Figure.Measure.JOBS || Bounds.holdsPersons(it.corrected())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("corrected")
                    .addConstraintViolation();
            return false;
        }
    }
}
