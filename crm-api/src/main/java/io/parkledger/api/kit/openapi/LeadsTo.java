package io.parkledger.api.kit.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The operations that take an id out of an answer: said at an endpoint, or at the record with which it
 * answers a POST. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LeadsTo {

    String[] value();

    /** Where the id stands in the answer: {@code /0/proposalId}. */
    String id();
}
