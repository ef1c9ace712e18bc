package io.parkledger.core.ledger.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup is not made, or not brought back. No ledger was changed, and no part of a file is left; the message is for
 * the operator: what is wrong, where, and what to do.
 */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param sentence a format for {@code arguments} */
    public BackupRefused(String code, @Nullable Throwable cause, String sentence, Object... arguments) {
        super(sentence.formatted(arguments), cause);
        this.code = code;
    }

    /** Stable: {@code restore.file-changed}. */
    public String code() {
        return code;
    }
}
