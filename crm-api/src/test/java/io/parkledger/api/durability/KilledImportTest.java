package io.parkledger.api.durability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the real application, and every second time its PostgreSQL with it, while it records a file and while it takes
 * one back. Started again it goes on by itself, and each row is there once.
 */
@Tag("chaos")
class KilledImportTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledImportTest.class);
    private static final Duration A_WHILE = Duration.ofSeconds(180);
    private static final long SEED = 20_261_130;
    private static final int ROWS = 800;
    private static final int FIRST_ROW = 2;
    private static final long MOST_MICROS_LATER = 20_000;

    /** Rows after which it is killed while it records: more than three times among the first hundred. */
    private static final List<Integer> RECORDED = List.of(5, 16, 31, 46, 300);

    /** And while it takes them back. */
    private static final List<Integer> TAKEN_BACK = List.of(25, 400);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private List<Path> classPath = List.of();
    private List<String> options = List.of();
    private List<String> settings = List.of();

    @Test
    void a_file_is_recorded_and_taken_back_to_its_end_however_often_all_is_killed() throws Exception {
        classPath = ApplicationProcess.jars(folder);
        var data = folder.resolve("data");
        var archive = folder.resolve("classes.jsa");
        settings = List.of("server.port=0", "parkledger.data=" + data);
        try {
            options = List.of("-XX:ArchiveClassesAtExit=" + archive);
            Staff staff;
            String id;
            try (var first = start()) {
                staff = Staff.hire(first);
                id = put(Rest.at(first.port()).as(staff.manager()));
            }
            options = List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
            killInTheMiddle(staff, id, data, "commit", RECORDED, Map.of("goodRowsOnly", false, "unlikelyToo", false));
            killInTheMiddle(staff, id, data, "undo", TAKEN_BACK, Map.of("cause", "列错位"));
            try (var last = start()) {
                check(Rest.at(last.port()), staff, id);
            }
        } finally {
            ApplicationProcess.kill(ApplicationProcess.postgresIn(data));
        }
    }

    private ApplicationProcess start() throws Exception {
        return ApplicationProcess.start(classPath, options, settings, Map.of());
    }

    private static String put(Rest manager) {
        var table = IntStream.range(FIRST_ROW, FIRST_ROW + ROWS)
                .mapToObj(row -> "%s座,%c%04d,%d,100\n".formatted(row % 2 == 0 ? "A" : "B", 'A' + row % 2, row, 1))
                .collect(Collectors.joining("", "楼宇,房号,楼层,面积\n", ""));
        var id = manager.upload(
                        "/api/v1/imports",
                        Map.of("parkId", Staff.PARK, "kind", "UNITS"),
                        "units.csv",
                        table.getBytes(StandardCharsets.UTF_8))
                .require()
                .text("id");
        await(manager, id, "rows?after=" + (ROWS + FIRST_ROW - 2), "items/0/outcome", "CREATED");
        return id;
    }

    private static void await(Rest manager, String id, String what, String pointer, String expected) {
        var path = "/api/v1/imports/" + id + (what.isEmpty() ? "" : "/" + what);
        Awaitility.await()
                .atMost(A_WHILE)
                .until(
                        () -> manager.get(path),
                        reply -> reply.isDone()
                                && reply.body().at("/" + pointer).asString().equals(expected));
    }

    private void killInTheMiddle(
            Staff staff, String id, Path data, String verb, List<Integer> killedAfter, Map<String, ?> body)
            throws Exception {
        boolean asked = false;
        for (int row : killedAfter) {
            try (var application = start()) {
                var manager = Rest.at(application.port()).as(staff.manager());
                if (!asked) {
                    Awaitility.await().atMost(A_WHILE).until(() -> manager.post(
                                    "/api/v1/imports/" + id + "/" + verb, body)
                            .isDone());
                    asked = true;
                }
                awaitRow(manager, id, verb, row);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(MOST_MICROS_LATER)));
                boolean postgresToo = row % 2 == 1;
                if (postgresToo) {
                    ApplicationProcess.kill(ApplicationProcess.postgresIn(data));
                }
                application.kill();
                LOG.warn("{}: killed after row {}, {}", verb, row, postgresToo ? "PostgreSQL first" : "it alone");
            }
        }
        try (var application = start()) {
            var manager = Rest.at(application.port()).as(staff.manager());
            await(manager, id, "", "status", verb.equals("undo") ? "UNDONE" : "COMMITTED");
            LOG.warn("{}: {}", verb, manager.get("/api/v1/imports/" + id).body());
        }
    }

    /** So many rows are done; it is taken back from the last one. */
    private static void awaitRow(Rest manager, String id, String verb, int rows) {
        boolean isUndo = verb.equals("undo");
        await(manager, id, "", "status", isUndo ? "UNDOING" : "COMMITTING");
        int row = isUndo ? ROWS + FIRST_ROW - rows : rows + FIRST_ROW - 1;
        var pointer = "items/0/" + (isUndo ? "takenBack" : "outcome");
        await(manager, id, "rows?after=" + (row - 1), pointer, isUndo ? "true" : "CREATED");
    }

    private static void check(Rest rest, Staff staff, String id) {
        var shown = rest.as(staff.manager()).get("/api/v1/imports/" + id).require();
        assertThat(shown.body().at("/counts").toString())
                .isEqualTo("{\"created\":%d,\"updated\":0,\"unchanged\":0,\"refused\":0}".formatted(ROWS));
        assertThat(shown.body().at("/undone").asInt()).isEqualTo(ROWS);
        assertThat(shown.body().at("/kept").toString()).isEqualTo("0");
        var ofUnits = new ArrayList<Map.Entry<String, String>>();
        long after = 0;
        while (true) {
            var some = rest.as(staff.auditor())
                    .get("/api/v1/events?limit=1000&after=" + after)
                    .require()
                    .body();
            for (var event : some.path("items")) {
                after = event.path("position").asLong();
                if (event.path("type").asString().startsWith("unit.")) {
                    ofUnits.add(Map.entry(
                            event.path("aggregateId").asString(),
                            event.path("type").asString()));
                }
            }
            if (some.path("next").isNull()) {
                break;
            }
        }
        var byUnit = ofUnits.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        assertThat(byUnit.values()).hasSize(ROWS).allSatisfy(events -> assertThat(events)
                .containsExactly("unit.registered", "unit.withdrawn"));
    }
}
