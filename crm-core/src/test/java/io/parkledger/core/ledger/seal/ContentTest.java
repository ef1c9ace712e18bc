package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.report.ReportCommand.SealReport;
import io.parkledger.core.report.ReportContext;
import io.parkledger.core.report.ReportNumber;
import io.parkledger.core.report.ReportPeriod;
import io.parkledger.core.report.ReportRule;
import io.parkledger.core.report.SealedFile;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bytes that an event names by their hash are there, are what they were, and go along with it. */
class ContentTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 10);
    private static final byte[] BYTES = "{\"in_park\":\"93\"}".getBytes(UTF_8);

    private static SealedLedger ledger;
    private static String hash;
    private static long position;

    @BeforeAll
    static void open() {
        ledger = SealedLedger.open();
        ledger.send(new RegisterPark(PARK, "澜桥", null));
        hash = content().keep(BYTES);
        position = ledger.send(report(ReportNumber.first(new ReportPeriod("2021-12")), hash));
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Content content() {
        return new Content(ledger.ledger.jdbc());
    }

    private static SealReport report(ReportNumber number, String sha256) {
        var file = new SealedFile("report.json", "application/json", BYTES.length, sha256);
        return new SealReport(number.id(), PARK, number.period().value(), null, 1, DAY, DAY, List.of(file), DAY);
    }

    @Test
    void bytes_are_kept_once_and_read_as_they_came() {
        assertThat(content().keep(BYTES)).isEqualTo(hash);
        assertThat(content().bytes(hash))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
        assertThat(content().bytes("00".repeat(32))).isEmpty();
    }

    @Test
    void nobody_takes_bytes_away_or_changes_them() {
        for (var sql : List.of("DELETE FROM content", "UPDATE content SET bytes = 'x'", "TRUNCATE content")) {
            assertThatThrownBy(() -> ledger.ledger.jdbc().update(sql)).hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> TestLedger.owner(ledger.settings).update(sql.replace("content", "ledger.content")))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> ledger.ledger
                        .jdbc()
                        .update(
                                "INSERT INTO content VALUES (?, ?)",
                                HexFormat.of().parseHex("00".repeat(32)),
                                BYTES))
                .hasStackTraceContaining("content_has_its_hash");
    }

    @Test
    void bytes_that_were_changed_or_taken_away_are_found_with_the_event_that_names_them() {
        try (var tampered = new TamperedLedger(ledger, 1)) {
            assertThat(tampered.look().findings()).isEmpty();
            tampered.without("content", "content_has_its_hash");
            tampered.update("UPDATE content SET bytes = 'x'");
            assertFound(tampered, Finding.Code.CONTENT_CHANGED);
            tampered.update("DELETE FROM content");
            assertFound(tampered, Finding.Code.CONTENT_MISSING);
        }
    }

    private static void assertFound(TamperedLedger tampered, Finding.Code code) {
        assertThat(tampered.look().findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(code))
                .anySatisfy(finding -> {
                    assertThat(finding.position()).isEqualTo(position);
                    assertThat(finding.columns()).containsExactly(hash);
                    assertThat(finding.subject()).isEqualTo("ZT.2021-12-001");
                });
    }

    @Test
    void a_pack_takes_the_bytes_along_that_its_events_name_and_its_program_checks_them() throws Exception {
        var with = pack("with.zip", List.of(position));
        var without = pack("without.zip", List.of(1L));

        assertThat(entries(with)).contains("content/" + hash);
        assertThat(entries(without)).contains("verify.py").noneMatch(name -> name.startsWith("content/"));
        assertThat(verify(with)).startsWith("HOLDS: 1 events");
        var changed = TestFolders.make().resolve("changed.zip");
        Files.write(changed, replaced(Files.readAllBytes(with)));
        assertThat(verify(changed)).doesNotContain("HOLDS");
    }

    private static List<String> entries(Path pack) throws IOException {
        try (var zip = new ZipFile(pack.toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static Path pack(String name, List<Long> positions) throws IOException {
        var path = TestFolders.make().resolve(name);
        try (var out = Files.newOutputStream(path)) {
            ledger.seal
                    .pack(new Pack.Wish(Map.of(), positions, List.of(), "auditor", Instant.EPOCH, Map.of()))
                    .writeTo(out);
        }
        return path;
    }

    /** The same pack with other bytes under the same name. */
    private static byte[] replaced(byte[] pack) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(pack));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().startsWith("content/") ? "{}".getBytes(UTF_8) : in.readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static String verify(Path pack) throws Exception {
        var program = Files.write(TestFolders.make().resolve("verify.py"), Pack.program());
        var process = new ProcessBuilder("python3", "-B", program.toString(), pack.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void a_pack_is_not_made_of_bytes_that_are_not_there() {
        var lost = "ab".repeat(32);
        var number = ReportNumber.first(new ReportPeriod("2020"));
        try (var other = SealedLedger.open()) {
            other.send(new RegisterPark(PARK, "澜桥", null));
            other.send(report(number, lost));
            other.awaitCheckpoint();

            assertThatThrownBy(() -> other.seal
                            .pack(new Pack.Wish(Map.of(), null, List.of(), "auditor", Instant.EPOCH, Map.of()))
                            .writeTo(OutputStream.nullOutputStream()))
                    .isInstanceOfSatisfying(SealBroken.class, broken -> assertThat(broken.code())
                            .isEqualTo("seal.content-missing"));
        }
    }

    @Test
    void an_event_names_content_by_one_field_alone() {
        assertThat(Content.namedIn(("{\"files\":[{\"sha256\":\"" + hash + "\"}]}").getBytes(UTF_8)))
                .containsExactly(hash);
        assertThat(Content.namedIn(("{\"remark\":\"\\\"sha256\\\":\\\"" + hash + "\\\"\"}").getBytes(UTF_8)))
                .isEmpty();
    }

    /** Both have looked up the next number before either has it. */
    @Test
    void of_two_who_seal_at_once_one_gets_the_number_and_the_other_the_next() throws Exception {
        var period = new ReportPeriod("2021-03");
        var looked = new CyclicBarrier(2);
        Callable<String> sealing = () -> {
            var number = ReportContext.next(ledger.ledger, period);
            looked.await();
            try {
                send(ledger.ledger, number);
                return number.toString();
            } catch (RuleBroken | LedgerRefusal.IdTaken taken) {
                if (taken instanceof RuleBroken broken) {
                    assertThat(broken.rule()).isEqualTo(ReportRule.NUMBER_IS_GIVEN_ONCE);
                }
                var next = ReportContext.next(ledger.ledger, period);
                send(ledger.ledger, next);
                return next.toString();
            }
        };
        var both = Executors.newFixedThreadPool(2);
        try {
            var numbers = new TreeSet<String>();
            for (var each : both.invokeAll(List.of(sealing, sealing))) {
                numbers.add(each.get());
            }
            assertThat(numbers).containsExactly("招统-2021-03-001", "招统-2021-03-002");
        } finally {
            both.shutdown();
        }
    }

    private static void send(Ledger to, ReportNumber number) {
        to.desk().send(report(number, hash), TestLedger.LIN, Delivery.PLAIN);
    }

    @Test
    void no_number_is_left_out() {
        var third = ReportNumber.first(new ReportPeriod("2021-04")).next().next();

        assertThatThrownBy(() -> send(ledger.ledger, third)).isInstanceOf(LedgerRefusal.NothingToClaim.class);
    }
}
