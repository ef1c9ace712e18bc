package io.parkledger.core.lease;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.value.Amount;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A rent in yuan per m² and month, from nothing to {@value Bounds#RENT}. */
@Amount(min = "0", max = Bounds.RENT)
@MeasuredIn("yuan-per-sqm-month")
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Rent {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
