package io.parkledger.projection.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.parkledger.core.ledger.Persons;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What is written down of the generations on a server: which of them is live, and what it was made from. */
public final class Catalogue {

    private static final Bson LIVE = Filters.eq("_id", "live");
    private static final String NAME = "name";
    private static final String SHAPE = "shape";
    private static final String LEDGER = "ledger";
    private static final String KNOWS = "knows";
    private static final String UNTIL = "until";

    private final ViewServer server;
    private final Persons persons;

    /**
     * The generation that is read.
     *
     * @param shape  of what its projections made
     * @param ledger id of the ledger that it was made from
     * @param knows  which events could be read then
     * @param until  the position from which on it may be read
     */
    public record Live(
            String name,
            int shape,
            @Nullable String ledger,
            @Nullable String knows,
            long until) {}

    public Catalogue(ViewServer server) {
        this(server, Persons.ALL_SHOWN);
    }

    /** @param persons whose data readers of its generations are not shown */
    public Catalogue(ViewServer server, Persons persons) {
        this.server = server;
        this.persons = persons;
    }

    /** Null when none has been made yet. */
    public @Nullable Live live() {
        var entry = server.catalogue().find(LIVE).first();
        return entry == null
                ? null
                : new Live(
                        entry.getString(NAME),
                        entry.getInteger(SHAPE, 0),
                        entry.getString(LEDGER),
                        entry.getString(KNOWS),
                        entry.get(UNTIL, 0L));
    }

    public void makeLive(Live live) {
        server.catalogue()
                .replaceOne(
                        LIVE,
                        new Document("_id", "live")
                                .append(NAME, live.name())
                                .append(SHAPE, live.shape())
                                .append(LEDGER, live.ledger())
                                .append(KNOWS, live.knows())
                                .append(UNTIL, live.until()),
                        new ReplaceOptions().upsert(true));
    }

    public Generation generation(String name) {
        return new Generation(server, name, persons);
    }

    /** The one that comes after {@code name}, or the first one; not made yet. */
    public Generation after(@Nullable String name) {
        return generation("g" + (name == null ? 1 : Integer.parseInt(name.substring(1)) + 1));
    }

    /** Whatever a rebuild has left that did not come to its end, and what was replaced. */
    public void dropAllBut(Generation generation) {
        server.database().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.matches("g\\d+_.*"))
                .map(name -> name.substring(0, name.indexOf('_')))
                .filter(name -> !name.equals(generation.name()))
                .distinct()
                .forEach(name -> generation(name).drop());
    }
}
