package io.parkledger.core.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command says something unlikely, and nobody has confirmed that it is meant so. The same command goes through when
 * it is sent again with the codes of all that is {@link #unlikely}.
 */
public final class NotConfirmed extends RuleBroken {

    private static final long serialVersionUID = 1L;

    private final transient List<Unlikely> unlikely;

    /**
     * One thing that would have to be confirmed.
     * @param facts for its sentence: what was known before comes beside what is said
     */
    public record Unlikely(Rule rule, List<@Nullable Object> facts) {

        static Unlikely of(Rule rule, @Nullable Object... facts) {
            return new Unlikely(rule, Collections.unmodifiableList(Arrays.asList(facts)));
        }

        public String code() {
            return rule.confirmationCode();
        }
    }

    /** @param unlikely at least one */
    NotConfirmed(List<Unlikely> unlikely) {
        super(unlikely.get(0).code(), unlikely.get(0).rule(), unlikely.get(0).facts());
        this.unlikely = List.copyOf(unlikely);
    }

    /** All that would have to be confirmed, in the order in which it was decided. */
    public List<Unlikely> unlikely() {
        return unlikely;
    }
}
