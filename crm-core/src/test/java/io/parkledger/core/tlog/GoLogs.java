package io.parkledger.core.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Logs of every kind of size: their roots, proofs, tiles and checkpoints, and proofs in which something is changed. */
final class GoLogs {

    private static final int LOGS = 1_010;
    private static final int LARGEST = 3_000;
    private static final int PROOFS = 5;

    private final GoCases cases;
    private final Random random;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    GoLogs(GoCases cases, Random random) {
        this.cases = cases;
        this.random = random;
    }

    /** One of each log. */
    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    void ask() throws IOException {
        // Of a log without entries there is a root, and nothing to prove.
        ask(0);
        for (int power = 1; power < 2 * LARGEST; power *= 2) {
            for (int size = power - 1; size <= power + 1; size++) {
                if (0 < size && size <= LARGEST) {
                    ask(size);
                }
            }
        }
        while (checkpoints.size() < LOGS) {
            // Small ones have the most shapes.
            ask(1 + random.nextInt(1 + random.nextInt(LARGEST)));
        }
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void ask(int size) throws IOException {
        var entries = IntStream.range(0, size)
                .mapToObj(i -> bytes(random.nextInt(24)))
                .toList();
        var full = new HashMap<Tile, List<Hash>>();
        var edge = new TreeEdge(full::put);
        entries.stream().map(Hash::ofLeaf).forEach(edge::append);
        var tree = new Tree(size, Rows.of(entries.stream().map(Hash::ofLeaf).toList()));
        var indexes = some(0, size - 1);
        var olders = some(1, size);

        int id = cases.ask(
                "log", "entries", entries.stream().map(GoCases::base64).toList(), "indexes", indexes, "olders", olders);
        cases.answer(id, "root", edge.root());
        for (int index : indexes) {
            cases.answer(id, "inclusion", index, joined(tree.inclusionProof(index)));
        }
        for (int older : olders) {
            var proof = tree.consistencyProof(older);
            cases.answer(id, "consistency", older, joined(proof));
            for (var tile : grown(older, size)) {
                cases.answer(id, "grown", older, tile.path());
            }
        }
        answerTiles(id, tree, full);
        for (int index : indexes) {
            changeInclusion(index, size, Hash.ofLeaf(entries.get(index)), tree);
        }
        for (int older : olders) {
            changeConsistency(older, size, tree);
        }
        cases.count("logs");
        checkpoints.add(new Checkpoint("example.com/log" + checkpoints.size(), size, edge.root()));
    }

    /** @param full what was handed on when the log grew: all full tiles, and no others */
    private void answerTiles(int id, Tree tree, Map<Tile, List<Hash>> full) throws IOException {
        for (var tile : grown(0, tree.size())) {
            var hashes = tree.source().hashes(tile);
            if (tile.isFull() && !hashes.equals(full.remove(tile))) {
                throw new IllegalStateException("Handed on otherwise: " + tile.path());
            }
            var data = new byte[tile.width() * Hash.LENGTH];
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).writeTo(data, i * Hash.LENGTH);
            }
            cases.answer(id, "tile", tile.path(), GoCases.base64(Hash.sha256Of(data)));
        }
        if (!full.isEmpty()) {
            throw new IllegalStateException("Handed on, but not in the tree: " + full.keySet());
        }
    }

    /** First, last, and some between. */
    private List<Integer> some(int first, int last) {
        return last < first
                ? List.of()
                : IntStream.concat(
                                IntStream.of(first, last),
                                IntStream.range(0, PROOFS).map(i -> first + random.nextInt(last - first + 1)))
                        .distinct()
                        .boxed()
                        .toList();
    }

    private static String joined(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).collect(Collectors.joining(",", "[", "]"));
    }

    /** The tiles of a tree that the older one has not, or not as wide; by level, then from left to right. */
    private static List<Tile> grown(long older, long size) {
        var grown = new ArrayList<Tile>();
        for (int level = 0; Tile.of(level, 0, size).isPresent(); level++) {
            for (long number = 0; Tile.of(level, number, size).isPresent(); number++) {
                var tile = Tile.of(level, number, size);
                if (!tile.equals(Tile.of(level, number, older))) {
                    tile.ifPresent(grown::add);
                }
            }
        }
        return grown;
    }

    private void changeInclusion(int index, int size, Hash leaf, Tree tree) throws IOException {
        var proof = tree.inclusionProof(index);
        askInclusion(leaf, index, size, proof, tree.root());
        askInclusion(leaf, index, size, changed(proof), tree.root());
        askInclusion(changed(leaf), index, size, proof, tree.root());
        askInclusion(leaf, index, size, proof, changed(tree.root()));
        askInclusion(leaf, random.nextInt(-1, size + 2), size, proof, tree.root());
        askInclusion(leaf, index, random.nextInt(2 * size + 2), proof, tree.root());
    }

    private void askInclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root) throws IOException {
        int id = cases.ask("inclusion", "leaf", leaf, "index", index, "size", size, "proof", proof, "root", root);
        answer(id, () -> Proofs.requireIncluded(leaf, index, size, proof, root));
    }

    private void changeConsistency(int older, int size, Tree tree) throws IOException {
        var proof = tree.consistencyProof(older);
        var oldRoot = new Tree(older, tree.source()).root();
        askConsistency(older, oldRoot, size, tree.root(), proof);
        askConsistency(older, oldRoot, size, tree.root(), changed(proof));
        askConsistency(older, changed(oldRoot), size, tree.root(), proof);
        askConsistency(older, oldRoot, size, changed(tree.root()), proof);
        askConsistency(random.nextInt(-1, size + 2), oldRoot, size, tree.root(), proof);
        askConsistency(older, oldRoot, random.nextInt(2 * size + 2), tree.root(), proof);
    }

    private void askConsistency(long older, Hash oldRoot, long size, Hash root, List<Hash> proof) throws IOException {
        int id = cases.ask(
                "consistency", "older", older, "oldRoot", oldRoot, "size", size, "proof", proof, "root", root);
        answer(id, () -> Proofs.requireConsistent(older, oldRoot, size, root, proof));
    }

    private void answer(int id, Runnable verification) throws IOException {
        try {
            verification.run();
            cases.answer(id, "held");
            cases.count("proofs held");
        } catch (ProofRefused e) {
            cases.answer(id, GoCases.REFUSED);
            cases.count("proofs refused");
        }
    }

    private Hash changed(Hash hash) {
        var bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }

    /** One hash changed, left out, added or doubled, or two swapped. */
    private List<Hash> changed(List<Hash> proof) {
        var changed = new ArrayList<>(proof);
        int at = proof.isEmpty() ? 0 : random.nextInt(proof.size());
        int way = proof.isEmpty() ? 0 : random.nextInt(proof.size() == 1 ? 4 : 5);
        switch (way) {
            case 0 -> changed.add(at, Hash.of(bytes(Hash.LENGTH)));
            case 1 -> changed.set(at, changed(proof.get(at)));
            case 2 -> changed.remove(at);
            case 3 -> changed.add(at, proof.get(at));
            default -> Collections.swap(changed, at, (at + 1) % proof.size());
        }
        return changed;
    }
}
