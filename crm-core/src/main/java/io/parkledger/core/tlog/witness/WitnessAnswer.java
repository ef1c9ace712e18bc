package io.parkledger.core.tlog.witness;

import java.util.List;

/** What a witness says of a checkpoint it was shown. */
public sealed interface WitnessAnswer {

    /**
     * It has signed.
     *
     * @param lines its signatures, each found to hold
     */
    record Cosigned(List<String> lines) implements WitnessAnswer {}

    /** The checkpoint that it signed last is another than we thought: it has so many entries. */
    record Knows(long size) implements WitnessAnswer {}

    /** The log does not continue what it has signed before. */
    record Contradicted() implements WitnessAnswer {}

    /**
     * It does not sign for this log at all: it does not know the log, or none of its keys.
     *
     * @param status of HTTP
     */
    record Refused(int status) implements WitnessAnswer {}

    /** Nothing that helps: it does not answer, or not as the specification has it. */
    record Failed(String why) implements WitnessAnswer {}
}
