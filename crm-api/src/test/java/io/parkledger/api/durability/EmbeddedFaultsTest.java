package io.parkledger.api.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded form on a small disk of its own: its PostgreSQL is killed, then the disk fills. */
@Timeout(240)
@Tag("chaos")
class EmbeddedFaultsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_killed_postgres_and_a_full_disk_are_told_at_once_and_work_goes_on_afterwards() throws Exception {
        assumeTrue(run("id", "-u").equals("0"), "needs root for a disk of its own");
        disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", disk.toString());
        var management = freePort();
        var data = disk.resolve("data");
        var settings = List.of("server.port=0", "management.server.port=" + management, "parkledger.data=" + data);
        try (var application =
                ApplicationProcess.start(ApplicationProcess.jars(folder), List.of(), settings, Map.of())) {
            var staff = Staff.hire(application);
            var manager = Rest.at(application.port()).as(staff.manager());
            var health = Rest.at(management);
            assertThat(health.get("/actuator/health/readiness").status()).isEqualTo(200);
            var first = register(manager, 1).require();
            assertThat(first.isDone()).isTrue();

            var postmaster = ApplicationProcess.postgresIn(data).get(0);
            ApplicationProcess.kill(List.of(postmaster));
            await().atMost(A_WHILE).until(() -> register(manager, 2).isDone());
            await().atMost(A_WHILE).until(() -> health.get("/actuator/health").status() == 200);
            assertThat(ApplicationProcess.postgresIn(data).get(0).pid()).isNotEqualTo(postmaster.pid());
            assertThat(application.output()).contains("ledger.postgres-died").contains("ledger.postgres-restarted");

            run("sh", "-c", "cat /dev/zero > '" + disk + "/filler' 2>/dev/null || true");
            await().atMost(A_WHILE).until(() -> finds(health, "disk.full"));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> application.output().contains("disk.full: DOWN"));
            var kept = register(manager, 3).isDone();
            Files.delete(disk.resolve("filler"));
            await().atMost(A_WHILE)
                    .until(() -> register(manager, 4).isDone()
                            && health.get("/actuator/health").status() == 200);

            for (var lead : kept ? List.of(1, 2, 3, 4) : List.of(1, 2, 4)) {
                await().atMost(A_WHILE)
                        .until(() -> manager.get("/api/v1/leads/L-" + lead).isDone());
            }
        }
    }

    private static boolean finds(Rest health, String code) {
        var reply = health.get("/actuator/health");
        return reply.status() == 503
                && reply.body().at("/components/node/details/" + code).isValueNode();
    }

    /** The same command each time, so that asking again never writes twice. */
    private static Rest.Reply register(Rest rest, int number) {
        var lead = "L-" + number;
        return rest.post(
                "/api/v1/leads",
                Map.of("leadId", lead, "company", "企业 " + lead, "source", "WALK_IN"),
                "register-" + lead,
                null);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor(30, TimeUnit.SECONDS);
        return printed;
    }
}
