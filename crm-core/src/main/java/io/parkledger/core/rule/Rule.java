package io.parkledger.core.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What holds when all is well. Each context lists its rules as one enum implementing this; the constant's name is the
 * rule,
 * its Javadoc names the source.
 */
public interface Rule {

    String name();

    /** Stable for ever, in problems and message keys: {@code lead.lead-is-new}. */
    default String code() {
        var context = getClass().getPackageName();
        return context.substring(context.lastIndexOf('.') + 1)
                + "."
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws RuleBroken with {@code facts} for the sentence, when the rule does not hold */
    default void require(boolean holds, @Nullable Object... facts) {
        if (!holds) {
            throw new RuleBroken(this, facts);
        }
    }

    /**
     * What the sentence mentions of a claim that another holds.
     *
     * @param key which thing is claimed, as text
     */
    default Object claimed(String key) {
        return key;
    }
}
