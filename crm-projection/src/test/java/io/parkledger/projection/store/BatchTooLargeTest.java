package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Story;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A database that cannot hold all that a batch changes takes it in parts: views that stood still for ever were shown.
 */
class BatchTooLargeTest {

    private static final int WRITE_CONFLICT = 112;

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
    void it_is_applied_in_parts_that_grow_again_and_a_single_event_is_tried_again() throws InterruptedException {
        assumeTrue(TestServer.mongod().isPresent(), "needs a mongod of its own");
        var mongod = TestMongod.started(TestServer.mongod().orElseThrow());
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
        } finally {
            mongod.kill();
        }
    }
}
