package io.parkledger.api.kit.web;

import io.parkledger.api.kit.access.Recognition;
import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/**
 * The files that are taken in at this moment. Each is in memory as a whole, with what is unpacked of it: only so many
 * are at once, and none of somebody who is not signed in.
 */
final class FilesTakenIn {

    static final int AT_ONCE = 3;

    private static final Duration WAITED_FOR = Duration.ofSeconds(5);

    private final Recognition recognition;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    FilesTakenIn(Recognition recognition) {
        this.recognition = recognition;
    }

    /**
     * Whoever is let in has to {@link #leave}.
     *
     * @throws Refused when nobody is signed in, or too many others are here
     */
    void enter(HttpServletRequest request) {
        if (recognition.callerOf(request).isEmpty()) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "access.sign-in");
        }
        try {
            if (places.tryAcquire(WAITED_FOR.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refused.tooMany(WAITED_FOR, "request.too-many-files");
    }

    void leave() {
        places.release();
    }
}
