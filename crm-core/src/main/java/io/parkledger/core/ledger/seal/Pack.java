package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.TileSource;
import io.parkledger.core.tlog.Tree;
import io.parkledger.core.tlog.VerifierKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence for somebody who does not trust us: one ZIP with events, proofs and checkpoints, and a program of one file
 * that checks them offline. It is written as it is read, whatever its size.
 *
 * <ul>
 *   <li>{@code manifest.json}: what it is, of which ledger, up to which checkpoint, with which keys
 *   <li>{@code events.ndjson}: one event a line, every column as stored; in a pack of some events with its proof
 *   <li>{@code entries.bin}: the entries as hashed, each after its length in two bytes
 *   <li>{@code checkpoints.txt}: signed notes; in a pack of everything all that there are, in others the newest
 *   <li>{@code timestamps/<size>.tsr} and {@code .txt}: time stamps by RFC 3161, each with the text of the checkpoint
 *       it stamps; in a pack of everything all that there are, in others the first that covers all of its events
 *   <li>{@code consistency.ndjson}: in a pack of some events, that the newest continues those named or stamped
 *   <li>{@code content/<sha256>}: the bytes that its events name by this hash
 *   <li>{@code verify.py}: checks all this
 * </ul>
 */
public final class Pack {

    private static final int AT_ONCE = 1_024;
    private static final int CHECKPOINTS_AT_ONCE = 10_000;
    private static final int STAMPS_AT_ONCE = 100;
    private static final int TILES_REMEMBERED = 64;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogStore store;
    private final Wish wish;
    private final StoredCheckpoint newest;
    private final Map<String, String> digests = new TreeMap<>();
    private final Set<String> contents = new TreeSet<>();

    /**
     * What a pack is asked for.
     *
     * @param what      in words of whoever asks: a period, a subject
     * @param positions of the events, from one to another; null for all of the ledger
     * @param trusted   sizes of checkpoints that whoever asks has noted: the pack proves that it continues them
     * @param files     more that goes into it, by its name
     */
    public record Wish(
            Map<String, Object> what,
            @Nullable List<Long> positions,
            List<Long> trusted,
            String madeBy,
            Instant madeAt,
            Map<String, File> files) {}

    /** Writes one file of the pack. */
    @FunctionalInterface
    public interface File {
        void writeTo(OutputStream out) throws IOException;
    }

    Pack(LogStore store, Wish wish) {
        this.store = store;
        this.wish = wish;
        newest = store.newestCheckpoint()
                .orElseThrow(() -> new SealBroken("seal.no-checkpoint", null, "Nothing is sealed yet."));
        var positions = wish.positions();
        if (positions != null && !positions.isEmpty() && positions.get(positions.size() - 1) > newest.size()) {
            throw new SealBroken(
                    "seal.not-sealed-yet", null, "What is asked for is not sealed yet. Ask again in a few seconds.");
        }
    }

