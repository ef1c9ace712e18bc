package io.parkledger.planted;

import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.codecs.pojo.annotations.BsonId;

/** Writes a field that its view does not have, also inside another, and forgets one that it has. */
public final class MisspelledProjection implements Projection {

    /** What is read. */
    public record Misspelled(@BsonId String id, String company, List<Inner> inner, long position) {}

    /** What is read inside it. */
    public record Inner(String name) {}

    /** What is written inside it. */
    public record WrittenInner(String nmae) {}

    private static final ViewCollection<Misspelled> VIEWS =
            ViewCollection.about("lead", "misspelled", Misspelled.class);

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(VIEWS);
    }

    @EventHandler
    void on(LeadRegistered e, WorkingSet views) {
        views.open(VIEWS, e.leadId().value()).set("comapny", e.company()).push("inner", new WrittenInner(e.owner()));
    }
}
