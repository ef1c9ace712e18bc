package io.parkledger.projection.space;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.ParkEvent.SynonymDropped;
import io.parkledger.core.space.ParkEvent.SynonymsKept;
import io.parkledger.projection.space.VocabularyView.Kept;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** Writes {@link VocabularyView}. */
public final class VocabularyProjection implements Projection {

    static final ViewCollection<VocabularyView> VOCABULARIES =
            ViewCollection.about("park", "vocabularies", VocabularyView.class, Indexes.ascending("parkId"));

    private static final String SYNONYMS = "synonyms";

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(VOCABULARIES);
    }

    @EventHandler
    void on(SynonymsKept e, LedgerEvent event, WorkingSet views) {
        var vocabulary = of(e.parkId(), event, views);
        var by = String.valueOf(event.metadata().getOrDefault(Sender.ACTOR, ""));
        var others = others(
                vocabulary, kept -> e.synonyms().stream().anyMatch(each -> isOf(kept, each.glossary(), each.term())));
        var fresh = e.synonyms().stream()
                .map(each -> new Kept(each.glossary(), each.term(), each.meaning(), by, e.keptOn()));
        vocabulary.set(SYNONYMS, Stream.concat(others, fresh).toList());
    }

    @EventHandler
    void on(SynonymDropped e, LedgerEvent event, WorkingSet views) {
        var vocabulary = of(e.parkId(), event, views);
        vocabulary.set(
                SYNONYMS,
                others(vocabulary, kept -> isOf(kept, e.glossary(), e.term())).toList());
    }

    private static Draft of(ParkId park, LedgerEvent event, WorkingSet views) {
        return views.open(VOCABULARIES, park.value())
                .set("version", event.sequence())
                .set("parkId", park);
    }

    private static Stream<Document> others(Draft vocabulary, Predicate<Document> these) {
        return vocabulary.documents(SYNONYMS).stream().filter(these.negate());
    }

    private static boolean isOf(Document kept, Glossary glossary, String term) {
        return glossary.name().equals(kept.getString("glossary")) && term.equals(kept.getString("term"));
    }
}
