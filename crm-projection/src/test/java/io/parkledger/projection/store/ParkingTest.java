package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadProjection;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ledger may hold what no view can live with: it is set aside with its subject, and everything else goes on. */
@OnEveryServer
class ParkingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    /** Thirty-six digits: more than a Decimal128 has. */
    private static final String POISON = """
            {"leadId":"1","industry":"BIG_DATA","contact":{"personId":"p"},"track":"SPACE",
             "areaWantedSqm":123456789012345678901234567890123456,"qualifiedOn":"2021-03-02"}""";

    private final TestLedger ledger = TestLedger.open();
    private final TestServer testServer;
    private final ViewServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    ParkingTest(TestServer testServer) {
        this.testServer = testServer;
        server = testServer.open();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        server.close();
        ledger.close();
    }

    private ViewKeeper keeper(ProjectionSet projections) {
        var keeper = new ViewKeeper(ledger.ledger, server, projections);
        keeper.start();
        open.add(keeper);
        return keeper;
    }

    private long register(String lead) {
        return ledger.positionOf(ledger.send(new RegisterLead(
                new LeadId(lead),
                new ParkId("LQ"),
                "公司" + lead,
                null,
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                MARCH_1)));
    }

    private long assign(String lead, String owner) {
        return ledger.positionOf(ledger.send(new AssignLead(new LeadId(lead), owner, null, MARCH_1)));
    }

    private void insert(String type, String lead, long sequence, String payload) throws SQLException {
        OwnersHand.insert(ledger.settings, type, lead, sequence, payload);
    }

    private static LeadView lead(Generation generation, String lead) {
        return Views.of(generation).leads().find(lead, Scope.ALL).orElseThrow();
    }

    private static Document document(Generation generation, String lead) {
        return generation.find(LeadViews.COLLECTION, lead);
    }

    private static Map<String, List<Document>> documents(Generation generation) {
        var documents = new TreeMap<String, List<Document>>();
        Projections.all()
                .collections()
                .forEach(collection -> documents.put(
                        collection.name(),
                        generation
                                .documents(collection)
                                .find()
                                .sort(new Document("_id", 1))
                                .into(new ArrayList<>())));
        return documents;
    }

    @Test
    void a_ledger_that_holds_what_no_view_can_store_comes_up_with_it_set_aside() throws SQLException {
        register("1");
        register("2");
        insert("lead.qualified", "1", 1, POISON);
        long queued = assign("1", "su");
        long last = assign("2", "wu");
        assertThat(queued).isEqualTo(4);

        var keeper = keeper(Projections.all());

        assertThat(keeper.await(last, PATIENCE)).isTrue();
        assertThat(keeper.parked())
                .extracting(Parked::position, Parked::projection, Parked::type, Parked::behind, Parked::cannotBeApplied)
                .containsExactlyInAnyOrder(
                        tuple(3L, "lead", "lead.qualified", 3L, true),
                        tuple(3L, "history", "lead.qualified", 3L, true),
                        tuple(4L, "lead", "lead.assigned", 3L, false),
                        tuple(4L, "history", "lead.assigned", 3L, false));
        assertThat(keeper.parkedCount()).isEqualTo(4);
        assertThat(keeper.failure()).isNull();
        assertThat(keeper.parked().get(0).cause()).contains("Decimal128");
        var live = keeper.live();
        assertThat(lead(live, "1").owner()).as("what was known before").isEqualTo("lin");
        assertThat(document(live, "1").getBoolean("incomplete")).isTrue();
        assertThat(lead(live, "1").version()).as("so that people can go on").isEqualTo(2);
        assertThat(lead(live, "2").owner()).as("others go on").isEqualTo("wu");
        assertThat(document(live, "2")).doesNotContainKey("incomplete");

        var report = keeper.rebuild((position, total) -> {});
        assertThat(report.differing()).as("a rebuild parks the same").isZero();
        assertThat(report.documents()).isPositive();
        assertThat(keeper.parkedCount()).isEqualTo(4);

        assertThat(lead(live.asOf(last), "1").owner())
                .as("the past treats it alike")
                .isEqualTo("lin");
        assertThat(keeper.await(assign("1", "wu"), PATIENCE)).isTrue();
        assertThat(lead(keeper.live(), "1").owner()).as("later ones wait").isEqualTo("lin");
        assertThat(keeper.parkedCount()).isEqualTo(6);
    }

    @Test
    void what_cannot_even_be_read_is_set_aside_by_all_projections() throws SQLException {
        register("1");
        register("2");
        insert("lead.teleported", "1", 1, "{}");
        insert("lead.assigned", "2", 1, "no json at all");
        long last = register("3");

        var keeper = keeper(Projections.all());

        assertThat(keeper.await(last, PATIENCE)).isTrue();
        assertThat(keeper.parked())
                .extracting(Parked::aggregateId, Parked::projection, Parked::cannotBeApplied)
                .containsExactly(tuple("1", Parked.EVERY, true), tuple("2", Parked.EVERY, true));
        assertThat(keeper.parked().get(0).cause()).contains("lead.teleported");
        assertThat(document(keeper.live(), "1").getBoolean("incomplete")).isTrue();
        assertThat(lead(keeper.live(), "3").owner()).isEqualTo("lin");
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
    }

    @Test
    void a_document_that_grows_too_large_is_set_aside_with_the_event_that_made_it_so() throws SQLException {
        register("1");
        insert("lead.registered", "9", 0, """
                {"leadId":"9","parkId":"LQ","company":"公司","remark":"%s","source":"WALK_IN","owner":"lin","registeredOn":"2021-03-01"}""".formatted("x".repeat(17_000_000)));
        long last = assign("1", "su");

        var keeper = keeper(Projections.all());

        assertThat(keeper.await(last, PATIENCE)).isTrue();
        assertThat(keeper.parked())
                .isNotEmpty()
                .allSatisfy(parked -> assertThat(parked.aggregateId()).isEqualTo("9"))
                .extracting(Parked::projection)
                .contains("lead", "history");
        assertThat(lead(keeper.live(), "1").owner()).isEqualTo("su");
        assertThat(keeper.live().find(LeadViews.COLLECTION, "9")).isNull();
    }

    static final class Stubborn implements Projection {
        static final ViewCollection<LeadView> DESKS = ViewCollection.about("lead", "desks", LeadView.class);
        private volatile boolean broken = true;

        @Override
        public List<ViewCollection<?>> collections() {
            return List.of(DESKS);
        }

        @EventHandler
        void on(LeadRegistered e, WorkingSet views) {
            views.open(DESKS, e.leadId().value()).set("owner", e.owner()).set("team", "A");
        }

        @EventHandler
        void on(LeadAssigned e, WorkingSet views) {
            views.open(DESKS, e.leadId().value()).set("owner", e.owner());
            views.open(DESKS, "somebody else's").set("owner", e.owner());
            if (broken && e.owner().equals("su")) {
                throw new IllegalArgumentException("no desk for " + e.owner());
            }
        }
    }

    @Test
    void a_projection_that_throws_has_changed_nothing_and_a_later_version_makes_up_for_it() {
        var stubborn = new Stubborn();
        var keeper = keeper(new ProjectionSet(List.of(new LeadProjection(), stubborn)));
        register("1");
        register("2");
        assign("1", "su");
        assign("1", "wu");
        long last = assign("2", "wu");

        assertThat(keeper.await(last, PATIENCE)).isTrue();
        var desks = keeper.live().findAll(Stubborn.DESKS, List.of("1", "2", "somebody else's"));
        assertThat(desks)
                .extracting(desk -> desk.getString("owner"))
                .as("of lead 1 as before, of the others as it is")
                .containsExactlyInAnyOrder("lin", "wu", "wu");
        assertThat(keeper.parked())
                .extracting(Parked::projection, Parked::position, Parked::cause)
                .containsExactly(
                        tuple("stubborn", 3L, "java.lang.IllegalArgumentException: no desk for su"),
                        tuple("stubborn", 4L, null));
        assertThat(lead(keeper.live(), "1").owner())
                .as("other projections go on")
                .isEqualTo("wu");

        stubborn.broken = false;
        keeper.rebuild((position, total) -> {});
        assertThat(keeper.parkedCount()).isZero();
        assertThat(keeper.parked()).isEmpty();
        assertThat(keeper.live().find(Stubborn.DESKS, "1").getString("owner")).isEqualTo("wu");
        assertThat(keeper.live().find(Stubborn.DESKS, "1")).doesNotContainKey("incomplete");
    }

    @Test
    void who_goes_on_from_what_is_stored_knows_what_was_set_aside() throws SQLException {
        register("1");
        insert("lead.qualified", "1", 1, POISON);
        var first = keeper(Projections.all());
        assertThat(first.await(ledger.ledger.reader().head(), PATIENCE)).isTrue();
        first.close();
        long last = assign("1", "su");

        var second = keeper(Projections.all());

        assertThat(second.await(last, PATIENCE)).isTrue();
        assertThat(second.live().name()).isEqualTo(first.live().name());
        assertThat(lead(second.live(), "1").owner()).isEqualTo("lin");
        assertThat(second.parkedCount()).isEqualTo(4);
    }

    private static WorkingSet unreachable() {
        return new WorkingSet(new WorkingSet.Source() {
            @Override
            public Document find(ViewCollection<?> collection, String id) {
                throw new MongoSocketException("away", new ServerAddress());
            }

            @Override
            public List<Document> findAll(ViewCollection<?> collection, Collection<String> ids) {
                return List.of();
            }
        });
    }

    @Test
    void what_the_database_is_to_blame_for_is_no_reason_to_set_anything_aside() {
        try (var views = TestViews.on(testServer)) {
            var event = views.tell(List.of(new LeadAssigned(new LeadId("1"), null, "su", null, MARCH_1)))
                    .get(0);
            var parking = new Parking();

            assertThatThrownBy(() -> Projections.all().deliver(event, unreachable(), parking))
                    .isInstanceOf(StoreFailed.class)
                    .matches(ViewsUnavailable::is);
            assertThat(parking.count()).isZero();
        }
    }
}
