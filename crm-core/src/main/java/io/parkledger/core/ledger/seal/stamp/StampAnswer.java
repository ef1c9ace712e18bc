package io.parkledger.core.ledger.seal.stamp;

/** What came of asking for a time stamp. */
public sealed interface StampAnswer {

    /** It has stamped, and what it has sent holds. */
    record Stamped(TimeStamp stamp) implements StampAnswer {}

    /**
     * It does not stamp for us.
     *
     * @param why in its own words
     */
    record Refused(String why) implements StampAnswer {}

    /** It has sent a time stamp that proves nothing: of something else, signed wrong, or by nobody who is trusted. */
    record Unfit(String why) implements StampAnswer {}

    /** Nothing that helps: it does not answer, or not as the specification has it. */
    record Failed(String why) implements StampAnswer {}
}
