package io.parkledger.core.ledger.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs this process. */
final class User {
    private static final long NO_NUMBERS_HERE = -1;

    private User() {}

    /** The numeric id, 0 for root; negative on Windows. */
    static long number() {
        return System.getProperty("os.name").startsWith("Windows") ? NO_NUMBERS_HERE : new UnixSystem().getUid();
    }

    static boolean owns(Path path) throws IOException {
        return number() == NO_NUMBERS_HERE || ((Number) Files.getAttribute(path, "unix:uid")).longValue() == number();
    }
}
