package io.parkledger.core.meaning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The unit of a number, at the number itself, at its type, or at what bounds it: {@code @Area} says so for every area
 * that is typed. Read with {@link UnitOfMeasure}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface MeasuredIn {

    /**
     * {@code sqm}, {@code mu}, {@code yuan}, {@code yuan-per-sqm-month}: its words are the message {@code
     * unit.<value>}.
     */
    String value();
}
