package io.parkledger.api.kit.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes by which a resource refuses with 409 or 404, as its description lists them. The rules of its own context
 * need not be named where it sends commands.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Refuses {

    /** What is decided beside the ledger. */
    String[] value() default {};

    /** The codes by which it says with 404 that something is not there, beside {@code request.unknown-id}. */
    String[] unknown() default {};

    /** Other contexts whose rules its commands can break. */
    String[] rulesOf() default {};
}
