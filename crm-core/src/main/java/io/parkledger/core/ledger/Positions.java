package io.parkledger.core.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns the raw index of an append into its position, waiting for the seal, and wakes those who read on. Works on every
 * node: where the sealer runs it is told, elsewhere it looks every few milliseconds.
 */
public final class Positions {

    private static final long LOOK_EVERY_MILLIS = 5;
    private static final int REMEMBERED = 20_000;

    /** One row of the seal. */
    record Sealed(long position, long globalIndex) {}

    private final LedgerReader reader;
    private final Map<Long, Long> positionByIndex = new HashMap<>();
    private final Deque<Long> oldestFirst = new ArrayDeque<>();
    private long head;

    Positions(LedgerReader reader) {
        this.reader = reader;
    }

    /** Empty when the event could not be sealed in time, because some append started before it is still under way. */
    public OptionalLong await(Receipt receipt, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var told = told(receipt.globalIndex());
            if (told != null) {
                return OptionalLong.of(told);
            }
            var found = reader.positionOf(receipt.globalIndex());
            if (found.isPresent() || System.nanoTime() >= deadline) {
                return found;
            }
        }
    }

    /** Waits a moment for the sealer's word; null when it has not come. */
    private synchronized @Nullable Long told(long globalIndex) {
        var position = positionByIndex.get(globalIndex);
        if (position == null) {
            pause();
            position = positionByIndex.get(globalIndex);
        }
        return position;
    }

    /**
     * Returns as soon as something beyond {@code position} is sealed here, or after {@code atMost}; asked by who has
     * found nothing there.
     */
    public void awaitBeyond(long position, Duration atMost) {
        requireBeyond(position);
        awaitTold(position, atMost);
    }

    /** What was told to be beyond may have been cut off since: nobody looks for it again and again. */
    private void requireBeyond(long position) {
        var before = head();
        if (before > position) {
            lower(before, reader.head());
        }
    }

    private synchronized long head() {
        return head;
    }

    private synchronized void lower(long before, long there) {
        if (head == before) {
            head = Math.min(before, there);
        }
    }

    private synchronized void awaitTold(long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (head <= position
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            pause();
        }
    }

    private void pause() {
        try {
            wait(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database may be another one than before, restored from an older copy. */
    synchronized void startOver() {
        positionByIndex.clear();
        oldestFirst.clear();
        head = 0;
    }

    synchronized void announce(List<Sealed> sealed) {
        for (var seal : sealed) {
            positionByIndex.put(seal.globalIndex(), seal.position());
            oldestFirst.addLast(seal.globalIndex());
            head = Math.max(head, seal.position());
        }
        while (oldestFirst.size() > REMEMBERED) {
            positionByIndex.remove(oldestFirst.removeFirst());
        }
        notifyAll();
    }
}
