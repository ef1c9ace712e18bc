package io.parkledger.api.durability;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the real application, and every second time its PostgreSQL with it, while four clients write. What was
 * acknowledged must be in the ledger afterwards, and what was not must be there once after it was repeated.
 * {@code -Dparkledger.kill.rounds=200} for more.
 */
@Tag("chaos")
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int ROUNDS = Integer.getInteger("parkledger.kill.rounds", 20);
    private static final long SEED = 20_261_124;
    private static final int MOST_ACKNOWLEDGED = 120;
    private static final long MOST_MICROS_LATER = 4_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Officer> officers =
            Stream.of("a", "b", "c", "d").map(Officer::new).toList();
    private final Audit audit = new Audit();

    @Test
    void what_was_acknowledged_survives_every_kill_and_nothing_is_written_twice() throws Exception {
        var classPath = ApplicationProcess.jars(folder);
        var data = folder.resolve("data");
        var archive = folder.resolve("classes.jsa");
        var settings = List.of("server.port=0", "parkledger.data=" + data);
        try {
            Staff staff;
            try (var first = ApplicationProcess.start(
                    classPath, List.of("-XX:ArchiveClassesAtExit=" + archive), settings, Map.of())) {
                staff = Staff.hire(first);
            }
            var fast = List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
            for (int round = 1; round <= ROUNDS; round++) {
                try (var application = ApplicationProcess.start(classPath, fast, settings, Map.of())) {
                    check(application, staff);
                    killWhileWriting(application, staff, data, round);
                }
            }
            try (var last = ApplicationProcess.start(classPath, fast, settings, Map.of())) {
                check(last, staff);
                assertThat(rebuildWhileWriting(last, staff))
                        .as("documents a rebuild makes differently")
                        .isZero();
                check(last, staff);
                audit.checkFromTheBeginning(Rest.at(last.port()).as(staff.auditor()));
            }
        } finally {
            ApplicationProcess.kill(ApplicationProcess.postgresIn(data));
        }
    }

    private void killWhileWriting(ApplicationProcess application, Staff staff, Path data, int round) throws Exception {
        int acknowledgedFirst = 1 + random.nextInt(MOST_ACKNOWLEDGED);
        long microsLater = random.nextLong(MOST_MICROS_LATER);
        var shift = begin(application, staff, acknowledgedFirst);
        shift.awaitAcknowledgements();
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(microsLater));
        switch (round % 4) {
            case 0 -> {
                ApplicationProcess.kill(ApplicationProcess.postgresIn(data));
                application.kill();
            }
            case 2 -> {
                application.kill();
                ApplicationProcess.kill(ApplicationProcess.postgresIn(data));
            }
            default -> application.kill();
        }
        try {
            shift.awaitEnd();
        } catch (ExecutionException e) {
            throw new AssertionError("Round " + round + "; the application said:\n" + application.output(), e);
        }
        LOG.warn(
                "Round {}: killed {} µs after {} acknowledgements, {}",
                round,
                microsLater,
                acknowledgedFirst,
                round % 2 == 0 ? "PostgreSQL too" : "PostgreSQL lived on");
    }

    private Shift begin(ApplicationProcess application, Staff staff, int acknowledgements) {
        var rest = Rest.at(application.port()).as(staff.manager());
        return Shift.begin(officers.stream().collect(toMap(identity(), officer -> rest)), acknowledgements);
    }

    private void check(ApplicationProcess application, Staff staff) {
        var rest = Rest.at(application.port());
        officers.forEach(officer -> officer.repeatAfterRestart(rest.as(staff.manager())));
        audit.check(rest.as(staff.auditor()), officers);
    }

    private long rebuildWhileWriting(ApplicationProcess application, Staff staff) throws Exception {
        var shift = begin(application, staff, MOST_ACKNOWLEDGED);
        var report = Rest.at(application.port()).as(staff.admin()).rebuild();
        shift.awaitAcknowledgements();
        officers.forEach(Officer::stop);
        shift.awaitEnd();
        assertThat(report.path("documents").asLong()).isPositive();
        LOG.warn("{} rounds, {} events; rebuild: {}", ROUNDS, audit.events(), report);
        return report.path("differing").asLong();
    }
}
