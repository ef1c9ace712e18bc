package io.parkledger.core.rule;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds when all is well. Each context lists its rules as one enum implementing this; the constant's name is the
 * rule, its Javadoc names the source.
 */
public interface Rule {

    /** Among {@link #fields}: the day on which something was done, whatever a command calls it. */
    String ITS_DAY = "<day>";

    String name();

    /**
     * The fields, of whatever asks for this rule, that it speaks of: somebody who is refused would look there first. A
     * command has some of them, or none. Empty where the rule speaks of how things stand, and no field is wrong.
     */
    List<String> fields();

    /** The same of one refusal: what its facts name is more exact, see {@link OfField}. */
    default List<String> fieldsOf(List<? extends @Nullable Object> facts) {
        var named = facts.stream()
                .flatMap(fact -> fact instanceof Collection<?> several ? several.stream() : Stream.ofNullable(fact))
                .filter(OfField.class::isInstance)
                .map(fact -> ((OfField) fact).field())
                .toList();
        return named.isEmpty() ? fields() : named;
    }

    /** Stable for ever, in problems and message keys: {@code lead.lead-is-new}. */
    default String code() {
        var context = getClass().getPackageName();
        return context.substring(context.lastIndexOf('.') + 1)
                + "."
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * By which a sender confirms what is unlikely by this rule:
     * {@code contribution.figure-is-like-the-last-needs-confirmation}.
     */
    default String confirmationCode() {
        return code() + "-needs-confirmation";
    }

    /**
     * For what is possible, but mostly a slip: goes on where the sender of the command, or of the one it follows from,
     * has confirmed it by {@link #confirmationCode}.
     *
     * @param likely whether nobody need be asked
     * @param facts  for the sentence that asks: what was known before beside what is said now
     * @throws NotConfirmed before anything is written, together with all else that would have to be confirmed
     */
    default void requireConfirmed(boolean likely, @Nullable Object... facts) {
        if (!likely) {
            Confirmations.ask(NotConfirmed.Unlikely.of(this, facts));
        }
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
