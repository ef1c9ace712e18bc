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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount of money that can be typed: within ten trillion yuan, below zero for refunds. */
@Documented
@Constraint(validatedBy = Amount.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Amount {

    String message() default "{bound.amount}";

    /** Yuan at least. */
    String min() default "-" + Bounds.YUAN;

    /** Yuan at most. */
    String max() default Bounds.YUAN;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds an amount against both ends. */
    final class Validator implements ConstraintValidator<Amount, Cny> {

        private BigDecimal min = BigDecimal.ZERO;
        private BigDecimal max = BigDecimal.ZERO;

        @Override
        public void initialize(Amount amount) {
            min = new BigDecimal(amount.min());
            max = new BigDecimal(amount.max());
        }

        @Override
        public boolean isValid(@Nullable Cny amount, ConstraintValidatorContext context) {
            return amount == null
                    || amount.yuan().compareTo(min) >= 0 && amount.yuan().compareTo(max) <= 0;
        }
    }
}
