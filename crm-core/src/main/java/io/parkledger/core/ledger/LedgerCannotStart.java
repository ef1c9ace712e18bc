package io.parkledger.core.ledger;

/** The ledger refuses to open. The message is for the operator: what is wrong, and what to do. */
public final class LedgerCannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public LedgerCannotStart(String code, String whatToDo) {
        super(whatToDo);
        this.code = code;
    }

    public LedgerCannotStart(String code, String whatToDo, Throwable cause) {
        super(whatToDo, cause);
        this.code = code;
    }

    /** Stable: {@code ledger.data-folder-in-use}. */
    public String code() {
        return code;
    }
}
