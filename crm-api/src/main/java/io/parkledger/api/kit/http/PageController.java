package io.parkledger.api.kit.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what answers with pages: they get the frame around them, and their refusals are pages too. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PageController {

    /** Whether the handler knows its parameters itself, so that none is refused before it. */
    boolean anyParameter() default false;
}
