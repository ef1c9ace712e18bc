package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.ledger.StoredEvent;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One way of writing values as bytes, so that a stranger who has the values comes to the same bytes. Numbers are
 * big-endian in eight bytes, times are microseconds since 1970, and what has no fixed length begins with two bytes that
 * say how long it is.
 */
final class Canonical {

    /** What is longer is told by its SHA-256, so that an entry never outgrows what a log can hold. */
    static final int LONGEST = 4096;

    /** One for each thread: looking one up costs as much as hashing with it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::digest);

    static final int HASHED = 0xffff;
    static final int ABSENT = 0xfffe;

    /** How a value stands among others, so that one can be told from the next. */
    enum Form {
        NUMBER,
        WITH_LENGTH,
        HASH;

        /** Where a value that begins there ends; beyond the end when it is cut short. */
        int endIn(byte[] bytes, int begin) {
            return switch (this) {
                case NUMBER -> begin + 8;
                case HASH -> begin + 32;
                case WITH_LENGTH -> {
                    if (begin + 2 > bytes.length) {
                        yield begin + 2;
                    }
                    int length = (bytes[begin] & 0xff) << 8 | bytes[begin + 1] & 0xff;
                    yield begin + 2 + (length == ABSENT ? 0 : length == HASHED ? 32 : length);
                }
            };
        }
    }

    /** Longer than most; made for every event that is sealed or verified, and used by one thread. */
    private byte[] bytes = new byte[384];

    private int size;

    Canonical version(int version) {
        room(1);
        bytes[size++] = (byte) version;
        return this;
    }

    Canonical number(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    private void append(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    Canonical time(Instant instant) {
        return number(micros(instant));
    }

    /**
     * Microseconds since 1970. Beyond what 64 bits hold they begin anew, so that no time that a database can be made to
     * hold stops a seal or a verification.
     */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    Canonical text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    /** What both an entry and the application's code say of an event first, in this order. */
    Canonical beginning(StoredEvent event) {
        return time(event.recordedAt())
                .number(event.sequence())
                .text(event.eventId())
                .text(event.aggregateType())
                .text(event.aggregateId())
                .text(event.type())
                .text(event.revision());
    }

    /** Its length in two bytes and the bytes; 0xffff and their SHA-256 when it is long; 0xfffe alone for null. */
    Canonical bytes(byte @Nullable [] value) {
        if (value == null) {
            return length(ABSENT);
        }
        if (value.length > LONGEST) {
            return length(HASHED).hash(value);
        }
        length(value.length);
        append(value);
        return this;
    }

    /** Only the SHA-256. */
    Canonical hash(byte[] value) {
        append(sha256(value));
        return this;
    }

    private Canonical length(int length) {
        room(2);
        bytes[size++] = (byte) (length >>> 8);
        bytes[size++] = (byte) length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    static byte[] sha256(byte[] value) {
        return SHA_256.get().digest(value);
    }
}
