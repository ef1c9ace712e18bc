package io.parkledger.core.tlog;

import java.util.List;

/** Is told of each tile that has become full, on every level: it will never change again. */
@FunctionalInterface
public interface FullTiles {

    void full(Tile tile, List<Hash> hashes);
}
