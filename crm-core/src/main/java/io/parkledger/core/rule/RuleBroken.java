package io.parkledger.core.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command was refused. An outcome, not a failure: nothing was written, and the same command may succeed later. */
public sealed class RuleBroken extends RuntimeException permits NotConfirmed {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final transient List<@Nullable Object> facts;

    public RuleBroken(Rule rule, @Nullable Object... facts) {
        this(rule.code(), rule, Collections.unmodifiableList(Arrays.asList(facts)));
    }

    RuleBroken(String code, Rule rule, List<@Nullable Object> facts) {
        super(code, null, false, false);
        this.rule = rule;
        this.facts = facts;
    }

    public Rule rule() {
        return rule;
    }

    /** Stable for ever: that of the rule, or that by which it can be confirmed. */
    public String code() {
        return String.valueOf(getMessage());
    }

    /** What the sentence of the refusal mentions, in the order of its placeholders; null for what there is none of. */
    public List<@Nullable Object> facts() {
        return facts;
    }
}
