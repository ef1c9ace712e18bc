package io.parkledger.core.ledger.seal.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkledger.core.ledger.seal.stamp.StampAnswer.Failed;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Refused;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Stamped;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Unfit;
import io.parkledger.core.ledger.seal.stamp.TestAuthority.Says;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an authority of time stamps answers is kept only when it holds, and anybody can check it with OpenSSL. */
class TimeStampClientTest {

    private static final String TEXT = new Checkpoint("park.example/ledger", 1, Hash.ofLeaf(new byte[] {1})).text();
    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        AUTHORITY.close();
    }

    @AfterEach
    void asUsual() {
        AUTHORITY.says(Says.RIGHT);
        AUTHORITY.stampsAt(null);
    }

    private static StampAnswer stamp() throws InterruptedException {
        return new TimeStampClient(AUTHORITY.authority(TestAuthority.root())).stamp(TEXT);
    }

    private static TimeStamp stamped() throws InterruptedException {
        var answer = stamp();
        assertThat(answer).isInstanceOf(Stamped.class);
        return ((Stamped) answer).stamp();
    }

    @Test
    void a_time_stamp_says_when_and_by_whom() throws Exception {
        AUTHORITY.stampsAt(Instant.parse("2021-12-31T16:00:00Z"));

        var stamp = stamped();

        assertThat(stamp.at()).isEqualTo("2021-12-31T16:00:00Z");
        assertThat(stamp.by()).isEqualTo(TestAuthority.SUBJECT);
        var readAgain = TimeStamp.read(stamp.reply(), TEXT);
        assertThat(readAgain.at()).isEqualTo(stamp.at());
        assertThatThrownBy(() -> TimeStamp.read(stamp.reply(), TEXT + "\n"))
                .isInstanceOf(StampRefused.class)
                .hasMessageContaining("of something else");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_NONCE, nonce",
        "WRONG_IMPRINT, imprint",
        "WRONG_SIGNATURE, its signature does not hold",
        "WITHOUT_CERTIFICATE, does not carry the certificate"
    })
    void what_proves_nothing_is_not_kept(Says says, String why) throws Exception {
        AUTHORITY.says(says);

        assertThat(stamp()).isInstanceOfSatisfying(Unfit.class, unfit -> assertThat(unfit.why())
                .contains(why));
    }

    @ParameterizedTest
    @CsvSource({"NOT_DER, no answer of an authority", "BUSY, HTTP 503", "TOO_LONG, too long"})
    void what_is_no_answer_helps_nobody(Says says, String why) throws Exception {
        AUTHORITY.says(says);

        assertThat(stamp()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.why())
                .contains(why));
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, 'status 2, no credit left'", "UNKNOWN_HERE, HTTP 404"})
    void who_refuses_is_believed(Says says, String why) throws Exception {
        AUTHORITY.says(says);

        assertThat(stamp()).isEqualTo(new Refused(why));
    }

    /** Each byte matters: changed anywhere, it is refused or still the stamp of the same text and time. */
    @Test
    void a_changed_answer_is_refused_or_says_the_same() throws Exception {
        var stamp = stamped();
        var refused = 0;
        for (int i = 0; i < stamp.reply().length; i++) {
            var changed = stamp.reply().clone();
            changed[i] ^= 0x10;
            try {
                assertThat(TimeStamp.read(changed, TEXT).at()).isEqualTo(stamp.at());
            } catch (StampRefused e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(stamp.reply().length / 4);
    }

    @Test
    void who_has_signed_is_asked_where_somebody_is_trusted() throws Exception {
        var stamp = stamped();

        stamp.requireTrusted(List.of(TestAuthority.signer()));
        stamp.requireTrusted(List.of(TestAuthority.another(), TestAuthority.root()));
        assertThat(new TimeStampClient(AUTHORITY.authority()).stamp(TEXT)).isInstanceOf(Stamped.class);
        assertThat(new TimeStampClient(AUTHORITY.authority(TestAuthority.another())).stamp(TEXT))
                .isInstanceOfSatisfying(Unfit.class, unfit -> assertThat(unfit.why())
                        .contains("nobody who is trusted vouches for", TestAuthority.SUBJECT));
    }

    @Test
    void a_certificate_has_to_have_been_valid_then() throws Exception {
        AUTHORITY.stampsAt(Instant.parse("2019-12-31T00:00:00Z"));

        assertThat(stamp()).isInstanceOf(Unfit.class);
    }

    @Test
    void who_does_not_answer_is_waited_for_no_longer_than_said() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var authority =
                    new TimeStampAuthority(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/tsa"), List.of());
            var began = System.nanoTime();

            assertThat(new TimeStampClient(authority, Duration.ofMillis(500)).stamp(TEXT))
                    .isInstanceOf(Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void an_authority_is_set_by_an_address_and_whom_it_has_to_lead_to() throws IOException {
        var pem = Files.writeString(
                folder.resolve("roots.pem"),
                TestAuthority.pem(TestAuthority.another()) + TestAuthority.pem(TestAuthority.root()));

        assertThat(TimeStampAuthority.of(" https://tsa.example/ ", pem).trusted())
                .containsExactly(TestAuthority.another(), TestAuthority.root());
        assertThat(TimeStampAuthority.of("http://tsa.example", null).trusted()).isEmpty();
        for (var url : List.of("ftp://tsa.example", "tsa.example", "no address")) {
            assertThatIllegalArgumentException().isThrownBy(() -> TimeStampAuthority.of(url, null));
        }
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (var file : List.of(empty, folder.resolve("missing.pem"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TimeStampAuthority.of("https://tsa.example", file))
                    .withMessageContaining(file.toString());
        }
    }

    @Test
    void the_day_is_divided_from_midnight() {
        var hourly = new StampSettings(AUTHORITY.authority(), Duration.ofHours(1));
        var daily = new StampSettings(AUTHORITY.authority(), Duration.ofDays(1));
        var evening = LocalDateTime.parse("2021-12-31T23:59:59");

        assertThat(hourly.begin(evening)).isEqualTo("2021-12-31T23:00");
        assertThat(hourly.begin(evening.plusSeconds(1))).isEqualTo("2022-01-01T00:00");
        assertThat(daily.begin(evening)).isEqualTo("2021-12-31T00:00");
        assertThat(daily.begin(evening.plusSeconds(1))).isEqualTo("2022-01-01T00:00");
        assertThat(new StampSettings(AUTHORITY.authority(), Duration.ofHours(7)).begin(evening))
                .as("the last one is shorter")
                .isEqualTo("2021-12-31T21:00");
        for (var every : List.of("PT59S", "PT24H1S", "PT0S", "PT-1H")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StampSettings(AUTHORITY.authority(), Duration.parse(every)));
        }
    }

    /** By the words of {@code package-info}; {@code .ci/longer/openssl} sees to it that OpenSSL is there. */
    @Test
    void openssl_accepts_what_is_kept() throws Exception {
        assumeTrue(isOpensslThere(), "no OpenSSL on this machine");
        var stamp = stamped();
        Files.writeString(folder.resolve("c.txt"), TEXT + "\n\u2014 park.example/ledger AAAAAAAA\n", UTF_8);
        Files.write(folder.resolve("c.tsr"), stamp.reply());
        Files.writeString(folder.resolve("authority.pem"), TestAuthority.pem(TestAuthority.root()));
        Files.writeString(folder.resolve("another.pem"), TestAuthority.pem(TestAuthority.another()));

        assertThat(shell("head -n 3 c.txt > text && openssl ts -verify -data text -in c.tsr -CAfile authority.pem"))
                .contains("Verification: OK");
        assertThat(shell("openssl ts -verify -data text -in c.tsr -CAfile another.pem"))
                .contains("Verification: FAILED");
        assertThat(shell("openssl ts -verify -data c.txt -in c.tsr -CAfile authority.pem"))
                .contains("Verification: FAILED");
    }

    private static boolean isOpensslThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String shell(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(List.of("sh", "-c", line)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
