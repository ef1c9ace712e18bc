package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Readers by position miss nothing, where readers of raw indexes do. Time is the subject here: one transaction is held
 * for longer than Axon's gap timeout of 60 s. That scene is a minute of waiting and plays with what takes longer.
 */
@Timeout(150)
class OrderTest {

    private static final Duration GAP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration HELD = GAP_TIMEOUT.plusSeconds(1);
    private static final Duration STORM = Duration.ofSeconds(20);
    private static final int WRITERS = 16;
    /** As the application writes: no other way is open to its role. */
    private static final String APPEND = """
            SELECT append(clock_timestamp(), ARRAY[?], ARRAY['lead'], ARRAY[?], ARRAY[0::bigint],
                ARRAY['lead.assigned'], ARRAY['1'], ARRAY[?::bytea], ARRAY[?::bytea],
                '{}', '{}', '{}', '{}', '{}', '{}', 'lin', NULL, ''::bytea, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')""";

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static Future<Scene> heldOpen;
    private static Future<Scene> storm;

    @BeforeAll
    static void play() {
        storm = THREADS.submit(OrderTest::manyRollBackAndPause);
    }

    /** Played when somebody asks: it takes a minute of waiting. */
    private static synchronized Scene heldOpen() throws Exception {
        if (heldOpen == null) {
            heldOpen = THREADS.submit(OrderTest::oneTransactionIsHeldOpen);
        }
        return heldOpen.get();
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    /**
     * What happened, and who saw it.
     *
     * @param committed  event ids by raw index, read when all was over
     * @param byPosition what the reader by position was given, in this order
     * @param byRawIndex what the reader of raw indexes saw
     * @param late       committed after later indexes were
     * @param headBefore the newest position while it was held back
     */
    private record Scene(
            List<String> committed,
            List<LedgerEvent> byPosition,
            Set<String> byRawIndex,
            Set<String> late,
            long headBefore) {

        void assertThatPositionsAreDenseAndInOrder() {
            assertThat(byPosition)
                    .extracting(LedgerEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, committed.size()).boxed().toList());
            assertThat(byPosition).extracting(LedgerEvent::eventId).containsExactlyElementsOf(committed);
        }

        List<String> missedByRawIndex() {
            return committed.stream().filter(id -> !byRawIndex.contains(id)).toList();
        }
    }

    @Test
    @Tag("chaos")
    void a_transaction_held_open_for_61_seconds_is_missed_by_nobody_who_reads_positions() throws Exception {
        var scene = heldOpen();

        scene.assertThatPositionsAreDenseAndInOrder();
        assertThat(scene.late).hasSize(1);
        assertThat(scene.headBefore)
                .as("nothing gets a position beyond an event that may still come")
                .isEqualTo(1);
        assertThat(scene.byPosition).extracting(LedgerEvent::eventId).containsAll(scene.late);
    }

    @Test
    @Tag("chaos")
    void the_same_transaction_is_missed_by_a_reader_of_raw_indexes_that_gives_up_on_gaps_after_60_seconds()
            throws Exception {
        var scene = heldOpen();

        assertThat(scene.missedByRawIndex()).containsExactlyElementsOf(scene.late);
    }

    @Test
    void rollbacks_and_pauses_hide_nothing_from_a_reader_of_positions() throws Exception {
        var scene = storm.get();

        assertThat(scene.committed).hasSizeGreaterThan(1_000);
        scene.assertThatPositionsAreDenseAndInOrder();
    }

    @Test
    void the_same_rollbacks_and_pauses_hide_events_from_a_reader_of_raw_indexes() throws Exception {
        assertThat(storm.get().missedByRawIndex()).isNotEmpty();
    }