    /** @throws SealBroken when an event is missing from the ledger, or the bytes that one names are */
    public void writeTo(OutputStream out) throws IOException {
        // Closed at its end alone: what is cut short is to look so.
        var zip = new ZipOutputStream(new BufferedOutputStream(out));
        var events = new long[1];
        file(zip, "events.ndjson", into -> events[0] = events(into));
        file(zip, "entries.bin", this::entries);
        file(zip, "checkpoints.txt", this::checkpoints);
        var stamped = timeStamps(zip);
        if (wish.positions() != null) {
            file(zip, "consistency.ndjson", into -> consistency(into, stamped));
        }
        for (var hash : contents) {
            file(zip, "content/" + hash, into -> into.write(content(hash)));
        }
        for (var more : wish.files().entrySet()) {
            file(zip, more.getKey(), more.getValue());
        }
        file(zip, "verify.py", into -> into.write(program()));
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest(events[0])));
        zip.closeEntry();
        zip.close();
    }

    /** The program that checks a pack. */
    public static byte[] program() throws IOException {
        try (var program = Pack.class.getResourceAsStream("/pack/verify.py")) {
            return Objects.requireNonNull(program).readAllBytes();
        }
    }

    private void file(ZipOutputStream zip, String name, File file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = new DigestOutputStream(zip, Sha256.digest());
        file.writeTo(digest);
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    private Map<String, Object> manifest(long events) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", "parkledger-pack/1");
        manifest.put("what", wish.what());
        manifest.put("whole", wish.positions() == null);
        manifest.put("made_by", wish.madeBy());
        manifest.put("made_at", wish.madeAt().toString());
        manifest.put("origin", newest.origin());
        manifest.put("size", newest.size());
        manifest.put("events", events);
        manifest.put("keys", store.keys(VerifierKey.Kind.ED25519));
        var second = store.keys(VerifierKey.Kind.SM2);
        if (!second.isEmpty()) {
            manifest.put("sm2_keys", second);
        }
        manifest.put("files", digests);
        return manifest;
    }

    private interface Rows {
        void take(List<Entry> rows) throws IOException;
    }

    private void inSteps(Rows rows) throws IOException {
        var positions = wish.positions();
        long all = positions == null ? newest.size() : positions.size();
        for (long first = 0; first < all; first += AT_ONCE) {
            var end = Math.min(all, first + AT_ONCE);
            var some = positions == null
                    ? store.entriesOfEvents(first, end)
                    : store.entriesOfEvents(positions.subList((int) first, (int) end));
            if (some.size() < end - first) {
                throw new SealBroken(
                        "seal.event-missing",
                        null,
                        "An event of the pack is missing from the ledger. Verify the ledger, and restore it.");
            }
            rows.take(some);
        }
    }

    private long events(OutputStream out) throws IOException {
        var tree = new Tree(newest.size(), new Remembering(store));
        var count = new long[1];
        inSteps(rows -> {
            for (var row : rows) {
                count[0]++;
                contents.addAll(Content.namedIn(row.event().payload()));
                line(out, event(row, tree));
            }
        });
        return count[0];
    }

    private byte[] content(String hash) {
        return store.content()
                .bytes(hash)
                .filter(bytes -> Content.isOf(hash, bytes))
                .orElseThrow(() -> new SealBroken(
                        "seal.content-missing",
                        null,
                        "Bytes that an event of the pack names are missing from the ledger or were changed: %s."
                                + " Verify the ledger, and restore it.",
                        hash));
    }

    private static void line(OutputStream out, Object value) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }

    private Map<String, Object> event(Entry row, Tree tree) {
        var event = row.event();
        var line = new LinkedHashMap<String, Object>();
        line.put("position", row.position());
        line.put("sealed_at", Canonical.micros(row.sealedAt()));
        line.put("global_index", row.globalIndex());
        line.put("recorded_at", Canonical.micros(event.recordedAt()));
        line.put("sequence_number", event.sequence());
        line.put("event_id", event.eventId());
        line.put("aggregate_type", event.aggregateType());
        line.put("aggregate_id", event.aggregateId());
        line.put("type", event.type());
        line.put("revision", event.revision());
        line.put("mac", row.mac() == null ? null : Base64.getEncoder().encodeToString(row.mac()));
        put(line, "payload", event.payload());
        put(line, "metadata", event.metadata());
        if (wish.positions() != null) {
            line.put("proof", base64(tree.inclusionProof(row.position() - 1)));
        }
        return line;
    }

    /** As text, which it is unless somebody else wrote it. */
    private static void put(Map<String, Object> line, String column, byte[] value) {
        try {
            line.put(column, UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException e) {
            line.put(column + "_base64", Base64.getEncoder().encodeToString(value));
        }
    }

    private static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }

    private void entries(OutputStream out) throws IOException {
        inSteps(rows -> {
            for (var row : rows) {
                var entry = row.bytes();
                out.write(entry.length >>> 8);
                out.write(entry.length);
                out.write(entry);
            }
        });
    }

    private void checkpoints(OutputStream out) throws IOException {
        if (wish.positions() != null) {
            out.write(noted(newest, store.cosignatures(newest.number())));
            return;
        }
        long after = 0;
        List<StoredCheckpoint> some;
        do {
            some = store.checkpointsAfter(after, CHECKPOINTS_AT_ONCE);
            var last = some.isEmpty() ? after : some.get(some.size() - 1).number();
            var cosignatures = store.cosignatures(after, last);
            for (var checkpoint : some) {
                after = checkpoint.number();
                if (after <= newest.number()) {
                    out.write(noted(checkpoint, cosignatures.getOrDefault(after, List.of())));
                }
            }
        } while (!some.isEmpty());
    }

    /** With the signatures of witnesses, and an empty line behind. */
    private static byte[] noted(StoredCheckpoint checkpoint, List<String> cosignatures) {
        var note = new StringBuilder(checkpoint.text());
        cosignatures.forEach(line -> note.append(line).append('\n'));
        return note.append('\n').toString().getBytes(UTF_8);
    }

    /** @return sizes of what was stamped */
    private Set<Long> timeStamps(ZipOutputStream zip) throws IOException {
        var positions = wish.positions();
        long covering = positions == null || positions.isEmpty() ? 1 : positions.get(positions.size() - 1);
        var limit = positions == null ? STAMPS_AT_ONCE : 1;
        var sizes = new TreeSet<Long>();
        long after = 0;
        List<LogStore.Stamped> some;
        do {
            some = store.timeStamps(newest.origin(), covering, after, newest.number(), limit);
            for (var stamped : some) {
                var checkpoint = stamped.checkpoint();
                after = checkpoint.number();
                // Signed twice, with another key the second time, a text is stamped twice: one of them is enough.
                if (sizes.add(checkpoint.size())) {
                    var name = "timestamps/" + checkpoint.size();
                    file(zip, name + ".tsr", into -> into.write(stamped.reply()));
                    file(
                            zip,
                            name + ".txt",
                            into -> into.write(checkpoint.note().text().getBytes(UTF_8)));
                }
            }
        } while (positions == null && some.size() == limit);
        return sizes;
    }

    private void consistency(OutputStream out, Set<Long> stamped) throws IOException {
        var earlier = new TreeSet<>(stamped);
        earlier.addAll(wish.trusted());
        for (var trusted : earlier) {
            if (0 < trusted && trusted < newest.size()) {
                var proof = new Tree(newest.size(), store).consistencyProof(trusted);
                line(out, Map.of("from", trusted, "to", newest.size(), "proof", base64(proof)));
            }
        }
    }

    /** Neighbours have most of their proofs in common. */
    private static final class Remembering implements TileSource {
        private final TileSource source;
        private final Map<Tile, List<Hash>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Tile, List<Hash>> eldest) {
                return size() > TILES_REMEMBERED;
            }
        };

        Remembering(TileSource source) {
            this.source = source;
        }

        @Override
        public List<Hash> hashes(Tile tile) {
            return remembered.computeIfAbsent(tile, source::hashes);
        }
    }
}
