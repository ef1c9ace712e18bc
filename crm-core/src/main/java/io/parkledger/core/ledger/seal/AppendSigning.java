package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.AppendMac;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.StoredEvent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says of this node's events that the application wrote them. Without the key file appends go on, unsigned, and the
 * file is looked for again after a while.
 */
final class AppendSigning implements AppendMac {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Supplier<AppendKey> read;
    private final Supplier<Optional<String>> idInLedger;
    private volatile @Nullable AppendKey key;
    private volatile @Nullable SealBroken failure;
    private volatile long failedAt;

    AppendSigning(SealKeys keys, Jdbc jdbc) {
        read = () -> keys.appendKey(
                jdbc,
                jdbc.query("SELECT id::text FROM ledger_kind", row -> row.getString(1))
                        .get(0));
        idInLedger = () -> SealKeys.knownAppendKey(jdbc);
    }

    @Override
    public byte @Nullable [] of(StoredEvent event) {
        try {
            return key().of(event);
        } catch (SealBroken e) {
            return null;
        }
    }

    /** @throws SealBroken while there is no such file, or it is not this ledger's */
    AppendKey key() {
        var known = key;
        if (known != null) {
            return known;
        }
        var failed = failure;
        if (failed != null && System.nanoTime() - failedAt < LOOK_AGAIN_NANOS) {
            throw failed;
        }
        try {
            var found = read.get();
            key = found;
            failure = null;
            return found;
        } catch (SealBroken e) {
            failedAt = System.nanoTime();
            failure = e;
            throw e;
        }
    }

    /** Null while there is none that is this ledger's. */
    @Nullable
    AppendKey keyIfThere() {
        try {
            return key();
        } catch (SealBroken e) {
            return null;
        }
    }

    /** Whether the key file holds another key than the ledger says it has; not when there is no such file. */
    boolean isAnotherThanTheLedgers() {
        var known = keyIfThere();
        var failed = failure;
        return known == null
                ? failed != null && "seal.key-not-ours".equals(failed.code())
                : !idInLedger.get().equals(Optional.of(known.id()));
    }

    /** Why events of this node are not signed; null while they are. */
    @Nullable
    SealBroken failure() {
        return failure;
    }
}
