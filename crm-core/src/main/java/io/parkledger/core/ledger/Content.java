package io.parkledger.core.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bytes that events name by their hash: the files of sealed reports. They only grow, like the events. Whoever names
 * some has them kept first: so no event names bytes that are not there, and what a refused command leaves behind is
 * named by none.
 *
 * <p>An event names content by a field {@code sha256}, whatever else it says, and uses that name for nothing else.
 */
public final class Content {

    private static final byte[] NAMES = "\"sha256\"".getBytes(ISO_8859_1);
    private static final Pattern NAMED = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    private final Jdbc jdbc;

    public Content(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps bytes for ever, once however often they come. @return their SHA-256, in hexadecimal digits */
    public String keep(byte[] bytes) {
        var hash = Sha256.of(bytes);
        jdbc.update("INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", hash, bytes);
        return HexFormat.of().formatHex(hash);
    }

    /** The bytes of a hash, as they are kept. */
    public Optional<byte[]> bytes(String sha256) {
        return jdbc
                .query(
                        "SELECT bytes FROM content WHERE sha256 = ?",
                        row -> row.getBytes(1),
                        HexFormat.of().parseHex(sha256))
                .stream()
                .findFirst();
    }

    /** Whether bytes have this hash. */
    public static boolean isOf(String sha256, byte[] bytes) {
        return Arrays.equals(HexFormat.of().parseHex(sha256), Sha256.of(bytes));
    }

    /** The hashes that an event names, as it is stored. */
    public static Set<String> namedIn(byte[] payload) {
        var named = new LinkedHashSet<String>();
        if (contains(payload)) {
            var hashes = NAMED.matcher(new String(payload, ISO_8859_1));
            while (hashes.find()) {
                named.add(hashes.group(1));
            }
        }
        return named;
    }

    /** Most events name none: they are looked at without being copied. */
    private static boolean contains(byte[] payload) {
        for (int at = 0; at <= payload.length - NAMES.length; at++) {
            if (payload[at] == NAMES[0] && Arrays.equals(payload, at, at + NAMES.length, NAMES, 0, NAMES.length)) {
                return true;
            }
        }
        return false;
    }
}
