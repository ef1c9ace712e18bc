package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.seal.stamp.StampSettings;
import io.parkledger.core.ledger.seal.stamp.TestAuthority;
import io.parkledger.core.ledger.seal.stamp.TestAuthority.Says;
import io.parkledger.core.ledger.seal.stamp.TimeStamp;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An authority stamps the newest checkpoint now and then; nothing waits for it, and what it stamped goes along. */
class TimeStampsTest {

    private final TestAuthority authority = new TestAuthority();
    private final LedgerSettings settings = TestPostgres.newDatabase();
    private final Path folder = TestFolders.make();
    private final StampSettings hourly =
            new StampSettings(authority.authority(TestAuthority.root()), Duration.ofHours(1));
    private int parks;

    @AfterEach
    void close() {
        authority.close();
    }

    private void grow(SealedLedger ledger, int by) {
        for (int i = 0; i < by; i++) {
            ledger.send(new RegisterPark(new ParkId("P-" + ++parks), "园区" + parks, null));
        }
        ledger.awaitCheckpoint();
    }

    /** A clock that goes on when it is told to. */
    private static final class Told extends Clock {

        private volatile Instant now = Instant.parse("2021-12-31T15:10:00Z");

        @Override
        public ZoneId getZone() {
            return TestLedger.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private StampAsking asking(SealedLedger ledger, Clock clock, Duration silentFor) {
        return new StampAsking(
                hourly,
                new LogStore(ledger.database.jdbc()),
                ledger.ledger.leadership(),
                clock,
                ledger.ledger.loops(),
                silentFor);
    }

    private static void awaitStamped(SealedLedger ledger, long size) {
        ledger.awaitThat("a time stamp of " + size, () -> Long.valueOf(size)
                .equals(ledger.seal.stamps().size()));
    }

    private List<Long> stampedSizes() {
        return TestLedger.owner(settings)
                .query(
                        "SELECT c.size FROM ledger.log_time_stamp t JOIN ledger.log_checkpoint c ON c.number = t.checkpoint ORDER BY 1",
                        row -> row.getLong(1));
    }

    @Test
    void the_first_checkpoint_is_stamped_at_once_and_said_of_whom_and_when() throws Exception {
        try (var ledger = SealedLedger.stamped(settings, folder, hourly)) {
            assertThat(ledger.seal.stamps()).isEqualTo(new StampStanding(authority.url(), null, null, null));
            grow(ledger, 1);
            ledger.awaitThat("a time stamp", () -> ledger.seal.stampState() == StampState.STAMPS);

            var standing = ledger.seal.stamps();
            var stamp = standing.stamp();
            assertThat(stamp).isNotNull();
            assertThat(stamp.by()).isEqualTo(TestAuthority.SUBJECT);
            assertThat(stamp.at()).isAfter(Instant.now().minusSeconds(60));
            var size = standing.size();
            var note = ledger.log().checkpoint(size).orElseThrow();
            assertThat(ledger.log().stampedText(size)).contains(note.text());
            assertThat(TimeStamp.read(ledger.log().timeStamp(size).orElseThrow(), note.text())
                            .at())
                    .isEqualTo(stamp.at());
            assertThat(ledger.log().timeStamp(size + 1)).isEmpty();
            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .isEmpty();
        }
        var asked = authority.asked.get();
        try (var ledger = SealedLedger.stamped(settings, folder, hourly)) {
            ledger.awaitThat("what is kept", () -> ledger.seal.stampState() == StampState.STAMPS);
            assertThat(authority.asked)
                    .as("what is stamped is not asked for again")
                    .hasValueLessThanOrEqualTo(asked + 1);
        }
    }

    @Test
    void one_of_each_hour_is_stamped_and_the_last_of_a_day_at_midnight() {
        var clock = new Told();
        try (var ledger = SealedLedger.open(settings, folder);
                var asking = asking(ledger, clock, Duration.ofMinutes(10))) {
            grow(ledger, 1);
            asking.start();
            awaitStamped(ledger, 1);
            grow(ledger, 2);
            grow(ledger, 2);
            clock.now = Instant.parse("2021-12-31T15:59:59Z");
            grow(ledger, 1);
            assertThat(stampedSizes()).as("within one hour").containsExactly(1L);
            clock.now = Instant.parse("2021-12-31T16:00:00Z");
            awaitStamped(ledger, 6);
            clock.now = Instant.parse("2021-12-31T18:30:00Z");
            grow(ledger, 1);
            awaitStamped(ledger, 7);

            assertThat(stampedSizes()).containsExactly(1L, 6L, 7L);
            assertThat(authority.asked).hasValue(3);
        }
    }

    @Test
    void nothing_waits_for_an_authority_that_does_not_answer_and_it_is_asked_again() {
        authority.says(Says.BUSY);
        try (var ledger = SealedLedger.open(settings, folder);
                var asking = asking(ledger, Clock.systemUTC(), Duration.ZERO)) {
            asking.start();
            grow(ledger, 2);
            ledger.awaitThat("silence", () -> asking.state() == StampState.SILENT);
            assertThat(authority.asked).as("with pauses").hasValueLessThan(4);
            grow(ledger, 2);
            assertThat(ledger.seal.failure()).isNull();
            authority.says(Says.RIGHT);
            awaitStamped(ledger, 4);
            assertThat(asking.state()).isEqualTo(StampState.STAMPS);
        }
    }

    @Test
    void what_proves_nothing_and_who_refuses_are_told_and_nothing_is_kept() {
        for (var said : Map.of(Says.WRONG_NONCE, StampState.UNFIT, Says.REJECTED, StampState.REFUSES)
                .entrySet()) {
            authority.says(said.getKey());
            try (var ledger = SealedLedger.open(TestPostgres.newDatabase(), TestFolders.make());
                    var asking = asking(ledger, Clock.systemUTC(), Duration.ofMinutes(10))) {
                grow(ledger, 1);
                asking.start();
                ledger.awaitThat(said.toString(), () -> asking.state() == said.getValue());
                assertThat(ledger.seal.stamps().size()).isNull();
            }
        }
    }

    @Test
    void a_time_stamp_that_somebody_has_changed_is_not_shown_as_one() {
        try (var ledger = SealedLedger.stamped(settings, folder, hourly)) {
            grow(ledger, 1);
            ledger.awaitThat("a time stamp", () -> ledger.seal.stamps().stamp() != null);
            var owner = TestLedger.owner(settings);
            owner.update("ALTER TABLE ledger.log_time_stamp DISABLE TRIGGER ALL");
            owner.update(
                    "UPDATE ledger.log_time_stamp SET reply = set_byte(reply, length(reply) - 1, get_byte(reply, length(reply) - 1) # 1)");

            assertThat(ledger.seal.stamps().size()).isNotNull();
            assertThat(ledger.seal.stamps().stamp()).isNull();
        }
    }

    @Test
    void time_stamps_lie_in_packs_with_what_they_stamp() throws IOException {
        var clock = new Told();
        try (var ledger = SealedLedger.open(settings, folder);
                var asking = asking(ledger, clock, Duration.ofMinutes(10))) {
            grow(ledger, 3);
            asking.start();
            for (int size = 3; size <= 5; size++) {
                awaitStamped(ledger, size);
                clock.now = clock.now.plus(Duration.ofHours(1));
                grow(ledger, 1);
            }
            awaitStamped(ledger, 6);

            try (var pack = new ZipFile(pack(ledger, null).toFile())) {
                for (var size : stampedSizes()) {
                    var text = text(pack, "timestamps/" + size + ".txt");
                    assertThat(ledger.log().checkpoint(size).orElseThrow().text())
                            .isEqualTo(text);
                }
                assertThat(text(pack, "checkpoints.txt")).contains(text(pack, "timestamps/3.txt"));
            }
            assertThat(verified(ledger, null)).startsWith("HOLDS: 6 events").contains("Time stamps: 4.", "openssl ts");
            try (var pack = new ZipFile(pack(ledger, List.of(2L, 4L)).toFile())) {
                assertThat(pack.stream().map(each -> each.getName()))
                        .as("the first that covers them")
                        .contains("timestamps/4.tsr", "timestamps/4.txt")
                        .doesNotContain("timestamps/3.tsr", "timestamps/5.tsr");
            }
            assertThat(verified(ledger, List.of(2L, 4L)))
                    .startsWith("HOLDS: 2 events")
                    .contains("Time stamps: 1.");
        }
    }

    private Path pack(SealedLedger ledger, @Nullable List<Long> positions) throws IOException {
        var path = folder.resolve("pack.zip");
        try (var out = Files.newOutputStream(path)) {
            ledger.seal
                    .pack(new Pack.Wish(Map.of(), positions, List.of(), "auditor", Instant.EPOCH, Map.of()))
                    .writeTo(out);
        }
        return path;
    }

    private static String text(ZipFile pack, String name) throws IOException {
        return new String(pack.getInputStream(pack.getEntry(name)).readAllBytes(), UTF_8);
    }

    private String verified(SealedLedger ledger, @Nullable List<Long> positions) throws IOException {
        var program = Files.write(folder.resolve("verify.py"), Pack.program());
        var process = new ProcessBuilder(
                        "python3",
                        "-B",
                        program.toString(),
                        pack(ledger, positions).toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
