package io.parkledger.api.operation;

import io.parkledger.core.custody.ErasureState;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.projection.custody.ErasureView;
import org.jspecify.annotations.Nullable;

/**
 * What an office hands to whoever asked for an erasure.
 *
 * @param number     by which it is found again; null until it is done
 * @param position   of the event that tells it; null until it is done
 * @param checkpoint the newest signed note that covers that position; null while none does
 */
record ErasureReceipt(
        ErasureView erasure,
        @Nullable String number,
        @Nullable Long position,
        @Nullable String checkpoint) {

    private static final String NUMBER = "E-%06d";

    static ErasureReceipt of(ErasureView erasure, LogReader log) {
        if (erasure.state() != ErasureState.ERASED) {
            return new ErasureReceipt(erasure, null, null, null);
        }
        var position = erasure.position();
        var note = position <= log.size()
                ? log.checkpoint().map(SignedNote::toString).orElse(null)
                : null;
        return new ErasureReceipt(erasure, NUMBER.formatted(position), position, note);
    }
}
