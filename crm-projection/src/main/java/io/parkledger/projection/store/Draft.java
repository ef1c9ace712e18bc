package io.parkledger.projection.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way. Carries the position it was last written at; what an older or repeated event wants to change
 * is ignored, so that an event delivered twice changes nothing, even if it adds.
 */
public final class Draft {

    static final String POSITION = "position";
    /** Whether events about its subject have been set aside: it lacks what they say. */
    static final String INCOMPLETE = "incomplete";

    private final Document document;
    private final Kept kept;
    private final boolean stored;
    private long pass;
    private long hearing;
    private long hearingPass;
    private boolean changed;
    private boolean deaf;
    private @Nullable Before before;

    /** What it was, since it was last written, before it became what it is. */
    private final List<Document> superseded = new ArrayList<>();

    /** What it was before the projection at work touched it. */
    private record Before(Document document, long pass, boolean changed, int superseded) {}

    /** Which versions are kept when they are superseded. */
    @FunctionalInterface
    interface Kept {
        /** @param until the position at which it is superseded */
        boolean test(Document document, long until);
    }

    /** @param stored whether it was found where documents are stored */
    Draft(Document document, boolean stored, Kept kept) {
        this.document = document;
        this.stored = stored;
        this.kept = kept;
    }

    /** From now on, what changes can be undone. */
    void mark() {
        before = null;
    }

    /** Is again what it was at the {@link #mark}. */
    void undo() {
        var was = before;
        if (was != null) {
            document.clear();
            document.putAll(was.document());
            pass = was.pass();
            changed = was.changed();
            superseded.subList(was.superseded(), superseded.size()).clear();
            before = null;
        }
    }

    /** @param currentPass number of this delivery: within one, an event may come back to a document */
    Draft hear(long position, long currentPass) {
        var at = position();
        deaf = position < at || (position == at && pass != currentPass);
        hearing = position;
        hearingPass = currentPass;
        return this;
    }

    long position() {
        return document.get(POSITION, 0L);
    }

    Document document() {
        return document;
    }

    boolean isChanged() {
        return changed;
    }

    /** Whether it was found where documents are stored: else it is not there yet. */
    boolean isStored() {
        return stored;
    }

    /** The last event it was opened for, as counted by {@link #hear}. */
    long heardLast() {
        return hearingPass;
    }

    void written() {
        changed = false;
        superseded.clear();
    }

    /** Its versions are written, and itself is kept to be written later. */
    void versionsWritten() {
        superseded.clear();
    }

    /**
     * What it was between the events that changed it since it was last written, each until the position of the next, as
     * far as it is kept.
     */
    List<Document> superseded() {
        return superseded;
    }

    /**
     * Whether its past versions may no longer say whose it is: also if it is whose it was, as of a batch that was
     * written in part they may say whose it was in between.
     */
    boolean hasChangedHands() {
        var reach = PastVersions.reachOf(document);
        return superseded.stream()
                .anyMatch(version -> !PastVersions.reachOf(version).equals(reach));
    }

    /** Whether any event has made this document. */
    public boolean exists() {
        return document.size() > 2;
    }

    public Draft set(String field, @Nullable Object value) {
        var said = Stored.of(value);
        boolean nothingNew =
                position() == hearing && document.containsKey(field) && Objects.equals(document.get(field), said);
        return nothingNew ? this : change(target -> target.put(field, said));
    }

    /** Appends to a list. */
    public Draft push(String field, Object value) {
        return change(target -> {
            var list = new ArrayList<Object>(target.getList(field, Object.class, List.of()));
            list.add(Stored.of(value));
            target.put(field, list);
        });
    }

    /** Appends to a list, unless it is there. */
    public Draft pushOnce(String field, Object value) {
        return document.getList(field, Object.class, List.of()).contains(Stored.of(value)) ? this : push(field, value);
    }

    /** Adds to an exact decimal. */
    public Draft addDecimal(String field, BigDecimal amount) {
        return change(target -> {
            var before = target.get(field, new Decimal128(0)).bigDecimalValue();
            target.put(field, new Decimal128(before.add(amount)));
        });
    }

    /** Sets one key of a sub-document. */
    public Draft put(String field, String key, @Nullable Object value) {
        return change(target -> {
            var inner = new Document(target.get(field, new Document()));
            inner.put(key, Stored.of(value));
            target.put(field, inner);
        });
    }

    /** Takes one key out of a sub-document. */
    public Draft drop(String field, String key) {
        return change(target -> {
            var inner = new Document(target.get(field, new Document()));
            inner.remove(key);
            target.put(field, inner);
        });
    }

    /** Adds to counters of a sub-document; a counter at zero goes. */
    public Draft addAll(String field, Map<String, Long> amounts) {
        return change(target -> {
            var counters = new Document(target.get(field, new Document()));
            amounts.forEach((key, amount) -> {
                long sum = counters.get(key, 0L) + amount;
                if (sum == 0) {
                    counters.remove(key);
                } else {
                    counters.put(key, sum);
                }
            });
            target.put(field, counters);
        });
    }

    private Draft change(Consumer<Document> change) {
        if (!deaf) {
            if (before == null) {
                before = new Before(new Document(document), pass, changed, superseded.size());
            }
            if (exists() && position() < hearing && kept.test(document, hearing)) {
                superseded.add(PastVersions.until(hearing, document));
            }
            change.accept(document);
            document.put(POSITION, hearing);
            pass = hearingPass;
            changed = true;
        }
        return this;
    }

    public @Nullable String text(String field) {
        return document.getString(field);
    }

    public Document inner(String field) {
        return document.get(field, new Document());
    }

    public List<Document> documents(String field) {
        return document.getList(field, Document.class, List.of());
    }

    /** As it is now; changing the copy changes nothing. */
    public Document copy() {
        return new Document(document);
    }
}
