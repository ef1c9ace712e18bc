package io.parkledger.core.ledger;

import org.slf4j.LoggerFactory;

/** What is done when a loop has ended by an {@link Error}: out of memory, a class that cannot be loaded. */
@FunctionalInterface
public interface LastResort {

    /** The exit code of a process that ended itself: "internal software error" in sysexits.h. */
    int EXIT_CODE = 70;

    /**
     * Ends the process at once, as a kill would, which the ledger survives: whatever started the application (systemd,
     * Docker) starts it again. An orderly end would need what may be missing, such as memory.
     */
    LastResort END_PROCESS = (loop, cause) -> {
        try {
            LoggerFactory.getLogger(LastResort.class)
                    .error(
                            "loop.died: {} ended by {}; the process ends with exit code {} and has to be started again",
                            loop,
                            String.valueOf(cause),
                            EXIT_CODE,
                            cause);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    };

    void loopDied(String loop, Throwable cause);
}
