package io.parkledger.core.value;

import java.util.List;

/** Text that cannot be the value it is meant to be. Whoever reads input tells the user, naming the field. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> facts;

    public InvalidValue(String code, Object... facts) {
        super(code);
        this.code = code;
        this.facts = List.of(facts);
    }

    /** Key of the sentence that says what is expected. */
    public String code() {
        return code;
    }

    public List<Object> facts() {
        return facts;
    }
}
