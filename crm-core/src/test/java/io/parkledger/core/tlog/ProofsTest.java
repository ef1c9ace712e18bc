package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final int SMALL = 24;
    private static final int LARGE = (1 << 16) + 700;

    private static final TlogFacts.Log LOG = new TlogFacts.Log(LARGE);
    private static final Hash OTHER = Hash.ofLeaf(TlogFacts.entry(-1));

    private static Hash root(long size) {
        return LOG.tree(size).root();
    }

    private static List<Hash> leaves(int size) {
        return LOG.leaves().subList(0, size);
    }

    private static @Nullable String refusal(Runnable verification) {
        var refused = catchThrowableOfType(ProofRefused.class, verification::run);
        return refused == null ? null : refused.code();
    }

    private static Hash flipped(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    /** Every way to change one hash of a list, to leave one out, to add one, and to swap two. */
    private static void eachMutation(List<Hash> proof, int bit, Consumer<List<Hash>> mutated) {
        for (int i = 0; i <= proof.size(); i++) {
            var added = new ArrayList<>(proof);
            added.add(i, OTHER);
            mutated.accept(added);
            if (i < proof.size()) {
                var changed = new ArrayList<>(proof);
                changed.set(i, flipped(proof.get(i), bit));
                mutated.accept(changed);
                var dropped = new ArrayList<>(proof);
                dropped.remove(i);
                mutated.accept(dropped);
                var doubled = new ArrayList<>(proof);
                doubled.add(i, proof.get(i));
                mutated.accept(doubled);
            }
            for (int j = 0; j < i && i < proof.size(); j++) {
                var swapped = new ArrayList<>(proof);
                swapped.set(i, proof.get(j));
                swapped.set(j, proof.get(i));
                mutated.accept(swapped);
            }
        }
    }

    @Test
    void every_proof_of_inclusion_of_a_small_tree_is_that_of_the_definition_and_holds() {
        for (int size = 1; size <= 130; size++) {
            var root = root(size);
            assertThat(root).isEqualTo(NaiveTree.root(leaves(size)));
            for (int index = 0; index < size; index++) {
                var proof = LOG.tree(size).inclusionProof(index);

                if (size <= 70 || index % 17 == 0) {
                    assertThat(proof).isEqualTo(NaiveTree.path(index, leaves(size)));
                }
                Proofs.requireIncluded(LOG.leaves().get(index), index, size, proof, root);
            }
        }
    }

    @Test
    void every_proof_of_consistency_of_a_small_tree_is_that_of_the_definition_and_holds() {
        for (int size = 0; size <= 130; size++) {
            var root = root(size);
            for (int older = 0; older <= size; older++) {
                var proof = LOG.tree(size).consistencyProof(older);

                if (size <= 70 || older % 17 == 0) {
                    assertThat(proof).isEqualTo(NaiveTree.proof(older, leaves(size)));
                }
                Proofs.requireConsistent(older, root(older), size, root, proof);
            }
        }
    }

    @Test
    void proofs_of_a_large_tree_hold_and_read_few_tiles() {
        var random = new Random(6_962);
        var root = NaiveTree.root(LOG.leaves());
        int most = 0;
        for (int i = 0; i < 500; i++) {
            long index = i < 300 ? LARGE - 1 - i : random.nextInt(LARGE);
            LOG.reads = 0;
            var tree = LOG.tree();
            Proofs.requireIncluded(LOG.leaves().get((int) index), index, LARGE, tree.inclusionProof(index), root);
            most = Math.max(most, LOG.reads);
            LOG.reads = 0;
            Proofs.requireConsistent(index, root(index), LARGE, root, tree.consistencyProof(index));
        }
        // One of each level that the entry is in, and the last one of each level.
        assertThat(most).isBetween(3, 6);
    }

    @Test
    void a_proof_of_inclusion_with_one_thing_changed_is_refused() {
        int refused = 0;
        for (int size = 1; size <= SMALL; size++) {
            var root = root(size);
            for (int index = 0; index < size; index++) {
                int n = size;
                int at = index;
                var leaf = LOG.leaves().get(index);
                var proof = LOG.tree(size).inclusionProof(index);

                eachMutation(proof, (size * 7 + index) % 256, mutated -> assertThat(
                                refusal(() -> Proofs.requireIncluded(leaf, at, n, mutated, root)))
                        .as("%d of %d by %s", at, n, mutated)
                        .isIn("proof.wrong-root", "proof.wrong-length"));
                for (int bit = 0; bit < 256; bit += 37) {
                    int of = bit;
                    assertThat(refusal(() -> Proofs.requireIncluded(flipped(leaf, of), at, n, proof, root)))
                            .isEqualTo("proof.wrong-root");
                    assertThat(refusal(() -> Proofs.requireIncluded(leaf, at, n, proof, flipped(root, of))))
                            .isEqualTo("proof.wrong-root");
                }
                for (int other = 0; other < size; other++) {
                    int wrong = other;
                    if (other != index) {
                        assertThat(refusal(() -> Proofs.requireIncluded(leaf, wrong, n, proof, root)))
                                .isIn("proof.wrong-root", "proof.wrong-length");
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(4_000);
    }

    /** The root does not tell the size: the way to the entry does, unless it is the same in both trees. */
    @Test
    void another_size_is_refused_unless_the_way_to_the_entry_is_the_same() {
        int refused = 0;
        int same = 0;
        for (int size = 1; size <= SMALL; size++) {
            for (int index = 0; index < size; index++) {
                var proof = LOG.tree(size).inclusionProof(index);
                for (int other = 0; other <= SMALL + 12; other++) {
                    int n = size;
                    int at = index;
                    int wrong = other;
                    if (other == size) {
                        continue;
                    }
                    var code = refusal(() -> Proofs.requireIncluded(LOG.leaves().get(at), at, wrong, proof, root(n)));
                    if (other <= index) {
                        assertThat(code).isEqualTo("proof.index-beyond-size");
                    } else if (NaiveTree.wayTo(index, other).equals(NaiveTree.wayTo(index, size))) {
                        assertThat(code).isNull();
                        same++;
                    } else {
                        assertThat(code).isIn("proof.wrong-root", "proof.wrong-length");
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(4_000);
        assertThat(same).isPositive();
    }

    @Test
    void a_proof_of_consistency_with_one_thing_changed_is_refused() {
        for (int size = 1; size <= SMALL; size++) {
            var root = root(size);
            for (int older = 1; older <= size; older++) {
                int n = size;
                int m = older;
                var oldRoot = root(older);
                var proof = LOG.tree(size).consistencyProof(older);

                eachMutation(proof, (size * 7 + older) % 256, mutated -> assertThat(
                                refusal(() -> Proofs.requireConsistent(m, oldRoot, n, root, mutated)))
                        .as("%d of %d by %s", m, n, mutated)
                        .isIn("proof.wrong-root", "proof.wrong-old-root", "proof.wrong-length"));
                for (int bit = 0; bit < 256; bit += 37) {
                    int of = bit;
                    assertThat(refusal(() -> Proofs.requireConsistent(m, flipped(oldRoot, of), n, root, proof)))
                            .isIn("proof.wrong-root", "proof.wrong-old-root");
                    assertThat(refusal(() -> Proofs.requireConsistent(m, oldRoot, n, flipped(root, of), proof)))
                            .isEqualTo("proof.wrong-root");
                }
            }
        }
    }

    @Test
    void other_sizes_are_refused_unless_the_way_to_the_older_tree_is_the_same() {
        int refused = 0;
        for (int size = 1; size <= SMALL; size++) {
            for (int older = 1; older <= size; older++) {
                var proof = LOG.tree(size).consistencyProof(older);
                for (int other = 0; other <= SMALL + 12; other++) {
                    int n = size;
                    int m = older;
                    int wrong = other;
                    var oldCode = refusal(() -> Proofs.requireConsistent(wrong, root(m), n, root(n), proof));
                    var code = refusal(() -> Proofs.requireConsistent(m, root(m), wrong, root(n), proof));
                    if (wrong != m && !isSameWay(m, n, wrong, n)) {
                        assertThat(oldCode).as("%d for %d of %d", wrong, m, n).isNotNull();
                        refused++;
                    }
                    if (wrong != n && !isSameWay(m, n, m, wrong)) {
                        assertThat(code).as("%d of %d for %d", m, wrong, n).isNotNull();
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static boolean isSameWay(long m, long n, long otherM, long otherN) {
        return 0 < otherM
                && otherM <= otherN
                && NaiveTree.wayToOlder(m, n).equals(NaiveTree.wayToOlder(otherM, otherN));
    }

    @Test
    void every_tree_begins_with_the_one_without_entries() {
        assertThat(LOG.tree(7).consistencyProof(0)).isEmpty();
        Proofs.requireConsistent(0, Hash.EMPTY, 7, root(7), List.of());
        Proofs.requireConsistent(0, Hash.EMPTY, 0, Hash.EMPTY, List.of());

        assertThat(refusal(() -> Proofs.requireConsistent(0, OTHER, 7, root(7), List.of())))
                .isEqualTo("proof.wrong-old-root");
        assertThat(refusal(() -> Proofs.requireConsistent(0, Hash.EMPTY, 0, OTHER, List.of())))
                .isEqualTo("proof.wrong-root");
        assertThat(refusal(() -> Proofs.requireConsistent(0, Hash.EMPTY, 7, root(7), List.of(OTHER))))
                .isEqualTo("proof.wrong-length");
    }

    @Test
    void what_no_tree_has_is_refused() {
        var leaf = LOG.leaves().get(0);

        assertThat(refusal(() -> Proofs.requireIncluded(leaf, 0, 0, List.of(), Hash.EMPTY)))
                .isEqualTo("proof.index-beyond-size");
        assertThat(refusal(() -> Proofs.requireIncluded(leaf, -1, 1, List.of(), leaf)))
                .isEqualTo("proof.index-beyond-size");
        assertThat(refusal(() -> Proofs.requireIncluded(leaf, 1, 1, List.of(), leaf)))
                .isEqualTo("proof.index-beyond-size");
        assertThat(refusal(() -> Proofs.requireConsistent(2, leaf, 1, leaf, List.of())))
                .isEqualTo("proof.size-beyond-size");
        assertThat(refusal(() -> Proofs.requireConsistent(-1, leaf, 1, leaf, List.of())))
                .isEqualTo("proof.size-beyond-size");
        assertThat(refusal(() -> LOG.tree(5).inclusionProof(5))).isEqualTo("proof.index-beyond-size");
        assertThat(refusal(() -> LOG.tree(5).inclusionProof(-1))).isEqualTo("proof.index-beyond-size");
        assertThat(refusal(() -> LOG.tree(5).consistencyProof(6))).isEqualTo("proof.size-beyond-size");
        assertThatThrownBy(() -> LOG.tree(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
