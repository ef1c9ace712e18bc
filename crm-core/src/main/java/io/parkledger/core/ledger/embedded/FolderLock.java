package io.parkledger.core.ledger.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process at a time has a data folder. The operating system lets go of the lock when its holder dies. */
final class FolderLock implements AutoCloseable {
    /**
     * Folders held by this process. Asked before the lock file is opened: on Unix, closing any handle on that file
     * gives up the lock of the whole process, so a second start must not even touch it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @param folder an existing folder, as {@link Path#toRealPath} gives it */
    static FolderLock on(Path folder) throws IOException {
        if (!HELD_HERE.add(folder)) {
            throw StartRefusals.dataFolderInUse(folder, thisProcess());
        }
        var locked = false;
        try {
            var lock = new FolderLock(folder, open(folder.resolve("lock")));
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                HELD_HERE.remove(folder);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherCopyOfThisClass) {
            // The channel stays open on purpose: closing it would give up the other copy's lock.
            throw StartRefusals.dataFolderInUse(file.getParent(), thisProcess());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            throw StartRefusals.dataFolderInUse(file.getParent(), holder(file));
        }
        writePid(channel);
        return channel;
    }

    private static void writePid(FileChannel channel) {
        try {
            channel.truncate(0).write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException onlyForTheMessage) {
            // The lock holds without it.
        }
    }

    private static String holder(Path file) {
        try {
            var pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? "?" : pid;
        } catch (IOException onlyForTheMessage) {
            return "?";
        }
    }

    private static String thisProcess() {
        return Long.toString(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException goneWithTheProcess) {
            // Nothing depends on it any more.
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
