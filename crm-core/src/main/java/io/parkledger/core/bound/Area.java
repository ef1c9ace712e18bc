package io.parkledger.core.bound;

import io.parkledger.core.meaning.MeasuredIn;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An area in m², as contracts write it: two places, more than nothing, at most {@value Bounds#SQM}. */
@Digits(integer = Bounds.SQM_DIGITS, fraction = Bounds.PLACES)
@Positive
@DecimalMax(Bounds.SQM)
@MeasuredIn("sqm")
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Area {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
