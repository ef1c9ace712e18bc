package io.parkledger.api.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkledger.api.durability.Servers.Mongo;
import io.parkledger.api.durability.Servers.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * The form of {@code docker/compose.yaml} without containers: its settings, its secrets and its roles, on a PostgreSQL
 * and a MongoDB of this machine ({@code PARKLEDGER_POSTGRES_BIN}, {@code PARKLEDGER_MONGOD}), with two nodes.
 */
@Tag("chaos")
class ProductionFormTest {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionFormTest.class);
    private static final Path DOCKER = Path.of("../docker").toAbsolutePath().normalize();
    private static final int ENOUGH = 60;

    private final List<Officer> officers = Stream.of("a", "b").map(Officer::new).toList();
    private final Audit audit = new Audit();

    @TempDir
    Path folder;

    /** Left out where there is none; never left out where CI promised to provide them. */
    private static void requirePostgresAndMongo() {
        assumeTrue(
                "true".equals(System.getenv("CI")) || (Postgres.isHere() && Mongo.isHere()),
                "no PostgreSQL or no MongoDB on this machine");
    }

    @Test
    void two_nodes_share_a_ledger_and_one_takes_over_when_the_other_is_killed() throws Exception {
        requirePostgresAndMongo();
        var secrets = folder.resolve("secrets");
        Servers.run(List.of(DOCKER.resolve("new-secrets.sh").toString(), secrets.toString()), Map.of());
        var classPath = ApplicationProcess.jars(folder);
        try (var postgres = Postgres.start(secrets, DOCKER.resolve("postgres/10-ledger.sh"));
                var mongo = Mongo.start(secrets)) {
            var environment = environmentOfCompose(secrets, postgres, mongo);
            mongo.keepWhatAKilledNodeLeft();
            // Both at once on an empty database: only one can make the schema.
            var data = folder.resolve("data");
            var settings = List.of("server.port=0", "parkledger.data=" + data);
            var one = ApplicationProcess.launch(classPath, List.of(), settings, environment);
            var two = ApplicationProcess.launch(classPath, List.of(), settings, environment);
            try (one;
                    two) {
                one.port();
                two.port();
                assertThat(data).as("folder of an embedded ledger").doesNotExist();
                var staff = Staff.hire(one, two);
                theApplicationsRoleCanOnlyAdd(postgres, secrets);
                bothTakeCommandsAndShowTheSame(one, two, staff);
                aFrozenLeaderIsReplaced(one, two, staff);
                oneTakesOver(one, two, staff);
                thePostgresIsKilledToo(postgres, one, two, staff);
            }
        }
    }

    /** What compose.yaml gives the application, with this machine's addresses. */
    private Map<String, String> environmentOfCompose(Path secrets, Postgres postgres, Mongo mongo) throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        var app = compose.get("services").get("app");
        var container = folder.resolve("container");
        for (var secret : (List<?>) app.get("secrets")) {
            var mount = (Map<?, ?>) secret;
            var target = Path.of("/run/secrets/").resolve("" + mount.get("target"));
            var there = Path.of(container + "" + target);
            Files.createDirectories(there.getParent());
            Files.copy(secrets.resolve("" + mount.get("source")), there);
        }
        var environment = new HashMap<String, String>();
        ((Map<?, ?>) app.get("environment"))
                .forEach((name, value) -> environment.put(
                        "" + name,
                        ("" + value)
                                .replace("$$", "$")
                                .replace("/run/", container + "/run/")
                                .replace("/var/lib/", container + "/var/lib/")
                                .replace("postgres:5432", "127.0.0.1:" + postgres.port())
                                .replace("@mongo:27017", "@127.0.0.1:" + mongo.port())));
        return environment;
    }

    private void theApplicationsRoleCanOnlyAdd(Postgres postgres, Path secrets) throws Exception {
        var password = Files.readString(secrets.resolve("ledger-password"));
        try (var connection = DriverManager.getConnection(postgres.url("parkledger"), "parkledger_app", password);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT count(*) FROM ledger.event")) {
                rows.next();
                assertThat(rows.getLong(1)).isPositive();
            }
            for (var refused : List.of(
                    "DELETE FROM ledger.event",
                    "UPDATE ledger.event SET type = 'x'",
                    "TRUNCATE ledger.seal",
                    "DROP TABLE ledger.event",
                    "ALTER TABLE ledger.event DISABLE TRIGGER ALL",
                    "DELETE FROM access.access_log",
                    "CREATE TABLE ledger.mine (a int)",
                    "CREATE TABLE public.mine (a int)",
                    "CREATE SCHEMA mine",
                    "SET ROLE parkledger",
                    "CREATE ROLE mine",
                    "CREATE DATABASE mine")) {
                assertThatThrownBy(() -> statement.execute(refused))
                        .as(refused)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .as(e.getMessage())
                                .isEqualTo("42501"));
            }
        }
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), "parkledger_app", "wrong"))
                .isInstanceOf(SQLException.class);
    }

    private void bothTakeCommandsAndShowTheSame(ApplicationProcess one, ApplicationProcess two, Staff staff)
            throws Exception {
        var shift =
                Shift.begin(Map.of(officers.get(0), desk(one, staff), officers.get(1), desk(two, staff)), 2 * ENOUGH);
        shift.awaitAcknowledgements();
        officers.forEach(Officer::stop);
        shift.awaitEnd();
        audit.check(Rest.at(one.port()).as(staff.auditor()), officers);
        audit.checkFromTheBeginning(Rest.at(two.port()).as(staff.auditor()));
        assertThat(Stream.of(one, two).filter(node -> leads(node, staff))).hasSize(1);
        for (var node : List.of(one, two)) {
            var shown = Rest.at(node.port())
                    .as(staff.manager())
                    .get("/api/v1/leads/b-1?minPosition=" + audit.events())
                    .require();
            assertThat(shown.text("stage")).isEqualTo("NEGOTIATING");
        }
    }

    /**
     * To the database, a frozen process looks like a computer that lost its network: the connection stays, nobody
     * speaks.
     */
    private void aFrozenLeaderIsReplaced(ApplicationProcess one, ApplicationProcess two, Staff staff) throws Exception {
        var leader = leads(one, staff) ? one : two;
        var other = leader == one ? two : one;
        leader.freeze();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> leads(other, staff));
            var shift = Shift.begin(Map.of(officers.get(1), desk(other, staff)), ENOUGH);
            shift.awaitAcknowledgements();
            officers.get(1).stop();
            shift.awaitEnd();
        } finally {
            leader.thaw();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !leads(leader, staff));
        assertThat(leads(other, staff)).isTrue();
        audit.check(Rest.at(leader.port()).as(staff.auditor()), officers);
    }

    private void oneTakesOver(ApplicationProcess one, ApplicationProcess two, Staff staff) throws Exception {
        var leader = leads(one, staff) ? one : two;
        var survivor = leader == one ? two : one;
        var dying = Shift.begin(Map.of(officers.get(0), desk(leader, staff)), ENOUGH);
        var living = Shift.begin(Map.of(officers.get(1), desk(survivor, staff)), ENOUGH);
        dying.awaitAcknowledgements();
        leader.kill();
        var killedAt = System.nanoTime();
        dying.awaitEnd();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> leads(survivor, staff));
        LOG.warn("Taken over {} ms after the kill", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAt));
        officers.get(0).repeatAfterRestart(desk(survivor, staff));
        officers.get(1).stop();
        living.awaitEnd();
        audit.check(Rest.at(survivor.port()).as(staff.auditor()), officers);
        var report = Rest.at(survivor.port()).as(staff.admin()).rebuild();
        LOG.warn("{} events; rebuild: {}", audit.events(), report);
        assertThat(report.path("differing").longValue()).isZero();
        assertThat(report.path("documents").asLong()).isPositive();
    }

    /** Killed and started again under a running application, which answers 503 meanwhile and then goes on. */
    private void thePostgresIsKilledToo(Postgres postgres, ApplicationProcess one, ApplicationProcess two, Staff staff)
            throws Exception {
        var node = one.isAlive() ? one : two;
        var desk = desk(node, staff);
        var shift = Shift.begin(Map.of(officers.get(0), desk, officers.get(1), desk), ENOUGH);
        shift.awaitAcknowledgements();
        postgres.killAndRestart();
        shift.awaitEnd();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> leads(node, staff));
        officers.forEach(officer -> officer.repeatAfterRestart(desk));
        audit.check(Rest.at(node.port()).as(staff.auditor()), officers);
        assertThat(Rest.at(node.port())
                        .as(staff.admin())
                        .rebuild()
                        .path("differing")
                        .longValue())
                .isZero();
    }

    private static Rest desk(ApplicationProcess node, Staff staff) {
        return Rest.at(node.port()).as(staff.manager());
    }

    private static boolean leads(ApplicationProcess node, Staff staff) {
        var status = Rest.at(node.port()).as(staff.admin()).get("/api/v1/projections");
        return status.isDone() && status.body().path("leading").asBoolean();
    }
}
