package io.parkledger.api.kit.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page that the menu leads to, for who may open it. Its word is the message {@code place.<path>}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InMenu {

    /** Where it stands, counted from the top; no two stand at the same place. */
    int at();

    /** Pages of one group stand together, below the message {@code group.<group>}. */
    String group();

    String icon();

    /** Where addresses of other pages begin that belong to it. */
    String[] also() default {};
}
