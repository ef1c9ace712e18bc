package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.stamp.StampSettings;
import io.parkledger.core.tlog.witness.Witness;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the seal needs outside the database.
 *
 * @param keys    folder of the key files; the same on every node
 * @param outside file to which every checkpoint is appended, best on another disk than the database's
 * @param origin  name of the ledger in its checkpoints, chosen once; null for {@code parkledger/} and the ledger's id
 * @param witnesses who else signs checkpoints
 * @param stamps  who stamps checkpoints; null for nobody
 * @param sm2     whether checkpoints are signed with SM2 (国密) as well; once they are, they always are
 */
public record SealSettings(
        Path keys,
        Path outside,
        @Nullable String origin,
        List<Witness> witnesses,
        @Nullable StampSettings stamps,
        boolean sm2) {

    /** Nobody else signs, and nobody stamps. */
    public SealSettings(Path keys, Path outside, @Nullable String origin) {
        this(keys, outside, origin, List.of(), null, false);
    }
}
