package io.parkledger.core.ledger.seal;

/** Who has read what, kept beside the ledger; the ledger tells now and then what it said. */
@FunctionalInterface
public interface ReadingLog {

    /** No log at all: nothing of it is compared. */
    ReadingLog NONE = (fromLine, toLine) -> new ReadingLogDigest();

    /** What its lines say now, from one number to another, both among them. */
    ReadingLogDigest digest(long fromLine, long toLine);
}
