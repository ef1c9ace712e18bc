package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions of RFC 6962, section 2.1, word by word: slow, and without any tile. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = split(leaves.size());
        return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** PATH(m, D[n]). */
    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? and(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : and(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** PROOF(m, D[n]), and nothing for the tree without entries. */
    static List<Hash> proof(int m, List<Hash> leaves) {
        return m == 0 ? List.of() : subProof(m, leaves, true);
    }

    private static List<Hash> subProof(int m, List<Hash> leaves, boolean isWhole) {
        int n = leaves.size();
        if (m == n) {
            return isWhole ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        return m <= k
                ? and(subProof(m, leaves.subList(0, k), isWhole), root(leaves.subList(k, n)))
                : and(subProof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    /** How a proof of inclusion goes from the root down; where two are the same, one root is made by both. */
    static String wayTo(long m, long n) {
        if (n <= 1) {
            return "";
        }
        long k = Long.highestOneBit(n - 1);
        return m < k ? "l" + wayTo(m, k) : "r" + wayTo(m - k, n - k);
    }

    /** How a proof of consistency goes from the root down, and whether it ends at the older tree itself. */
    static String wayToOlder(long m, long n) {
        return wayToOlder(m, n, true);
    }

    private static String wayToOlder(long m, long n, boolean isWhole) {
        if (m == n) {
            return isWhole ? "whole" : "part";
        }
        long k = Long.highestOneBit(n - 1);
        return m <= k ? "l" + wayToOlder(m, k, isWhole) : "r" + wayToOlder(m - k, n - k, false);
    }

    /** The hashes of a tile, as c2sp.org/tlog-tiles defines them. */
    static List<Hash> tile(List<Hash> leaves, Tile tile) {
        int each = 1 << 8 * tile.level();
        int first = Math.toIntExact(tile.number() * 256 * each);
        return IntStream.range(0, tile.width())
                .mapToObj(i -> root(leaves.subList(first + i * each, first + (i + 1) * each)))
                .toList();
    }

    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static List<Hash> and(List<Hash> hashes, Hash last) {
        var all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
