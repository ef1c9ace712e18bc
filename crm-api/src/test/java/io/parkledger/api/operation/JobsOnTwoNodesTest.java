package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Two nodes on one database and one server of views: whichever is asked, the one that leads does the work. */
@Timeout(120)
class JobsOnTwoNodesTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static MongoServer views;
    private static TestApplication leader;
    private static TestApplication follower;
    private static int persons;

    @BeforeAll
    static void start() {
        views = new MongoServer(new MemoryBackend());
        var uri = "--parkledger.views.uri=mongodb://127.0.0.1:" + views.bind().getPort() + "/parkledger";
        leader = TestApplication.start(uri);
        await().atMost(A_WHILE)
                .until(() -> leader.bean(Ledger.class).leadership().isHeld());
        follower = leader.anotherNode(uri);
    }

    @AfterAll
    static void stop() {
        follower.close();
        leader.close();
        views.shutdownNow();
    }

    static Stream<String> nodes() {
        return Stream.of("leader", "follower");
    }

    private static TestApplication node(String name) {
        return name.equals("leader") ? leader : follower;
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void a_person_is_erased_everywhere_whichever_node_is_asked(String asked) {
        var person = "P-" + ++persons;
        var lead = leadOf(person);
        for (var node : List.of(leader, follower)) {
            assertThat(shown(node, lead)).contains("孙九");
        }

        var warned = new ListAppender<ILoggingEvent>();
        warned.start();
        var keeper = (Logger) LoggerFactory.getLogger(ViewKeeper.class);
        keeper.addAppender(warned);

        var job = node(asked).erase(person);

        assertThat(job.status()).isEqualTo(202);
        assertThat(job.text("/kind")).isEqualTo("erase");
        assertThat(job.text("/subject")).isEqualTo(person);
        awaitDone(job.text("/id"));
        keeper.detachAppender(warned);
        assertThat(keeper.isWarnEnabled()).isTrue();
        assertThat(warned.list)
                .as("what was to change is no fault")
                .filteredOn(said -> said.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
        assertThat(node(asked).page("security_admin", "/persons").body())
                .contains("份文档随之更新")
                .doesNotContain("与原视图不同");
        for (var node : List.of(leader, follower)) {
            await().atMost(A_WHILE).until(() -> !shown(node, lead).contains("孙九"));
            assertThat(shown(node, lead)).contains(person);
        }
        assertThat(node(asked).proposeErasure(person).text("/code")).isEqualTo("person.erased-already");
        assertThat(node(asked).proposeErasure("P-NOBODY").status()).isEqualTo(404);
    }

    @Test
    void who_asked_sees_how_far_it_is_on_any_node_and_nobody_sees_what_is_not_his() {
        var person = "P-" + ++persons;
        leadOf(person);
        var mine = follower.erase(person).text("/id");
        var others =
                follower.post("system_admin", "/api/v1/projections/rebuild", "").text("/id");

        for (var node : List.of(leader, follower)) {
            assertThat(node.get("security_admin", "/api/v1/jobs/" + mine).status())
                    .isEqualTo(200);
            assertThat(node.get("system_admin", "/api/v1/jobs/" + mine).status())
                    .isEqualTo(200);
            assertThat(node.get("security_admin", "/api/v1/jobs/" + others).status())
                    .isEqualTo(404);
            assertThat(node.get("staff", "/api/v1/jobs/" + mine).status()).isEqualTo(403);
            assertThat(node.get("security_admin", "/api/v1/jobs").response().body())
                    .contains(mine)
                    .doesNotContain(others);
            assertThat(node.page("security_admin", "/persons").body()).contains("清除个人信息");
        }
        awaitDone(mine);
        awaitDone(others);
    }

    @Test
    void a_rebuild_may_be_asked_of_any_node() {
        var job = follower.post("system_admin", "/api/v1/projections/rebuild", "");

        assertThat(job.status()).isEqualTo(202);
        awaitDone(job.text("/id"));
        assertThat(follower.get("system_admin", "/api/v1/jobs/" + job.text("/id"))
                        .text("/result/differing"))
                .isEqualTo("0");
    }

    @Test
    void what_a_node_that_died_had_begun_is_begun_again() {
        var job = left(1);

        awaitDone(job);
    }

    @Test
    void what_ends_every_process_that_begins_it_is_given_up() {
        var job = left(3);

        await().atMost(A_WHILE).until(() -> state(job).equals("FAILED"));
        assertThat(leader.get("system_admin", "/api/v1/jobs/" + job).text("/error"))
                .contains("given up");
    }

    /** A job as a node leaves it that is killed while it works on it. */
    private static String left(int attempts) {
        var id = UUID.randomUUID().toString();
        leader.bean(Ledger.class)
                .jdbc()
                .update(
                        "INSERT INTO job (id, kind, started_by, state, created_at, worker, attempts)"
                                + " VALUES (?, 'rebuild', 'system_admin', 'RUNNING', now(), 'a node that died', ?)",
                        id,
                        attempts);
        return id;
    }

    private static String leadOf(String person) {
        var lead = leader.post("staff", "/api/v1/leads", "{\"company\":\"公司" + person + "\",\"source\":\"WALK_IN\"}")
                .text("/id");
        leader.post("staff", "/api/v1/leads/" + lead + "/triage", "{\"verdict\":\"PURSUE\"}");
        var qualified = leader.post("staff", "/api/v1/leads/" + lead + "/qualify", """
                {"industry":"BIG_DATA","track":"SPACE","areaWantedSqm":100,
                 "contact":{"personId":"%s","name":"孙九","phone":"100-0000-0009"}}""".formatted(person));
        assertThat(qualified.status()).isEqualTo(200);
        for (var node : List.of(leader, follower)) {
            await().atMost(A_WHILE).until(() -> node.get(
                            "staff", "/api/v1/leads/" + lead + "?minPosition=" + qualified.text("/position"))
                    .text("/stage")
                    .equals("QUALIFIED"));
        }
        return lead;
    }

    private static String shown(TestApplication node, String lead) {
        Answered answered = node.get("staff", "/api/v1/leads/" + lead);
        assertThat(answered.status()).isEqualTo(200);
        return answered.response().body();
    }

    private static String state(String job) {
        return follower.get("system_admin", "/api/v1/jobs/" + job).text("/state");
    }

    private static void awaitDone(String job) {
        await().atMost(A_WHILE).until(() -> state(job).equals("DONE"));
    }
}
