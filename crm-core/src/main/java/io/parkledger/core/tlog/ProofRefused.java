package io.parkledger.core.tlog;

/** A proof that does not show what it is said to show. */
public final class ProofRefused extends RuntimeException {

    private final String code;

    ProofRefused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** What is wrong, {@code proof.wrong-root}: it stays when sentences change. */
    public String code() {
        return code;
    }
}