    private static Scene oneTransactionIsHeldOpen() throws Exception {
        try (var ledger = TestLedger.open(withPoolOf(8, TestPostgres.newDatabase()))) {
            var stage = new Stage(ledger, GAP_TIMEOUT);
            stage.readersBegin();
            stage.commit("before");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ledger.ledger.reader().head() == 1);
            var held = stage.dataSource().getConnection();
            held.setAutoCommit(false);
            stage.insert(held, "late");
            stage.commit("the first beside it");
            await().atMost(Duration.ofSeconds(10)).until(stage::rawReaderSawAGap);
            var release = System.nanoTime() + HELD.toNanos();
            var fast = THREADS.submit(() -> stage.commitUntil(release + TimeUnit.SECONDS.toNanos(1), "fast"));
            TimeUnit.NANOSECONDS.sleep(release - System.nanoTime());
            var headBefore = ledger.ledger.reader().head();
            held.commit();
            held.close();
            fast.get();
            return stage.scene(Set.of("late"), headBefore);
        }
    }

    private static Scene manyRollBackAndPause() throws Exception {
        try (var ledger = TestLedger.open(withPoolOf(WRITERS + 5, TestPostgres.newDatabase()))) {
            var stage = new Stage(ledger, Duration.ZERO);
            stage.readersBegin();
            var end = System.nanoTime() + STORM.toNanos();
            var writers = new ArrayList<Future<Void>>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(THREADS.submit(() -> stage.writeUntil(end, number)));
            }
            for (var writer : writers) {
                writer.get();
            }
            return stage.scene(Set.of(), 0);
        }
    }

    /** Writers on the application's own connections, and two readers beside them. */
    private static final class Stage {
        private final TestLedger ledger;
        private final RawReader raw;
        private final AtomicLong lastIndex = new AtomicLong(Long.MAX_VALUE);
        private final AtomicLong lastPosition = new AtomicLong(Long.MAX_VALUE);
        private final CountDownLatch over = new CountDownLatch(1);
        private Future<List<LedgerEvent>> byPosition;
        private Future<Set<String>> byRawIndex;

        Stage(TestLedger ledger, Duration patience) {
            this.ledger = ledger;
            raw = new RawReader(ledger.ledger.jdbc(), patience);
        }

        DataSource dataSource() {
            return ledger.database.dataSource();
        }

        void readersBegin() {
            byPosition = THREADS.submit((Callable<List<LedgerEvent>>) this::readPositions);
            byRawIndex = THREADS.submit(() -> raw.readUpTo(lastIndex));
        }

        boolean rawReaderSawAGap() {
            return raw.sawGap;
        }

        private List<LedgerEvent> readPositions() {
            var seen = new ArrayList<LedgerEvent>();
            var position = 0L;
            // Rounds of 20 ms once all is over: who leads, and seals, may have to be found anew first.
            var patience = 1_500;
            while (position < lastPosition.get() && patience > 0) {
                patience -= over.getCount() == 0 ? 1 : 0;
                for (var event : ledger.ledger.reader().after(position, 200)) {
                    seen.add(event);
                    position = event.position();
                }
                ledger.ledger.positions().awaitBeyond(position, Duration.ofMillis(20));
            }
            return seen;
        }

        void insert(Connection connection, String id) throws SQLException {
            try (var insert = connection.prepareStatement(APPEND)) {
                insert.setString(1, id);
                insert.setString(2, id);
                insert.setBytes(
                        3,
                        ledger.ledger.codec().encode(new LeadAssigned(new LeadId("L-1"), null, "lin", null, MARCH_1)));
                insert.setBytes(4, "{}".getBytes(StandardCharsets.UTF_8));
                insert.execute();
            }
        }

        void commit(String id) throws SQLException {
            try (var connection = dataSource().getConnection()) {
                insert(connection, id);
            }
        }

        Void commitUntil(long end, String name) throws Exception {
            for (int i = 0; System.nanoTime() < end; i++) {
                commit(name + "-" + i);
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return null;
        }

        Void writeUntil(long end, int writer) throws Exception {
            var random = new Random(2021 + writer);
            try (var connection = dataSource().getConnection()) {
                connection.setAutoCommit(false);
                for (int i = 0; System.nanoTime() < end; i++) {
                    for (int j = random.nextInt(3); j >= 0; j--) {
                        insert(connection, writer + "-" + i + "-" + j);
                        if (random.nextInt(4) == 0) {
                            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
                        }
                    }
                    if (random.nextInt(5) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                    }
                }
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return null;
        }

        Scene scene(Set<String> late, long headBefore) throws Exception {
            var committed = ledger.ledger
                    .jdbc()
                    .query("SELECT event_id FROM event ORDER BY global_index", row -> row.getString(1));
            lastIndex.set(ledger.ledger.reader().lastIndex());
            lastPosition.set(committed.size());
            over.countDown();
            return new Scene(
                    committed,
                    byPosition.get(45, TimeUnit.SECONDS),
                    byRawIndex.get(45, TimeUnit.SECONDS),
                    late,
                    headBefore);
        }
    }

    /** Reads raw indexes in the way of stock Axon: looks out for the gaps it saw, but only for so long. */
    private static final class RawReader {
        private final Jdbc jdbc;
        private final Duration patience;
        private final Map<Long, Long> gapsSince = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private long last;
        private volatile boolean sawGap;

        RawReader(Jdbc jdbc, Duration patience) {
            this.jdbc = jdbc;
            this.patience = patience;
        }

        Set<String> readUpTo(AtomicLong lastIndex) throws InterruptedException {
            while (last < lastIndex.get()) {
                read();
                TimeUnit.MILLISECONDS.sleep(2);
            }
            read();
            return seen;
        }

        private void read() {
            var now = System.nanoTime();
            gapsSince.values().removeIf(since -> now - since > patience.toNanos());
            jdbc.on(connection -> Jdbc.query(
                    connection,
                    "SELECT global_index, event_id FROM event WHERE global_index > ? OR global_index = ANY (?)"
                            + " ORDER BY global_index",
                    row -> note(row.getLong(1), row.getString(2), now),
                    last,
                    connection.createArrayOf("bigint", gapsSince.keySet().toArray())));
        }

        private boolean note(long index, String id, long now) {
            gapsSince.remove(index);
            for (long gap = last + 1; gap < index; gap++) {
                gapsSince.put(gap, now);
                sawGap = true;
            }
            last = Math.max(last, index);
            return seen.add(id);
        }
    }
}
