package io.parkledger.core.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event is stored for ever, whatever its Java class is called one day. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Context, dot, past tense: {@code lead.qualified}. */
    String value();

    /** Raised when the meaning of the stored JSON changes; older revisions are upcast when read. */
    int revision() default 1;

    /**
     * Whether it says of earlier days that it was otherwise: a restatement of its period, a correction or withdrawal of
     * all days since its subject began. What is known of those days changes with it; what was known before it does not.
     */
    boolean retroactive() default false;
}
