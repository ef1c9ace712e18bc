package io.parkledger.api.kit.sent;

import io.parkledger.api.kit.command.CommandReader;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command read from the request: its fields from the JSON body, its aggregate's id from the path. See {@link
 * CommandReader}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface FromRequest {}
