package io.parkledger.core.meaning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One of us, by login: who owns a lead, leads a talk, hosts a delegation, stands for a correction. A command that
 * leaves it out means its sender; a reader is shown the name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Person {}
