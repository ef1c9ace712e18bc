package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiles of a tree of some size, each read once: for one answer. */
final class Tiles {

    private final long size;
    private final TileSource source;
    private final Map<Tile, List<Hash>> read = new HashMap<>();

    Tiles(long size, TileSource source) {
        this.size = size;
        this.source = source;
    }

    /** The hashes of the tile of a level that is not full; none where the last one is. */
    List<Hash> last(int level) {
        return Tile.of(level, size >> Tile.HEIGHT * level >> Tile.HEIGHT, size)
                .map(this::hashes)
                .orElse(List.of());
    }

    /**
     * The root of one of the complete trees that the tree is made of.
     *
     * @param height it has 2^height entries
     * @param number from the left, from 0 on
     */
    Hash root(int height, long number) {
        int level = height / Tile.HEIGHT;
        int inTile = height % Tile.HEIGHT;
        long first = number << inTile;
        var tile = Tile.of(level, first >> Tile.HEIGHT, size)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A tree of %d entries has no complete tree %d of height %d".formatted(size, number, height)));
        int from = (int) (first & Tile.FULL - 1);
        return root(hashes(tile).subList(from, from + (1 << inTile)));
    }

    private static Hash root(List<Hash> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.ofNode(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.get(0);
    }

    private List<Hash> hashes(Tile tile) {
        return read.computeIfAbsent(tile, each -> {
            var hashes = source.hashes(each);
            if (hashes.size() != each.width()) {
                throw new IllegalStateException("Tile %s has %d hashes".formatted(each.path(), hashes.size()));
            }
            return hashes;
        });
    }
}
