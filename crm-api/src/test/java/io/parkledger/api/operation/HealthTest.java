package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LastResort;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.PlantedError;
import io.parkledger.core.ledger.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What health says, and how soon, while something under the node does not do its work. */
@Timeout(180)
@SuppressWarnings("try") // what is frozen is thawed by its end, and not spoken to
class HealthTest {

    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(15);
    /** Far more than it takes, on a machine busy with other tests; far less than a look at a frozen server. */
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private static final List<String> VICTIMS = List.of(
            "job-streams", "due-work", "custody", "jobs", "checkpoints", "look-at-views", "projector", "sealer");
    /** The last one says in the log what health tells from memory. */
    private static final List<String> VICTIMS_AND_WITNESS =
            Stream.concat(VICTIMS.stream(), Stream.of("look-at-ledger")).toList();

    @TempDir
    Path folder;

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered health(String part) {
        return health(app, part);
    }

    private static Answered health(TestApplication app, String part) {
        var begin = System.nanoTime();
        var answered = app.get(null, "/actuator/health" + part);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        return answered;
    }

    private static boolean finds(TestApplication app, String indicator, String code) {
        var health = health(app, "");
        return health.status() == 503
                && !health.body()
                        .at("/components/" + indicator + "/details/" + code)
                        .isMissingNode();
    }

