package io.parkledger.api.kit.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST endpoint that carries out many commands, each with an outcome of its own. People use it on a page that was
 * made for it, so it gets no form.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ManyCommands {

    /** The address of that page. */
    String page();
}
