package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.StoredEvent;
import io.parkledger.core.tlog.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log: every column of an event as stored, and the time it was sealed. Entry of position <i>p</i> has
 * the index <i>p</i> − 1 in the tree; its leaf is SHA-256 of a zero byte and the entry (RFC 6962, 2.1).
 *
 * <p>Its bytes are, in this order, as {@link Canonical} writes them:
 *
 * <pre>
 * version           1 byte, 0x01
 * position          8 bytes
 * sealed_at         8 bytes, microseconds since 1970
 * global_index      8 bytes
 * recorded_at       8 bytes, microseconds since 1970
 * sequence_number   8 bytes
 * event_id          2 bytes of length, UTF-8
 * aggregate_type    likewise
 * aggregate_id      likewise
 * type              likewise
 * revision          likewise
 * mac               likewise; 0xfffe alone where there is none
 * payload           32 bytes, SHA-256 of the column
 * metadata          32 bytes, SHA-256 of the column
 * </pre>
 *
 * What is said with two bytes of length and is longer than 4,096 bytes is told by 0xffff and its SHA-256 instead, so
 * that no entry is longer than the 65,535 bytes of tlog-tiles.
 *
 * @param position    dense, from 1
 * @param sealedAt    when it was put in order
 * @param globalIndex the raw index that the database gave
 * @param event       the row
 * @param mac         what the application's key says of it; null where there was none
 */
public record Entry(long position, Instant sealedAt, long globalIndex, StoredEvent event, byte @Nullable [] mac) {

    static final int VERSION = 1;

    /** In place of a time of sealing that is missing. */
    static final Instant NEVER = Instant.EPOCH;

    private static final Map<String, Canonical.Form> COLUMNS = columns();

    private static Map<String, Canonical.Form> columns() {
        var columns = new LinkedHashMap<String, Canonical.Form>();
        List.of("position", "sealed_at", "global_index", "recorded_at", "sequence_number")
                .forEach(column -> columns.put(column, Canonical.Form.NUMBER));
        List.of("event_id", "aggregate_type", "aggregate_id", "type", "revision", "mac")
                .forEach(column -> columns.put(column, Canonical.Form.WITH_LENGTH));
        List.of("payload", "metadata").forEach(column -> columns.put(column, Canonical.Form.HASH));
        return columns;
    }

    public byte[] bytes() {
        return new Canonical()
                .version(VERSION)
                .number(position)
                .time(sealedAt)
                .number(globalIndex)
                .beginning(event)
                .bytes(mac)
                .hash(event.payload())
                .hash(event.metadata())
                .toBytes();
    }

    public Hash leaf() {
        return Hash.ofLeaf(bytes());
    }

    /**
     * Which columns say something else than the entry that was kept; empty when it is the same entry, {@code entry}
     * when what was kept is none.
     */
    List<String> columnsThatDifferFrom(byte[] kept) {
        var here = columnsOf(bytes());
        var there = columnsOf(kept);
        if (there.isEmpty()) {
            return List.of("entry");
        }
        return COLUMNS.keySet().stream()
                .filter(column -> !Arrays.equals(here.get(column), there.get(column)))
                .toList();
    }

    /** The aggregate that an entry is about; null when these are not the bytes of one, or it is told by its hash. */
    static @Nullable String subjectOf(byte[] entry) {
        var id = columnsOf(entry).get("aggregate_id");
        // A length that begins with 0xff says that it is hashed, or not there.
        return id == null || id[0] == (byte) 0xff ? null : textOf(ByteBuffer.wrap(id, 2, id.length - 2));
    }

    /** Null where it is none that a database could hold. */
    private static @Nullable String textOf(ByteBuffer bytes) {
        try {
            var text = UTF_8.newDecoder().decode(bytes).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Empty when these are not the bytes of an entry. */
    private static Map<String, byte[]> columnsOf(byte[] entry) {
        if (entry.length == 0 || entry[0] != VERSION) {
            return Map.of();
        }
        var columns = new HashMap<String, byte[]>();
        int at = 1;
        for (var column : COLUMNS.entrySet()) {
            int end = column.getValue().endIn(entry, at);
            if (end > entry.length) {
                return Map.of();
            }
            columns.put(column.getKey(), Arrays.copyOfRange(entry, at, end));
            at = end;
        }
        return at == entry.length ? columns : Map.of();
    }
}