    @Test
    void a_sound_node_is_up_ready_and_alive_on_a_port_of_its_own() {
        for (var part : List.of("", "/readiness", "/liveness")) {
            assertThat(health(part).status()).as(part).isEqualTo(200);
            assertThat(health(part).text("/status")).isEqualTo("UP");
        }
        var main = app.address("/").getPort();
        assertThat(app.address("/actuator/health").getPort()).isNotEqualTo(main);
        var there = app.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + main + "/actuator/health"))
                .build());
        assertThat(there.status()).isIn(401, 403, 404);
        var metrics = app.get("system_admin", "/actuator/prometheus").response().body();
        assertThat(metrics)
                .contains("parkledger_ledger_append_held_seconds 0.0")
                .contains("parkledger_health_findings 0.0")
                .contains("parkledger_loop_silence_seconds{loop=\"sealer\"}")
                .contains("parkledger_loop_silence_seconds{loop=\"jobs\"}");
    }

    @Test
    void a_frozen_database_is_told_within_seconds_and_asking_never_hangs() {
        try (var frozen = new Frozen(TestPostgres.processes())) {
            await().atMost(WITHIN_SECONDS).until(() -> finds(app, "ready", "ledger.unavailable"));
            assertThat(health("/readiness").status()).isEqualTo(503);
            assertThat(health("/liveness").status())
                    .as("a new process would not help")
                    .isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> health("").status() == 200);
        assertThat(health("/readiness").status()).isEqualTo(200);
    }

    @Test
    void an_append_held_open_is_told_while_commands_are_still_taken() throws Exception {
        var database = app.database();
        try (var holder = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock_shared(" + 0x504c + ", 1)");

            await().atMost(WITHIN_SECONDS).until(() -> finds(app, "node", "ledger.append-held"));
            assertThat(health("/readiness").status()).isEqualTo(200);
            assertThat(app.page("system_admin", "/operation").body())
                    .as("the page says what health says")
                    .contains("ledger.append-held", "有一笔写入迟迟没有结束", "有异常");
            assertThat(app.page("system_admin", "/").body()).contains("异常").doesNotContain("数据与账本一致");
            assertThat(register(app, "澜桥一").status()).isEqualTo(201);
            holder.rollback();
        }
        await().atMost(WITHIN_SECONDS).until(() -> health("").status() == 200);
    }

    @Test
    void whatever_can_be_found_has_words_for_those_who_read_the_page() throws Exception {
        var source = Files.readString(Path.of("src/main/java/io/parkledger/api/operation/Lookout.java"));
        var codes = Pattern.compile("new Finding\\(\\s*\"([a-z.-]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(codes).hasSizeGreaterThan(10).contains("ledger.append-held");
        assertThat(ResourceBundle.getBundle("pages/operation", Locale.ROOT).keySet())
                .containsAll(codes.stream().map(code -> "finding." + code).toList())
                .contains("finding.stopped");
    }

    /** Its rounds fail after a long wait, as those do that wait for a database. */
    @Test
    void a_loop_that_was_silent_is_told_once_however_often_it_fails_before_it_works_again() throws Exception {
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var logger = (Logger) LoggerFactory.getLogger(Lookout.class);
        logger.addAppender(told);
        var lets = new Semaphore(0);
        var mended = new AtomicBoolean();
        var loops = app.bean(Ledger.class).loops();
        var loop = loops.make("policies", Duration.ofMillis(10), () -> {
            lets.acquire();
            if (!mended.get()) {
                throw new IllegalStateException("waited in vain");
            }
        });
        loop.start();
        try {
            var silentFor = WITHIN_SECONDS.multipliedBy(2);
            await().atMost(silentFor).until(() -> told.list.stream()
                    .anyMatch(said -> said.getFormattedMessage().startsWith("policies.stopped: NOT_READY")));
            lets.release();
            await().atMost(WITHIN_SECONDS).until(() -> loop.failure() != null);
            assertThat(loop.silence()).isLessThan(Duration.ofSeconds(5));
            assertThat(finds(app, "ready", "policies.stopped"))
                    .as("it has not worked yet")
                    .isTrue();
            mended.set(true);
            lets.release();
            await().atMost(WITHIN_SECONDS).until(() -> health("").status() == 200);
            await().atMost(WITHIN_SECONDS).until(() -> told.list.stream()
                    .anyMatch(said -> said.getFormattedMessage().startsWith("policies.stopped is over")));
        } finally {
            loops.end(loop);
            logger.detachAppender(told);
        }
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(said -> said.startsWith("policies.stopped"))
                .hasSize(2);
    }

    @Test
    void a_frozen_server_of_the_views_is_told_within_seconds_and_asking_never_hangs() throws Exception {
        var binary = System.getenv("PARKLEDGER_MONGOD");
        assumeTrue(binary != null, "no mongod on this machine");
        var port = freePort();
        var mongod = new ProcessBuilder(
                        binary,
                        "--dbpath=" + Files.createDirectory(folder.resolve("mongo")),
                        "--port=" + port,
                        "--bind_ip=127.0.0.1",
                        "--nounixsocket",
                        "--wiredTigerCacheSizeGB=0.25")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mongod.log").toFile())
                .start();
        TestApplication node = null;
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(folder.resolve("mongod.log")).contains("Waiting for connections"));
            node = TestApplication.start("--parkledger.views.uri=mongodb://127.0.0.1:" + port + "/health");
            var app = node;
            assertThat(health(app, "/readiness").status()).isEqualTo(200);

            try (var frozen = new Frozen(List.of(mongod.toHandle()))) {
                await().atMost(WITHIN_SECONDS).until(() -> finds(app, "ready", "views.unavailable"));
                assertThat(health(app, "/readiness").status()).isEqualTo(503);
                assertThat(health(app, "/liveness").status()).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> health(app, "").status() == 200);
        } finally {
            if (node != null) {
                node.close();
            }
            mongod.destroyForcibly().waitFor();
        }
    }

    /** Instead of the application's own loops: one of them is hit by an Error, and the process lives to tell. */
    @Configuration(proxyBeanMethods = false)
    static class Planted {
        @Bean
        @Primary
        Loops plantedLoops() {
            LastResort survive = (loop, cause) -> {};
            return new PlantedError(survive);
        }
    }

    @Test
    void loops_hit_by_an_error_make_the_node_neither_ready_nor_alive_and_take_no_commands() {
        try (var app = TestApplication.start(
                TestApplication.CALENDAR_RUNS, "--spring.main.sources=" + Planted.class.getName())) {
            assertThat(health(app, "/liveness").status()).isEqualTo(200);
            var loops = (PlantedError) app.bean("plantedLoops", Loops.class);
            await().atMost(WITHIN_SECONDS).untilAsserted(() -> assertThat(loops.all())
                    .extracting(Loop::name)
                    .containsExactlyInAnyOrderElementsOf(VICTIMS_AND_WITNESS));

            for (var loop : VICTIMS) {
                loops.in(loop);
                await().atMost(WITHIN_SECONDS).until(() -> finds(app, "live", loop + ".stopped"));
                assertThat(health(app, "/readiness").status()).isEqualTo(503);
                assertThat(health(app, "/liveness").status()).isEqualTo(503);
            }
            var refused = register(app, "澜桥二");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("ledger.nobody-seals");
            assertThat(refused.text("/detail")).contains("not taken");
            assertThat(app.bean(Ledger.class).reader().lastIndex()).isZero();
        }
    }

    private static Answered register(TestApplication app, String company) {
        return app.post(
                "staff",
                "/api/v1/leads",
                "{\"company\":\"" + company + "\",\"source\":\"WALK_IN\"}",
                "Accept-Language",
                "en");
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
