package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The room a start needs in a folder, and what a failure there means.
 * @param freeBytes free space of the disk that holds an existing path
 */
record DiskSpace(Path folder, long neededMb, ToLongFunction<Path> freeBytes) {
    private static final long MB = 1024L * 1024;

    static long usable(Path existing) {
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** Asked before anything is written; the folder need not exist yet. */
    void check() {
        if (freeMb() < neededMb) {
            throw full(null);
        }
    }

    LedgerCannotStart explain(IOException e) {
        return isFull(String.valueOf(e.getMessage()))
                ? full(e)
                : StartRefusals.dataFolderNotWritable(folder, e.toString(), e);
    }

    /** Whether a program failed for want of space: it says so, unless there was no space left to say it. */
    boolean isFull(String printed) {
        return FullDisk.says(printed) || freeMb() < 1;
    }

    LedgerCannotStart full(@Nullable Throwable cause) {
        return StartRefusals.diskFull(folder, neededMb, cause);
    }

    private long freeMb() {
        return free() / MB;
    }

    /** Free bytes of the disk that holds the folder, or will hold it. */
    long free() {
        var existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return freeBytes.applyAsLong(existing);
    }
}
