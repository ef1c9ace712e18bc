package io.parkledger.api.log;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.witness.TestWitness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Who else signs is set by a name of one's own, seen on the page and over REST, and alarmed about when it refuses. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessesTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final String ORIGIN = "park.example/ledger";
    private static final TestWitness WITNESS = new TestWitness("witness.example/w1");

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start(
                "--parkledger.seal.origin=" + ORIGIN,
                "--parkledger.witness.notary.url=" + WITNESS.url(),
                "--parkledger.witness.notary.key=" + WITNESS.verifier());
        register("LQ");
    }

    @AfterAll
    static void stop() {
        app.close();
        WITNESS.close();
    }

    private static void register(String park) {
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'%s','name':'园区%s'}".formatted(park, park))));
    }

    private static String page(String language) {
        return app.page("auditor", "/seal", "Accept-Language", language).body();
    }

    private static String health() {
        var answered = app.get(null, "/actuator/health");
        assertThat(answered.status()).isIn(200, 503);
        return answered.body().toString();
    }

    @Test
    @Order(1)
    void a_witness_that_does_not_know_the_ledger_is_said_to_refuse() {
        await().atMost(A_WHILE).until(() -> health().contains("seal.witness-refuses"));

        assertThat(health()).contains("notary", "DEGRADED");
        assertThat(page("zh-CN")).contains("见证方", "notary", "尚未为本账本的封存点签名", "拒绝签名", "见证方拒绝为封存点签名");
        assertThat(page("en")).contains("Witnesses", "Has signed no checkpoint of this ledger yet", "refuses to sign");
    }

    @Test
    @Order(2)
    void what_it_has_signed_is_served_under_the_checkpoint() {
        WITNESS.knows(ORIGIN, VerifierKey.parse(app.bean(LogReader.class).keys().get(0)));

        var note = await().atMost(A_WHILE)
                .until(
                        () -> app.get("auditor", "/api/v1/log/checkpoint"),
                        answer -> answer.response().body().contains("witness.example/w1"));

        var signed = SignedNote.parse(note.response().body());
        assertThat(signed.verifiedBy(List.of(WITNESS.verifier()))).hasSize(1);
        assertThat(page("zh-CN"))
                .contains("为前 1 条签名", "正常签名", WITNESS.verifier().toString());
        assertThat(page("en")).contains("Signed the first 1 events at");
        assertThat(health()).contains("UP").doesNotContain("seal.witness");
    }

    @Test
    @Order(3)
    void a_witness_that_has_seen_another_history_is_an_alarm() {
        WITNESS.hasSigned(ORIGIN, 1, Hash.ofLeaf(new byte[] {1}));
        register("XX");

        await().atMost(A_WHILE).until(() -> health().contains("seal.witness-contradicts"));

        assertThat(health()).contains("DOWN");
        assertThat(page("zh-CN")).contains("见证方所见的历史与本账本不符");
        assertThat(app.get(null, "/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void a_witness_that_is_not_set_as_it_must_be_refuses_the_start() {
        for (var settings : List.of(
                List.of("--parkledger.witness.w.url=https://witness.example"),
                List.of("--parkledger.witness.w.url=https://witness.example", "--parkledger.witness.w.key=none"))) {
            assertThatThrownBy(() -> TestApplication.start(settings.toArray(String[]::new)))
                    .rootCause()
                    .isInstanceOf(RuntimeException.class)
                    .satisfiesAnyOf(
                            cause -> assertThat(cause).isInstanceOf(LedgerCannotStart.class),
                            cause -> assertThat(cause.getMessage())
                                    .matches(".*(parkledger.witness.w.key is not set|base64 with plus between).*"));
        }
    }
}
