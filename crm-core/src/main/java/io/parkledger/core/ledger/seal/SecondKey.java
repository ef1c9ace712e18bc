package io.parkledger.core.ledger.seal;

import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.VerifierKey.Kind;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key that signs checkpoints with SM2 (国密) beside the one that all of them are signed with. It begins to sign once
 * an event of the application tells of it, and from then on signs every checkpoint, whatever is set later: what lacks
 * its signature after that was changed. Alone it vouches for nothing.
 */
final class SecondKey {

    /** Told as {@code core.custody} tells it. */
    private static final String ADDED = "custody.key-added";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogStore store;
    private final SealKeys keys;
    private final AppendSigning signing;
    private final boolean wanted;
    private volatile boolean signs;

    SecondKey(LogStore store, SealKeys keys, AppendSigning signing, boolean wanted) {
        this.store = store;
        this.keys = keys;
        this.signing = signing;
        this.wanted = wanted;
    }

    /**
     * With what checkpoints of this origin are signed as well: from now on, or once it is told. Made where the ledger
     * has none yet.
     *
     * @return empty where nobody wants that, and no checkpoint is signed so
     * @throws SealBroken when the file is missing, unreadable or another one
     */
    Optional<SignerKey> of(String origin) {
        var known = store.newestKey(Kind.SM2);
        return known.isEmpty() && !wanted ? Optional.empty() : Optional.of(keys.sm2Key(origin, known));
    }

    /** Whether the ledger tells of it, or has signed with it under this name or another. */
    boolean isTold(VerifierKey key) {
        return store.newestKey(Kind.SM2).isPresent() || isTold(store, signing, key);
    }

    /** Of what tells it only what the application has written. */
    static boolean isTold(LogStore store, AppendSigning signing, VerifierKey key) {
        var own = signing.keyIfThere();
        return own != null
                && store.toldOfTheSeal(ADDED).stream()
                        .filter(row -> own.isOf(row.event(), row.mac()))
                        .anyMatch(row -> isOf(key, row.event().payload()));
    }

    private static boolean isOf(VerifierKey key, byte[] payload) {
        try {
            return key.toString().equals(JSON.readTree(payload).path("key").stringValue(null));
        } catch (JacksonException e) {
            return false;
        }
    }

    /** What the ledger has yet to tell before this key signs; empty where there is nothing to tell. */
    Optional<VerifierKey> toTell() {
        if (!wanted || signs) {
            return Optional.empty();
        }
        var there = store.newestCheckpoint().flatMap(newest -> keys.sm2KeyIfThere(newest.origin()));
        if (there.isPresent() && isTold(there.get())) {
            signs = true;
            return Optional.empty();
        }
        return there;
    }
}
