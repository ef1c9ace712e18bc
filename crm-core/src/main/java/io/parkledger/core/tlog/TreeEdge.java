package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree of RFC 6962, all that is needed to append to it and to know its root. Full tiles are
 * handed on and forgotten. For one thread. When a full tile could not be handed on, the edge is in between: it is made
 * anew, by {@link #resume}.
 */
public final class TreeEdge {

    private final FullTiles to;
    /** By level of tiles: the hashes of the tile that is not full yet. */
    private final List<List<Hash>> partial = new ArrayList<>();
    /** The roots of the complete trees that the tree is made of: one of 2^k entries where bit k of the size is set. */
    private final Hash[] complete = new Hash[Long.SIZE];

    private long size;

    /** A tree without entries. */
    public TreeEdge(FullTiles to) {
        this.to = to;
    }

    /** The edge of a tree that has grown already: reads its tiles that are not full, one of each level at most. */
    public static TreeEdge resume(long size, TileSource source, FullTiles to) {
        if (size < 0) {
            throw new IllegalArgumentException("No tree has " + size + " entries");
        }
        var edge = new TreeEdge(to);
        edge.size = size;
        var tiles = new Tiles(size, source);
        for (int level = 0; level < Tile.LEVELS && size >> Tile.HEIGHT * level > 0; level++) {
            edge.partial.add(new ArrayList<>(tiles.last(level)));
        }
        for (int height = 0; height < Long.SIZE; height++) {
            if ((size >> height & 1) == 1) {
                edge.complete[height] = tiles.root(height, (size >> height) - 1);
            }
        }
        return edge;
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf) {
        keep(0, leaf);
        var root = leaf;
        int height = 0;
        for (; (size >> height & 1) == 1; height++) {
            root = Hash.ofNode(complete[height], root);
            if ((height + 1) % Tile.HEIGHT == 0) {
                int level = (height + 1) / Tile.HEIGHT;
                handOn(level - 1);
                keep(level, root);
            }
        }
        complete[height] = root;
        size++;
    }

    private void keep(int level, Hash hash) {
        if (level == partial.size()) {
            partial.add(new ArrayList<>());
        }
        partial.get(level).add(hash);
    }

    private void handOn(int level) {
        var hashes = List.copyOf(partial.get(level));
        partial.get(level).clear();
        to.full(new Tile(level, size >> Tile.HEIGHT * (level + 1), hashes.size()), hashes);
    }

    public Hash root() {
        if (size == 0) {
            return Hash.EMPTY;
        }
        int height = Long.numberOfTrailingZeros(size);
        var root = complete[height];
        for (height++; height < Long.SIZE; height++) {
            if ((size >> height & 1) == 1) {
                root = Hash.ofNode(complete[height], root);
            }
        }
        return root;
    }
}
