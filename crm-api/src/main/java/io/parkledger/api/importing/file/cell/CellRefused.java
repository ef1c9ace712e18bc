package io.parkledger.api.importing.file.cell;

import java.util.List;

/** A cell that does not say what its column is about. */
public final class CellRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> facts;

    public CellRefused(String code, Object... facts) {
        super(code, null, false, false);
        this.code = code;
        this.facts = List.of(facts);
    }

    /** Key of the sentence, behind {@code problem}. */
    public String code() {
        return code;
    }

    public List<Object> facts() {
        return facts;
    }
}
