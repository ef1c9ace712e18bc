package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents a batch of events works on. They are read when first touched, changed in memory, and written together.
 * As one node projects at a time, what was written is kept for the next batch: a rebuild hardly reads at all.
 */
public final class WorkingSet {

    private static final int MOST = 50_000;
    /** Of the heap: several times what a document takes, as one set may project while another builds. */
    private static final int KILOBYTES_FOR_ONE = 20;

    /** How many documents are kept, as long as nobody says otherwise. */
    static final int KEPT = room(Runtime.getRuntime().maxMemory());

    /** Where a draft stands. */
    private record Opened(ViewCollection<?> collection, String id) {}

    /**
     * Documents that are forgotten here, and so have to be stored.
     *
     * @param fresh those that are not stored yet
     * @param again those that are, as they were
     */
    record Leaving(List<Document> fresh, List<Document> again) {}

    /** Where documents are stored. */
    interface Source {
        @Nullable
        Document find(ViewCollection<?> collection, String id);

        List<Document> findAll(ViewCollection<?> collection, Collection<String> ids);
    }

    private static final Source NOTHING = new Source() {
        @Override
        public @Nullable Document find(ViewCollection<?> collection, String id) {
            return null;
        }

        @Override
        public List<Document> findAll(ViewCollection<?> collection, Collection<String> ids) {
            return List.of();
        }
    };

    private final Source source;
    private final int room;
    private final boolean past;
    private final Map<ViewCollection<?>, Map<String, Draft>> drafts = new HashMap<>();
    /** Those the batch has opened: only they can have changed. */
    private final Map<ViewCollection<?>, Map<String, Draft>> opened = new LinkedHashMap<>();

    /** Those the projection at work has opened: what it did to them is undone when it fails. */
    private final Map<Draft, Opened> touched = new LinkedHashMap<>();

    private final Set<ViewCollection<?>> made = new HashSet<>();
    private int kept;
    private long pass;
    private long position;

    /** For how many documents a virtual machine has room that takes so many bytes at most. */
    static int room(long heap) {
        return (int) Math.min(MOST, heap / 1_024 / KILOBYTES_FOR_ONE);
    }

    WorkingSet(Source source) {
        this(source, KEPT, true);
    }

    /**
     * @param room how many documents are kept
     * @param past whether what they were is, too
     */
    WorkingSet(Source source, int room, boolean past) {
        this.source = source;
        this.room = room;
        this.past = past;
    }

    /** One that starts from nothing and is never written: for the state of one subject at some point in time. */
    static WorkingSet detached() {
        return new WorkingSet(NOTHING);
    }

    /** Reads at once what a batch will probably touch. */
    void expect(List<LedgerEvent> batch, List<ViewCollection<?>> collections) {
        for (var collection : collections) {
            var known = drafts.getOrDefault(collection, Map.of());
            var ids = batch.stream()
                    .filter(event -> event.aggregateType().equals(collection.aggregateType()))
                    .map(LedgerEvent::aggregateId)
                    .filter(id -> !known.containsKey(id))
                    .collect(Collectors.toSet());
            if (!ids.isEmpty()) {
                source.findAll(collection, ids).forEach(stored -> {
                    keep(collection, stored.getString("_id"), stored);
                    ids.remove(stored.getString("_id"));
                });
                ids.forEach(id -> keep(collection, id, null));
            }
        }
    }

    /** From now on, changes are those of this event. */
    void begin(LedgerEvent event) {
        pass++;
        position = event.position();
        mark();
    }

    /** From now on, changes are those of another projection. */
    void mark() {
        touched.clear();
    }

    /** Everything since the mark has never been. */
    void undo() {
        touched.forEach((draft, at) -> {
            draft.undo();
            if (made.contains(at.collection())) {
                drafts.getOrDefault(at.collection(), Map.of()).remove(at.id());
                opened.getOrDefault(at.collection(), Map.of()).remove(at.id());
                kept--;
            }
        });
        touched.clear();
    }

    /** The documents that were changed since the mark. */
    Map<ViewCollection<?>, List<Document>> changedSinceMark() {
        var changed = new LinkedHashMap<ViewCollection<?>, List<Document>>();
        touched.forEach((draft, at) -> {
            if (draft.isChanged()) {
                changed.computeIfAbsent(at.collection(), key -> new ArrayList<>())
                        .add(draft.document());
            }
        });
        return changed;
    }

    /** The document with this id, made when there is none. */
    public Draft open(ViewCollection<?> collection, String id) {
        return hear(collection, id, draft(collection, id));
    }

    /** What stands in a document that is another projection's to change; only an id when nothing was told of it. */
    public Document look(ViewCollection<?> collection, String id) {
        return draft(collection, id).copy();
    }

