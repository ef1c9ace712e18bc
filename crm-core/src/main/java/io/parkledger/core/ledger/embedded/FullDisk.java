package io.parkledger.core.ledger.embedded;

import java.util.regex.Pattern;

/** A disk without room for what is to be written, as systems say it. */
public final class FullDisk {

    private static final Pattern FULL =
            Pattern.compile("No space left on device|Disk quota exceeded|not enough space on the disk");

    private FullDisk() {}

    /** @param printed message of a failure, or what a program printed */
    public static boolean says(String printed) {
        return FULL.matcher(printed).find();
    }
}
