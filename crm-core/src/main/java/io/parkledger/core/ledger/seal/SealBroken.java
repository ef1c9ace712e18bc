package io.parkledger.core.ledger.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No checkpoint is signed until somebody has seen to it; appends go on. The message is for the operator: what is wrong,
 * where, and what to do. Other languages translate {@link #code()} with {@link #arguments()}.
 */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /** @param sentence a format for {@code arguments} */
    SealBroken(String code, @Nullable Throwable cause, String sentence, Object... arguments) {
        super(sentence.formatted(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Stable: {@code seal.key-missing}. */
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
