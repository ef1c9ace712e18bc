package io.parkledger.projection.store;

import static io.parkledger.projection.Story.*;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch that was written in part: the server refuses one document of one collection, as a crash would. */
@OnEveryServer
class TotalsTest {

    private final TestViews views;
    private List<LedgerEvent> batch;

    TotalsTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @BeforeEach
    void one_cell_with_counters_and_a_batch_that_changes_it_and_makes_another() {
        views.given(lead("1", LeadSource.WALK_IN, "lin"), qualified("1", "01-08"), lead("2", LeadSource.WALK_IN, "su"));
        batch = views.tell(List.of(
                started("1", "01-12", yuan("500.00")),
                opened("1", "01-12", yuan("500.00")),
                qualified("2", "01-09"),
                lead("3", LeadSource.WALK_IN, "chen"),
                lead("4", LeadSource.AGENCY, "chen"),
                lead("5", LeadSource.WALK_IN, "wu"),
                lost("5", LossReason.PRICE, "02-01"),
                assigned("2", "wei", null, "02-02"),
                landed("1", "03-01")));
    }

    private static Object lead(String lead, LeadSource source, String owner) {
        return registered(lead, "公司" + lead, source, owner, null, "01-05");
    }

    private Document cell(String id) {
        return total("funnel_cells", id);
    }

    private Document days(String id) {
        return total("funnel_days", id);
    }

    private Document total(String collection, String id) {
        return views.server
                .database()
                .getCollection("test_" + collection)
                .find(Filters.eq("_id", id))
                .first();
    }

    /** Two officers' leads go, two of the same officer do not; one cell of an officer goes, a second one does not. */
    @ParameterizedTest(name = "a batch whose {0} were written in part")
    @CsvSource({"projects, owner", "leads, owner", "funnel_cells, owner", "funnel_days, owner", "history, facts.owner"})
    void counters_stay_exact(String collection, String unique) {
        var before = views.documents();
        var documents = views.server.database().getCollection("test_" + collection);
        documents.createIndex(
                Indexes.ascending(unique, "registeredBy"),
                new IndexOptions().unique(true).name("in the way"));

        assertThatThrownBy(() -> views.apply(batch)).hasMessageContaining("duplicate key");

        if (views.server.isTransactional()) {
            assertThat(views.documents()).as("nothing is left of it").isEqualTo(before);
        } else {
            assertThat(views.documents()).as("something is left of it").isNotEqualTo(before);
        }
        documents.dropIndex("in the way");
        views.goOnFromWhatIsStored().apply(batch);
        assertThat(views.documents()).isEqualTo(views.builtAnew());
    }

    @Test
    void counters_stay_exact_when_only_the_position_was_not_written() {
        var progress = views.server.database().getCollection("test_progress");
        var before = views.documents();
        progress.updateOne(Filters.empty(), Updates.set("position", 77L));

        assertThatThrownBy(() -> views.apply(batch)).hasMessageContaining("Another projector");

        if (views.server.isTransactional()) {
            assertThat(views.documents()).isEqualTo(before);
        }
        progress.updateOne(Filters.empty(), Updates.set("position", 3L));
        views.goOnFromWhatIsStored().apply(batch);
        assertThat(views.documents()).isEqualTo(views.builtAnew());
    }

    @Test
    void counters_stay_exact_when_it_is_delivered_again_in_smaller_batches() {
        var documents = views.server.database().getCollection("test_projects");
        documents.createIndex(
                Indexes.ascending("owner"), new IndexOptions().unique(true).name("in the way"));
        assertThatThrownBy(() -> views.apply(batch)).hasMessageContaining("duplicate key");
        documents.dropIndex("in the way");

        views.goOnFromWhatIsStored();
        batch.forEach(event -> views.apply(List.of(event)));

        assertThat(views.documents()).isEqualTo(views.builtAnew());
    }

    @Test
    void the_counters_are_those_one_counts_by_hand() {
        views.apply(batch);

        assertThat(cell("OF_PARKS|LQ|WALK_IN|2021-01").get("counts", Document.class))
                .containsOnly(
                        entry("r|LEAD|2021-01|2021-03", 1L),
                        entry("r|LEAD|2021-01|-", 2L),
                        entry("r|LEAD|2021-01|2021-02", 1L),
                        entry("r|INTENT|2021-01|2021-03", 1L),
                        entry("r|INTENT|2021-01|-", 1L),
                        entry("r|TALKS|2021-01|2021-03", 1L),
                        entry("r|REVIEW|2021-03|2021-03", 1L),
                        entry("r|SIGNED|2021-03|2021-03", 1L),
                        entry("r|LANDED|2021-03|2021-03", 1L),
                        entry("o|LEAD|2021-01|2021-01", 2L),
                        entry("o|LEAD|2021-01|2021-02", 1L),
                        entry("o|LEAD|2021-01|-", 1L),
                        entry("o|INTENT|2021-01|2021-01", 1L),
                        entry("o|INTENT|2021-01|-", 1L),
                        entry("o|TALKS|2021-01|2021-03", 1L),
                        entry("o|LANDED|2021-03|2021-03", 1L),
                        entry("c|LANDED|LANDED|2021-03|-", 1L),
                        entry("v|LANDED|true|2021-03|-", 50_000L),
                        entry("c|LOST|LEAD|2021-02|-", 1L),
                        entry("x|PRICE|2021-02|-", 1L));
        assertThat(days("OF_PARKS|LQ|2021-01").get("counts", Document.class))
                .containsOnly(
                        entry("s|LEAD|2021-01|-|3", 1L),
                        entry("s|LEAD|2021-01|-|4", 1L),
                        entry("s|INTENT|2021-01|-|4", 1L));
        assertThat(days("OF_PARKS|LQ|2021-03").get("counts", Document.class))
                .containsOnly(entry("s|TALKS|2021-03|-|48", 1L), entry("d|2021-03|55", 1L));
    }

    @Test
    void what_goes_to_another_owner_takes_its_counters_along() {
        views.apply(batch);

        assertThat(total("funnel_cells", "OF_OWNERS|LQ|su||WALK_IN|2021-01").get("counts", Document.class))
                .isEmpty();
        assertThat(total("funnel_days", "OF_OWNERS|LQ|su||2021-01").get("counts", Document.class))
                .isEmpty();
        assertThat(total("funnel_cells", "OF_OWNERS|LQ|wei||WALK_IN|2021-01").get("counts", Document.class))
                .containsOnly(
                        entry("r|LEAD|2021-01|-", 1L),
                        entry("r|INTENT|2021-01|-", 1L),
                        entry("o|LEAD|2021-01|2021-01", 1L),
                        entry("o|INTENT|2021-01|-", 1L));
        assertThat(total("funnel_days", "OF_OWNERS|LQ|wei||2021-01").get("counts", Document.class))
                .containsOnly(entry("s|LEAD|2021-01|-|4", 1L));
    }
}
