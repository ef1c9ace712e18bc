package io.parkledger.core.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command was refused. An outcome, not a failure: nothing was written, and the same command may succeed later. */
public final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final transient List<@Nullable Object> facts;

    public RuleBroken(Rule rule, @Nullable Object... facts) {
        super(rule.code(), null, false, false);
        this.rule = rule;
        this.facts = Collections.unmodifiableList(Arrays.asList(facts));
    }

    public Rule rule() {
        return rule;
    }

    /** What the sentence of the refusal mentions, in the order of its placeholders; null for what there is none of. */
    public List<@Nullable Object> facts() {
        return facts;
    }
}
