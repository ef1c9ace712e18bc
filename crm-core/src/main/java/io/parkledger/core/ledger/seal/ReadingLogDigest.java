package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What lines of the access log ({@code access.access_log}) are told by: how many they are, and the SHA-256 of all their
 * bytes one after the other, in the order of their numbers. The bytes of a line are, in this order, as {@link
 * Canonical} writes them:
 *
 * <pre>
 * id        8 bytes
 * at        8 bytes, microseconds since 1970
 * login     2 bytes of length, UTF-8
 * action    likewise
 * target    likewise
 * </pre>
 *
 * What is longer than 4,096 bytes is told by 0xffff and its SHA-256 instead.
 */
public final class ReadingLogDigest {

    private final MessageDigest digest = Sha256.digest();
    private long rows;

    /** One more line. */
    public void add(long id, Instant at, String login, String action, String target) {
        rows++;
        digest.update(new Canonical()
                .number(id)
                .time(at)
                .text(login)
                .text(action)
                .text(target)
                .toBytes());
    }

    public long rows() {
        return rows;
    }

    /** In hexadecimal; asked for once, when all lines are added. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
