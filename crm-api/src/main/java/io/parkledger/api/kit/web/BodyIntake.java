package io.parkledger.api.kit.web;

import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Takes bodies in. What has arrived already is taken at once; whatever is still on its way keeps a thread waiting, so
 * only so many are waited for, in all and of one address, and none for long. The others are told to come again, and
 * threads are left for everybody else.
 */
final class BodyIntake {

    /** Of the two hundred threads that the server has. */
    static final int WAITED_FOR = 150;

    static final int WAITED_FOR_OF_ONE_ADDRESS = 100;
    static final Duration AT_MOST = Duration.ofSeconds(10);

    /** So many times the limit is read of what is refused for its length. */
    private static final int READ_TO_REFUSE = 4;

    private static final int CHUNK = 8_192;
    private static final int DROPPED = 4 << 20;

    private final Map<String, Integer> waiting = new HashMap<>();
    private int all;

    /** @throws Refused when it is too long, comes too slowly or breaks off, or when too many others are waited for */
    byte[] read(HttpServletRequest request, int limit) {
        long expected = request.getContentLengthLong();
        if (expected > (long) limit * READ_TO_REFUSE) {
            throw tooLarge(limit);
        }
        if (expected > limit) {
            // Whoever is still writing does not hear an answer: it is read to its end, and then refused.
            read(request, expected, new Taken(OutputStream.nullOutputStream(), (long) limit * READ_TO_REFUSE));
            throw tooLarge(limit);
        }
        var body = new ByteArrayOutputStream();
        read(request, expected, new Taken(body, limit));
        return body.toByteArray();
    }

    private void read(HttpServletRequest request, long expected, Taken body) {
        try {
            var in = request.getInputStream();
            for (int here = in.available(); here > 0; here = in.available()) {
                take(in, Math.min(here, CHUNK), body);
            }
            if (!isWhole(in, body, expected)) {
                awaitRest(request, in, body);
            }
        } catch (SocketTimeoutException e) {
            throw new Refused(HttpStatus.REQUEST_TIMEOUT, "http.408");
        } catch (IOException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.broken-off");
        }
    }

    /** What has come so far: as much memory as has come, whatever was promised. */
    private static final class Taken {

        private final OutputStream into;
        private final long limit;
        private long size;

        Taken(OutputStream into, long limit) {
            this.into = into;
            this.limit = limit;
        }

        void add(byte[] chunk, int length) throws IOException {
            into.write(chunk, 0, length);
            size += length;
            if (size > limit) {
                throw tooLarge((int) limit);
            }
        }
    }

    private static boolean isWhole(ServletInputStream in, Taken body, long expected) {
        return expected >= 0 ? body.size >= expected : in.isFinished();
    }

    /** Takes what has arrived of a body that is refused: a connection closed before that loses the answer. */
    static void dropWhatIsHere(HttpServletRequest request) {
        try {
            var in = request.getInputStream();
            long dropped = 0;
            for (int here = in.available(); here > 0 && dropped < DROPPED; here = in.available()) {
                dropped += in.skip(here);
            }
        } catch (IOException | IllegalStateException e) {
            // Then nobody is there any more.
            return;
        }
    }

    private void awaitRest(HttpServletRequest request, InputStream in, Taken body) throws IOException {
        var address = request.getRemoteAddr();
        begin(address);
        try {
            long until = System.nanoTime() + AT_MOST.toNanos();
            while (take(in, CHUNK, body)) {
                if (System.nanoTime() > until) {
                    throw new Refused(HttpStatus.REQUEST_TIMEOUT, "http.408");
                }
            }
        } finally {
            end(address);
        }
    }

    private synchronized void begin(String address) {
        int ofThis = waiting.getOrDefault(address, 0);
        if (all >= WAITED_FOR || ofThis >= WAITED_FOR_OF_ONE_ADDRESS) {
            throw Refused.tooMany(AT_MOST, "request.too-many-slow");
        }
        all++;
        waiting.put(address, ofThis + 1);
    }

    private synchronized void end(String address) {
        all--;
        waiting.computeIfPresent(address, (key, ofThis) -> ofThis == 1 ? null : ofThis - 1);
    }

    private static boolean take(InputStream in, int atMost, Taken body) throws IOException {
        var chunk = new byte[atMost];
        int read = in.read(chunk);
        if (read < 0) {
            return false;
        }
        body.add(chunk, read);
        return true;
    }

    private static Refused tooLarge(int limit) {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "request.too-large", limit);
    }
}
