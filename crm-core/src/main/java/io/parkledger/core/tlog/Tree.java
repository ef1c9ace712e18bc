package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of RFC 6962 as it was with some number of entries, read from its tiles: its root, and the proofs of section
 * 2.1.1 and 2.1.2. Each answer reads a number of tiles that grows with the logarithm of the size.
 *
 * @param size   how many entries
 * @param source has the tiles of this tree; later ones may be there too
 */
public record Tree(long size, TileSource source) {

    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("No tree has " + size + " entries");
        }
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY : root(new Tiles(size, source), 0, size);
    }

    /**
     * Proves that an entry is in this tree, at its place.
     *
     * @return from the entry's neighbour up to the root's
     * @throws ProofRefused when the tree has no such entry
     */
    public List<Hash> inclusionProof(long index) {
        Proofs.requireIndex(index, size);
        var tiles = new Tiles(size, source);
        var proof = new ArrayList<Hash>();
        prove(tiles, 0, size, index, proof);
        return proof;
    }

    /** Adds what stands beside the way from the entry up to the root of the entries {@code from} to {@code until}. */
    private static void prove(Tiles tiles, long from, long until, long index, List<Hash> proof) {
        if (until - from == 1) {
            return;
        }
        long middle = middle(from, until);
        if (index < middle) {
            prove(tiles, from, middle, index, proof);
            proof.add(root(tiles, middle, until));
        } else {
            prove(tiles, middle, until, index, proof);
            proof.add(root(tiles, from, middle));
        }
    }

    /**
     * Proves that this tree begins with all entries of an earlier one, in their order.
     *
     * @return nothing for the tree without entries, which every tree begins with, and for this one
     * @throws ProofRefused when the earlier one has more entries than this
     */
    public List<Hash> consistencyProof(long oldSize) {
        Proofs.requireOlder(oldSize, size);
        var proof = new ArrayList<Hash>();
        if (oldSize > 0) {
            proveOlder(new Tiles(size, source), 0, size, oldSize, proof);
        }
        return proof;
    }

    private static void proveOlder(Tiles tiles, long from, long until, long oldSize, List<Hash> proof) {
        if (oldSize == until) {
            // Who asks has the root of the older tree.
            if (from > 0) {
                proof.add(root(tiles, from, until));
            }
            return;
        }
        long middle = middle(from, until);
        if (oldSize <= middle) {
            proveOlder(tiles, from, middle, oldSize, proof);
            proof.add(root(tiles, middle, until));
        } else {
            proveOlder(tiles, middle, until, oldSize, proof);
            proof.add(root(tiles, from, middle));
        }
    }

    private static Hash root(Tiles tiles, long from, long until) {
        long entries = until - from;
        if (Long.bitCount(entries) == 1) {
            int height = Long.numberOfTrailingZeros(entries);
            return tiles.root(height, from >> height);
        }
        long middle = middle(from, until);
        return Hash.ofNode(root(tiles, from, middle), root(tiles, middle, until));
    }

    /** Where RFC 6962 divides these entries: on the left stand as many as the greatest power of two below them all. */
    private static long middle(long from, long until) {
        return from + Long.highestOneBit(until - from - 1);
    }
}
