package io.parkledger.core.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger refuses to open. Nothing stored was changed; the message is for the operator: what is wrong, where, and
 * what to do. Other languages translate {@link #code()} with {@link #arguments()}.
 */
public final class LedgerCannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /** @param sentence a format for {@code arguments} */
    public LedgerCannotStart(String code, @Nullable Throwable cause, String sentence, Object... arguments) {
        super(sentence.formatted(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Stable: {@code ledger.data-folder-in-use}. */
    public String code() {
        return code;
    }

    /** What the sentence names, in the order of the English message: folder, process, setting and so on. */
    public List<Object> arguments() {
        return arguments;
    }
}
