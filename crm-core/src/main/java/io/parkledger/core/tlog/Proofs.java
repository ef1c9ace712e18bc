package io.parkledger.core.tlog;

import java.util.List;

/**
 * Verifies proofs of a tree of RFC 6962, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 *
 * <p>A root does not tell how many entries its tree has: a proof may hold for two sizes in which the way to the entry
 * is the same. It is the signature of a checkpoint that binds the size to the root.
 */
public final class Proofs {

    private Proofs() {}

    /**
     * Requires that the tree of this size and root has the leaf at this index.
     *
     * @param proof from the leaf's neighbour up to the root's, as {@link Tree#inclusionProof} gives it
     * @throws ProofRefused otherwise
     */
    public static void requireIncluded(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        requireIndex(index, size);
        var way = new Way(index, size - 1, proof);
        var made = leaf;
        for (var beside : proof) {
            made = way.isLeftGoingUp() ? Hash.ofNode(made, beside) : Hash.ofNode(beside, made);
        }
        way.requireAtRoot();
        requireRoot(root, made);
    }

    /**
     * Requires that the tree of this size and root begins with all entries of the older one.
     *
     * @param proof as {@link Tree#consistencyProof} gives it
     * @throws ProofRefused otherwise
     */
    public static void requireConsistent(long oldSize, Hash oldRoot, long size, Hash root, List<Hash> proof) {
        requireOlder(oldSize, size);
        if (oldSize == 0) {
            requireOldRoot(oldRoot, Hash.EMPTY);
        }
        if (oldSize == size) {
            requireRoot(root, oldRoot);
        }
        if (oldSize == 0 || oldSize == size) {
            if (!proof.isEmpty()) {
                throw wrongLength(proof);
            }
            return;
        }
        int complete = Long.numberOfTrailingZeros(oldSize);
        // An older tree that is complete is a part of the newer one as it is, and not in the proof.
        boolean isPart = Long.bitCount(oldSize) == 1;
        if (!isPart && proof.isEmpty()) {
            throw wrongLength(proof);
        }
        var way = new Way(oldSize - 1 >> complete, size - 1 >> complete, proof);
        var madeOld = isPart ? oldRoot : proof.get(0);
        var made = madeOld;
        for (var beside : isPart ? proof : proof.subList(1, proof.size())) {
            if (way.isLeftGoingUp()) {
                made = Hash.ofNode(made, beside);
            } else {
                madeOld = Hash.ofNode(beside, madeOld);
                made = Hash.ofNode(beside, made);
            }
        }
        way.requireAtRoot();
        requireOldRoot(oldRoot, madeOld);
        requireRoot(root, made);
    }

    /** The way from a node of the tree up to its root, one hash of the proof after the other. */
    private static final class Way {

        private long at;
        private long last;
        private final List<Hash> proof;

        /**
         * @param at   where the node stands in its row
         * @param last where the last one of that row stands
         */
        Way(long at, long last, List<Hash> proof) {
            this.at = at;
            this.last = last;
            this.proof = proof;
        }

        /** Goes up, and says whether what it came from stands on the left of the hash beside it. */
        boolean isLeftGoingUp() {
            if (last == 0) {
                throw wrongLength(proof);
            }
            boolean isLeft = (at & 1) == 0 && at < last;
            if (!isLeft) {
                // The last one of a row with nothing beside it is the last one of the next row too.
                int alone = Long.numberOfTrailingZeros(at);
                at >>= alone;
                last >>= alone;
            }
            at >>= 1;
            last >>= 1;
            return isLeft;
        }

        void requireAtRoot() {
            if (last != 0) {
                throw wrongLength(proof);
            }
        }
    }

    static void requireIndex(long index, long size) {
        if (index < 0 || index >= size) {
            throw new ProofRefused(
                    "proof.index-beyond-size", "A tree of %d entries has none at index %d".formatted(size, index));
        }
    }

    static void requireOlder(long oldSize, long size) {
        if (oldSize < 0 || oldSize > size) {
            throw new ProofRefused(
                    "proof.size-beyond-size",
                    "A tree of %d entries cannot begin with one of %d".formatted(size, oldSize));
        }
    }

    private static void requireRoot(Hash expected, Hash made) {
        if (!expected.equals(made)) {
            throw new ProofRefused(
                    "proof.wrong-root", "The proof leads to the root %s, not to %s".formatted(made, expected));
        }
    }

    private static void requireOldRoot(Hash expected, Hash made) {
        if (!expected.equals(made)) {
            throw new ProofRefused(
                    "proof.wrong-old-root",
                    "The proof leads to the older root %s, not to %s".formatted(made, expected));
        }
    }

    private static ProofRefused wrongLength(List<Hash> proof) {
        return new ProofRefused(
                "proof.wrong-length", "A proof of %d hashes does not fit these sizes".formatted(proof.size()));
    }
}
