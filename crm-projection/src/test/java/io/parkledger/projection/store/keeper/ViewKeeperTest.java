package io.parkledger.projection.store.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.rows.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ViewKeeperTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);

    private final TestLedger ledger = TestLedger.open();
    private final String uri;
    private final List<AutoCloseable> open = new ArrayList<>(List.of(ledger));
    private ViewServer server;

    ViewKeeperTest(TestServer testServer) {
        uri = testServer.uri();
        server = connect();
    }

    private ViewServer connect() {
        var connected = TestServer.connect(uri);
        open.add(connected);
        return connected;
    }

    /** The last opened first. */
    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private ViewKeeper keeper() {
        return keeper(ledger, server, Projections.all());
    }

    private ViewKeeper keeper(TestLedger of, ViewServer on, ProjectionSet projections) {
        var keeper = new ViewKeeper(of.ledger, on, projections);
        keeper.start();
        open.add(keeper);
        return keeper;
    }

    private static long register(TestLedger ledger, String lead) {
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

    private long register(String lead) {
        return register(ledger, lead);
    }

    private long assign(String lead, String owner) {
        return ledger.positionOf(ledger.send(new AssignLead(new LeadId(lead), owner, null, MARCH_1)));
    }

    private static LeadView lead(ViewKeeper keeper, String lead) {
        return Views.of(keeper.live()).leads().find(lead, Scope.ALL).orElseThrow();
    }

    private Document liveEntry() {
        return Objects.requireNonNull(
                TestServer.databaseOf(server).getCollection("catalogue").find().first());
    }

    /** Somebody changes a live document behind everybody's back: a rebuild would repair it, going on does not. */
    private void tamper(ViewKeeper keeper, String lead, String company) {
        TestServer.databaseOf(server)
                .getCollection(keeper.live().name() + "_leads")
                .updateOne(Filters.eq("_id", lead), Updates.set("company", company));
    }

    @Test
    void what_was_commanded_is_soon_seen() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();
        assertThat(lead(keeper, "1").owner()).isEqualTo("lin");

        assertThat(keeper.await(assign("1", "su"), PATIENCE)).isTrue();
        assertThat(lead(keeper, "1").owner()).isEqualTo("su");
        assertThat(keeper.position()).isEqualTo(2);
        assertThat(keeper.await(3, Duration.ofMillis(20))).isFalse();
    }

    private long transactionsBegun() {
        return TestServer.databaseOf(server)
                .runCommand(new Document("serverStatus", 1))
                .getEmbedded(List.of("transactions", "totalStarted"), Long.class);
    }

    /** A transaction holds in memory all it wrote, and is given up when that is full: nobody needs one here. */
    @Test
    void what_nobody_reads_yet_is_built_without_transactions() {
        assumeTrue(server.isTransactional());
        var keeper = keeper();
        for (int lead = 0; lead < 20; lead++) {
            register("" + lead);
        }
        assertThat(keeper.await(20, PATIENCE)).isTrue();
        var before = transactionsBegun();
        assertThat(before).isPositive();

        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();

        assertThat(transactionsBegun()).isEqualTo(before);
    }

    @Test
    void what_was_rebuilt_has_the_indexes_that_the_first_views_have() {
        assumeFalse(server.forgets(), "the server in memory has no indexes");
        var keeper = keeper();
        keeper.await(register("1"), PATIENCE);
        var first = indexes(keeper.live().name());
        assertThat(first.values().stream().mapToLong(List::size).sum()).isGreaterThan(100);

        keeper.rebuild((position, total) -> {});

        assertThat(indexes(keeper.live().name())).isEqualTo(first);
    }

    private Map<String, List<Document>> indexes(String generation) {
        var database = TestServer.databaseOf(server);
        var indexes = new TreeMap<String, List<Document>>();
        database.listCollectionNames().forEach(name -> {
            if (name.startsWith(generation + "_")) {
                indexes.put(
                        name.substring(generation.length()),
                        database.getCollection(name).listIndexes().into(new ArrayList<>()));
            }
        });
        return indexes;
    }

    @Test
    void a_rebuild_equals_the_live_views_and_takes_their_place() {
        var keeper = keeper();
        register("1");
        register("2");
        assertThat(keeper.await(assign("1", "su"), PATIENCE)).isTrue();
        var old = keeper.live();
        var progress = new ArrayList<Long>();

        var report = keeper.rebuild((position, total) -> progress.add(position));

        assertThat(report.differing()).isZero();
        assertThat(report.examples()).isEmpty();
        assertThat(report.position()).isEqualTo(3);
        assertThat(report.documents()).as("""
                        2 leads, 2 projects, 1 cell of the park, 2 of owners and 2 of who registered, 3 of history; and the \
                        lead that was handed on, and its project, as they were before""").isEqualTo(14);
        assertThat(progress).last().isEqualTo(3L);
        assertThat(keeper.live().name()).isNotEqualTo(old.name());
        assertThat(liveEntry().getString("name")).isEqualTo(keeper.live().name());
        assertThat(TestServer.databaseOf(server).listCollectionNames())
                .as("who was reading the old ones may go on")
                .anyMatch(name -> name.startsWith(old.name() + "_"));
        assertThat(keeper.await(assign("2", "wu"), PATIENCE)).isTrue();
        assertThat(lead(keeper, "2").owner()).as("and it goes on").isEqualTo("wu");
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
        assertThat(TestServer.databaseOf(server).listCollectionNames())
                .as("the next rebuild clears them away")
                .isNotEmpty()
                .noneMatch(name -> name.startsWith(old.name() + "_"));
    }

    @Test
    void a_document_that_was_tampered_with_is_named_and_repaired() {
        var keeper = keeper();
        register("1");
        assertThat(keeper.await(register("2"), PATIENCE)).isTrue();
        tamper(keeper, "2", "别人的公司");
        var history = TestServer.databaseOf(server).getCollection(keeper.live().name() + "_history");
        history.deleteOne(Filters.eq("position", 1L));
        history.insertOne(new Document("_id", "99999999999999"));

        var report = keeper.rebuild((position, total) -> {});

        assertThat(report.differing()).isEqualTo(3);
        assertThat(report.examples())
                .containsExactlyInAnyOrder("leads/2", "history/00000000000001", "history/99999999999999");
        assertThat(lead(keeper, "2").company()).isEqualTo("公司2");
    }

    @Test
    void only_one_rebuild_goes_on_at_a_time() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();

        var report = keeper.rebuild((position, total) -> assertThatThrownBy(() -> keeper.rebuild((p, t) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("under way"));

        assertThat(report.differing()).isZero();
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
    }

    @Test
    void after_a_restart_the_views_go_on_where_they_were() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();
        var name = keeper.live().name();
        tamper(keeper, "1", "只有重建才会改回");
        keeper.close();
        if (!server.forgets()) {
            server.close();
            server = connect();
        }
        register("2");

        var restarted = keeper();

        assertThat(restarted.await(2, PATIENCE)).isTrue();
        assertThat(restarted.live().name()).isEqualTo(name);
        assertThat(lead(restarted, "1").company()).isEqualTo("只有重建才会改回");
        assertThat(lead(restarted, "2").owner()).isEqualTo("lin");
    }

    private void requireRebuilt(String oldName) {
        var restarted = keeper();
        await().atMost(PATIENCE).until(() -> !restarted.live().name().equals(oldName));
        assertThat(restarted.await(1, PATIENCE)).isTrue();
        assertThat(lead(restarted, "1").company()).isEqualTo("公司1");
        assertThat(TestServer.databaseOf(server).listCollectionNames())
                .as("nothing is left of the old ones")
                .isNotEmpty()
                .noneMatch(name -> name.startsWith(oldName + "_"));
    }

    @Test
    void views_of_another_shape_are_built_anew() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();
        tamper(keeper, "1", "旧");
        keeper.close();
        TestServer.databaseOf(server).getCollection("catalogue").updateOne(Filters.empty(), Updates.set("shape", 0));

        requireRebuilt(keeper.live().name());
    }

    @Test
    void views_that_somebody_dropped_are_built_anew() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();
        keeper.close();
        keeper.live().drop();

        requireRebuilt(keeper.live().name());
    }

    /** How far they are is written down when everything is. */
    @Test
    void views_of_which_a_part_was_written_when_the_power_went_are_built_anew() {
        var keeper = keeper();
        assertThat(keeper.await(register("1"), PATIENCE)).isTrue();
        keeper.close();
        var name = keeper.live().name();
        tamper(keeper, "1", "半途");
        var database = TestServer.databaseOf(server);
        database.getCollection(name + "_progress").updateOne(Filters.empty(), Updates.set("position", 0L));
        database.getCollection("catalogue").updateOne(Filters.eq("_id", "live"), Updates.set("until", 1L));

        requireRebuilt(name);
    }

    @Test
    void views_that_were_never_finished_making_are_no_obstacle() {
        register("1");
        TestServer.databaseOf(server).createCollection("g1_leads");
        TestServer.databaseOf(server).getCollection("g1_leads").insertOne(new Document("_id", "ghost"));

        var keeper = keeper();

        assertThat(keeper.await(1, PATIENCE)).isTrue();
        assertThat(lead(keeper, "1").company()).isEqualTo("公司1");
        assertThat(Views.of(keeper.live()).leads().find("ghost", Scope.ALL)).isEmpty();
    }

    @Test
    void views_of_another_ledger_are_built_anew() {
        var keeper = keeper();
        register("1");
        register("2");
        assertThat(keeper.await(register("3"), PATIENCE)).isTrue();
        keeper.close();
        var other = TestLedger.open();
        open.add(other);
        register(other, "4");

        var ofOther = keeper(other, server, Projections.all());

        await().atMost(PATIENCE)
                .until(() ->
                        Views.of(ofOther.live()).leads().find("4", Scope.ALL).isPresent());
        assertThat(Views.of(ofOther.live()).leads().find("1", Scope.ALL)).isEmpty();
        assertThat(ofOther.await(1, PATIENCE)).isTrue();
        assertThat(ofOther.position()).isEqualTo(1);
    }

    @Test
    void a_second_node_follows_and_takes_over() {
        var leading = keeper();
        assertThat(leading.await(register("1"), PATIENCE)).isTrue();
        var second = TestLedger.open(ledger.settings);
        open.add(second);
        var following = keeper(second, server.forgets() ? server : connect(), Projections.all());

        assertThat(following.await(register("2"), PATIENCE)).isTrue();
        assertThat(lead(following, "2").owner()).isEqualTo("lin");
        assertThatThrownBy(() -> following.rebuild((position, total) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leading");
        leading.rebuild((position, total) -> {});
        await().atMost(PATIENCE)
                .until(() -> following.live().name().equals(leading.live().name()));

        leading.close();
        ledger.ledger.leadership().close();
        ledger.close();
        assertThat(following.await(register(second, "3"), PATIENCE)).isTrue();
        assertThat(lead(following, "3").owner()).isEqualTo("lin");
    }
}
