package io.parkledger.core.ledger;

/** Nothing is written for the moment: no node gives events their position, so nobody would ever see it. */
public final class NobodySeals extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NobodySeals() {
        super("ledger.nobody-seals", null, false, false);
    }
}
