package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Story;
import io.parkledger.projection.store.keeper.ProjectionFailed;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that cannot hold all that a batch changes takes it in parts: views that stood still for ever were shown.
 */
class BatchTooLargeTest {

    private static final int WRITE_CONFLICT = 112;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestMongod mongod;

    @BeforeAll
    static void start() {
        assumeTrue(TestServer.mongod().isPresent(), "needs a mongod of its own");
        mongod = TestMongod.started(TestServer.mongod().orElseThrow());
    }

    @AfterAll
    static void kill() throws InterruptedException {
        if (mongod != null) {
            mongod.kill();
        }
    }

    /** Fails so many updates as a full cache does. */
    private static void fill(String uri, int times) {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase("admin")
                    .runCommand(new Document("configureFailPoint", "failCommand")
                            .append("mode", times == 0 ? "off" : new Document("times", times))
                            .append(
                                    "data",
                                    new Document("failCommands", List.of("insert", "update"))
                                            .append("errorCode", WRITE_CONFLICT)
                                            .append("errorLabels", List.of("TransientTransactionError"))));
        }
    }

    @Test
    void it_is_applied_in_parts_that_grow_again_and_a_single_event_is_tried_again() {
        var uri = mongod.newDatabase();
        try (var views = new TestViews(ViewServer.at(uri), Projections.all())) {
            var told = views.tell(Story.ofEverything());
            var asked = new ArrayList<Integer>();
            EventSource events = (position, upTo, limit) -> {
                asked.add(limit);
                return told.stream().skip(position).limit(limit).toList();
            };
            var projector = new Projector(views.projections, views.generation());

            // Every session is announced by an update; this one is taken again.
            views.server.startSession().close();
            // Three attempts of the whole, three of its part, and one of the part of that.
            fill(uri, 7);
            assertThat(projector.advance(events, told.size())).isTrue();
            assertThat(projector.position()).isZero();
            assertThat(projector.advance(events, told.size())).isTrue();
            assertThat(projector.position()).isZero();
            assertThat(projector.advance((position, upTo, limit) -> List.of(), told.size()))
                    .as("nothing new is no reason to take more")
                    .isFalse();
            while (projector.advance(events, told.size())) {
                assertThat(projector.position()).isPositive();
            }

            assertThat(asked.get(1)).isEqualTo(Math.min(1_000, told.size()) / 4);
            assertThat(asked.get(2)).isEqualTo(asked.get(1) / 4);
            assertThat(asked.subList(2, asked.size())).isSorted();
            assertThat(views.documents()).isEqualTo(views.builtAnew());

            fill(uri, 1_000);
            var last = views.tell(List.of(Story.ofEverything().get(0)));
            assertThatThrownBy(() -> projector.advance((position, upTo, limit) -> last, told.size() + 1))
                    .isInstanceOf(BatchTooLarge.class);
            fill(uri, 0);
        }
    }

    private static long transactionsCommitted(ViewServer server) {
        return TestServer.databaseOf(server)
                .runCommand(new Document("serverStatus", 1))
                .getEmbedded(List.of("transactions", "totalCommitted"), Long.class);
    }

    private static void register(TestLedger ledger, int lead) {
        ledger.send(new RegisterLead(
                new LeadId("L-" + lead),
                new ParkId("LQ"),
                "公司" + lead,
                null,
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                LocalDate.of(2021, 3, 1)));
    }

    /** Each failure opens the views anew, and the same batch would be too large again, in every part. */
    @Test
    void who_keeps_the_views_remembers_it_over_failures() {
        var uri = mongod.newDatabase();
        try (var ledger = TestLedger.open();
                var server = ViewServer.at(uri);
                var keeper = new ViewKeeper(ledger.ledger, server, Projections.all())) {
            register(ledger, 0);
            keeper.start();
            assertThat(keeper.await(1, PATIENCE)).isTrue();
            // Every session is announced by an update; this one is taken again.
            server.startSession().close();
            fill(uri, 1_000_000);
            for (int lead = 1; lead <= 40; lead++) {
                register(ledger, lead);
            }
            // A single event that is refused is a failure; of the second one here it is known that all were there.
            var first = failureAfter(keeper, null);
            var second = failureAfter(keeper, first);
            failureAfter(keeper, second);
            var before = transactionsCommitted(server);

            fill(uri, 0);

            assertThat(keeper.await(41, PATIENCE)).isTrue();
            assertThat(transactionsCommitted(server) - before)
                    .as("parts that grow from one event on")
                    .isGreaterThanOrEqualTo(8);
        } finally {
            fill(uri, 0);
        }
    }

    private static ProjectionFailed failureAfter(ViewKeeper keeper, ProjectionFailed before) {
        await().atMost(PATIENCE).until(() -> keeper.failure() != null && keeper.failure() != before);
        return keeper.failure();
    }
}
