package io.parkledger.projection.store;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What documents were before they became what they are. A version that is superseded lies beside its collection, with
 * all it said, from its own position until that of the event that superseded it; so a view of any past position is what
 * stands since then at the latest, and of the versions those that stood then.
 *
 * <p>Whose rows one sees of the past is decided by whose they are today: every version says so in a part of its own,
 * which is written anew when they change hands.
 */
public final class PastVersions {

    /** The id of the document it was: its own is that and its position. */
    public static final String OF = "of";
    /** The position at which it was superseded. */
    public static final String UNTIL = "until";
    /**
     * The roundest number, in twos, of those after its own position up to that at which it was superseded. Whatever
     * stood at a position has one of the few {@link #milestonesAround} it, so that it is found without a look at what
     * had ended before or came later.
     */
    public static final String MILESTONE = "milestone";
    /** Whose its document is today. */
    public static final String REACH = "reach";

    static final String ID = "_id";
    private static final String AT = "@";
    /** The character after it. */
    private static final String AFTER_AT = "A";

    private static final List<String> REACHED_BY = List.of("owner", "team", "buildings");

    /** As many twos as no ledger's position has. */
    private static final int LARGEST = 44;

    private PastVersions() {}

    /** What a document is now, superseded at a position; whose it is today is said when it is written. */
    static Document until(long position, Document document) {
        var version = new Document(ID, document.getString(ID) + AT + document.getLong(Draft.POSITION))
                .append(OF, document.getString(ID))
                .append(UNTIL, position)
                .append(MILESTONE, milestone(document.getLong(Draft.POSITION), position));
        document.forEach((field, value) -> {
            if (!field.equals(ID)) {
                version.put(field, value);
            }
        });
        return version;
    }

    /** All versions of a document: their ids begin with its own, so that they are found without any other index. */
    static Bson allOf(String id) {
        return Filters.and(Filters.eq(OF, id), Filters.gt(ID, id + AT), Filters.lt(ID, id + AFTER_AT));
    }

    private static long milestone(long from, long until) {
        int size = highestBit(from ^ until);
        return until >> size << size;
    }

    private static int highestBit(long number) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    }

    /** Every milestone that what stood at a position may have. */
    public static List<Long> milestonesAround(long position) {
        return IntStream.range(0, LARGEST)
                .mapToObj(size -> position >> (size + 1) << (size + 1) | 1L << size)
                .toList();
    }

    /** What of a document tells whose it is. */
    static Document reachOf(Document document) {
        var reach = new Document();
        REACHED_BY.forEach(field -> {
            var value = document.get(field);
            if (value != null) {
                reach.put(field, value);
            }
        });
        return reach;
    }

    /** The document that it was. */
    public static Document restored(Document version) {
        var document = new Document(version);
        document.put(ID, document.remove(OF));
        document.remove(UNTIL);
        document.remove(MILESTONE);
        document.remove(REACH);
        return document;
    }

    /** The name of a field of a document in its past versions, where its id and whose it is today stand elsewhere. */
    static String field(String name) {
        if (name.equals(ID)) {
            return OF;
        }
        return REACHED_BY.contains(name) ? REACH + "." + name : name;
    }
}
