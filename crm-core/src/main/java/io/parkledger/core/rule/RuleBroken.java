package io.parkledger.core.rule;

import java.util.List;

/** A command was refused. An outcome, not a failure: nothing was written, and the same command may succeed later. */
public final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final transient List<Object> facts;

    public RuleBroken(Rule rule, Object... facts) {
        super(rule.code(), null, false, false);
        this.rule = rule;
        this.facts = List.of(facts);
    }

    public Rule rule() {
        return rule;
    }

    /** What the sentence of the refusal mentions, in the order of its placeholders. */
    public List<Object> facts() {
        return facts;
    }
}
