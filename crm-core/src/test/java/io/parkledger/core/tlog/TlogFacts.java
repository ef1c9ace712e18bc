package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Logs in memory, and keys that are the same each time. */
final class TlogFacts {

    private TlogFacts() {}

    static byte[] entry(int index) {
        return ("entry " + index).getBytes(UTF_8);
    }

    static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Hash.ofLeaf(entry(index)))
                .toList();
    }

    static PrivateKey privateKey(int seed) {
        var bytes = new byte[Ed25519.KEY_LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return privateKey(bytes);
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SignerKey signer(String name, int seed) {
        return SignerKey.of(name, Kind.ED25519, privateKey(seed));
    }

    static SignerKey cosigner(String name, int seed) {
        return SignerKey.of(name, Kind.COSIGNATURE, privateKey(seed));
    }

    /** The tiles of a log as a {@link TreeEdge} hands them on, with those at its edge; counts what is read. */
    static final class Log implements TileSource {

        final TreeEdge edge = new TreeEdge(this::full);
        final Map<Tile, List<Hash>> full = new HashMap<>();
        private final List<Hash> leaves;
        private final TileSource tiles;
        int reads;

        Log(int size) {
            leaves = TlogFacts.leaves(size);
            leaves.forEach(edge::append);
            tiles = Rows.of(leaves);
        }

        private void full(Tile tile, List<Hash> hashes) {
            if (full.put(tile, hashes) != null) {
                throw new AssertionError("Full twice: " + tile);
            }
        }

        Tree tree() {
            return tree(leaves.size());
        }

        Tree tree(long size) {
            return new Tree(size, this);
        }

        List<Hash> leaves() {
            return leaves;
        }

        @Override
        public List<Hash> hashes(Tile tile) {
            reads++;
            return tiles.hashes(tile);
        }
    }
}
