package io.parkledger.core.ledger.seal.stamp;

import org.jspecify.annotations.Nullable;

/** A time stamp that proves nothing, or is none. */
public final class StampRefused extends Exception {

    private static final long serialVersionUID = 1L;

    StampRefused(String why) {
        this(why, null);
    }

    StampRefused(String why, @Nullable Exception cause) {
        super(why, cause);
    }
}
