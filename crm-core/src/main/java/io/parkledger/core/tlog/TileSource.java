package io.parkledger.core.tlog;

import java.util.List;

/** Where the tiles of a tree are read. */
@FunctionalInterface
public interface TileSource {

    /** The hashes of the tile, exactly as many as it is wide. It is asked for none that its tree does not have. */
    List<Hash> hashes(Tile tile);
}
