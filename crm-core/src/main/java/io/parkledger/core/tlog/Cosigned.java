package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** The message that a cosigner of c2sp.org/tlog-cosignature signs: a checkpoint, and when it was the latest one. */
final class Cosigned {

    /** Bytes of the time that stands before the signature. */
    static final int TIME_LENGTH = Long.BYTES;

    private Cosigned() {}

    /** Seconds since 1970 of a time that there is: Java's own time ends before that of the specification. */
    static boolean isTime(long seconds) {
        return 0 <= seconds && seconds <= Instant.MAX.getEpochSecond();
    }

    static byte[] message(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + '\n' + text).getBytes(UTF_8);
    }
}