    private Draft draft(ViewCollection<?> collection, String id) {
        var draft = drafts.getOrDefault(collection, Map.of()).get(id);
        return draft == null ? keep(collection, id, stored(collection, id)) : draft;
    }

    private @Nullable Document stored(ViewCollection<?> collection, String id) {
        try {
            return source.find(collection, id);
        } catch (RuntimeException e) {
            throw new StoreFailed(e);
        }
    }

    /** A document that one event makes and none changes: nothing needs to be read. */
    public Draft make(ViewCollection<?> collection, String id) {
        made.add(collection);
        return hear(collection, id, keep(collection, id, null));
    }

    private Draft hear(ViewCollection<?> collection, String id, Draft draft) {
        opened.computeIfAbsent(collection, key -> new LinkedHashMap<>()).put(id, draft);
        if (touched.put(draft, new Opened(collection, id)) == null) {
            draft.mark();
        }
        return draft.hear(position, pass);
    }

    private Draft keep(ViewCollection<?> collection, String id, @Nullable Document stored) {
        var draft = new Draft(
                stored != null ? stored : new Document("_id", id),
                stored != null,
                (document, until) -> past && collection.keeps(document, until));
        drafts.computeIfAbsent(collection, key -> new LinkedHashMap<>()).put(id, draft);
        kept++;
        return draft;
    }

    Map<ViewCollection<?>, Changes> changed() {
        var changed = new LinkedHashMap<ViewCollection<?>, Changes>();
        opened.forEach((collection, ofCollection) -> {
            var changes = new Changes(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
            ofCollection.forEach((id, draft) -> {
                if (draft.isChanged()) {
                    var reach = PastVersions.reachOf(draft.document());
                    changes.documents().add(draft.document());
                    draft.superseded().forEach(version -> {
                        version.put(PastVersions.REACH, reach);
                        changes.superseded().add(version);
                    });
                    if (draft.hasChangedHands()) {
                        changes.handed().put(id, reach);
                    }
                }
            });
            if (!changes.documents().isEmpty()) {
                changed.put(collection, changes);
            }
        });
        return changed;
    }

    /**
     * What a batch has come to that no later event changes: documents that are only made, and versions that were
     * superseded. Everything else is remembered, until it {@link #leaves}.
     */
    Map<ViewCollection<?>, Changes> finished(Map<ViewCollection<?>, Changes> changed) {
        var finished = new LinkedHashMap<ViewCollection<?>, Changes>();
        changed.forEach((collection, changes) ->
                finished.put(collection, made.contains(collection) ? changes : changes.withoutDocuments()));
        settle(Draft::versionsWritten);
        return finished;
    }

    private void settle(Consumer<Draft> each) {
        made.forEach(collection -> kept -= drafts.remove(collection).size());
        made.clear();
        opened.values().forEach(ofCollection -> ofCollection.values().forEach(each));
        opened.clear();
        touched.clear();
    }

    /** Whether more is remembered than there is room for. */
    boolean isFull() {
        return kept > room;
    }

    /** The half of what is remembered that was opened longest ago: to be written, as it is forgotten. */
    Map<ViewCollection<?>, Leaving> leavesHalf() {
        long[] heard = drafts.values().stream()
                .flatMap(ofCollection -> ofCollection.values().stream())
                .mapToLong(Draft::heardLast)
                .sorted()
                .toArray();
        return leaves(heard[heard.length / 2]);
    }

    /** The same of all that is remembered. */
    Map<ViewCollection<?>, Leaving> leaves() {
        return leaves(Long.MAX_VALUE);
    }

    private Map<ViewCollection<?>, Leaving> leaves(long heardUntil) {
        var leaving = new LinkedHashMap<ViewCollection<?>, Leaving>();
        drafts.forEach((collection, ofCollection) -> {
            var those = new Leaving(new ArrayList<>(), new ArrayList<>());
            ofCollection.values().removeIf(draft -> {
                if (draft.heardLast() > heardUntil) {
                    return false;
                }
                if (draft.isChanged()) {
                    (draft.isStored() ? those.again() : those.fresh()).add(draft.document());
                }
                kept--;
                return true;
            });
            leaving.put(collection, those);
        });
        return leaving;
    }

    void written() {
        settle(Draft::written);
        if (isFull()) {
            clear();
        }
    }

    /** Forgets everything: the next touch reads what is stored. */
    void clear() {
        drafts.clear();
        opened.clear();
        made.clear();
        touched.clear();
        kept = 0;
    }

    @Nullable
    Document find(ViewCollection<?> collection, String id) {
        var draft = drafts.getOrDefault(collection, Map.of()).get(id);
        return draft == null || !draft.exists() ? null : draft.document();
    }
}
