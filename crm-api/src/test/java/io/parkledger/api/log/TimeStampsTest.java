package io.parkledger.api.log;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.StampState;
import io.parkledger.core.ledger.seal.stamp.TestAuthority;
import io.parkledger.core.ledger.seal.stamp.TestAuthority.Says;
import io.parkledger.core.ledger.seal.stamp.TimeStamp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Who stamps is set by an address, seen on the page and over REST, and alarmed about when it does not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimeStampsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    static Path folder;

    private static TestApplication app;

    @BeforeAll
    static void start() throws Exception {
        AUTHORITY.says(Says.REJECTED);
        var trust = Files.writeString(folder.resolve("root.pem"), TestAuthority.pem(TestAuthority.root()));
        app = TestApplication.start(
                "--parkledger.timestamp.url=" + AUTHORITY.url(), "--parkledger.timestamp.trust=" + trust);
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
        AUTHORITY.close();
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
    void an_authority_that_refuses_is_said_to() {
        await().atMost(A_WHILE).until(() -> health().contains("seal.timestamp-refuses"));

        assertThat(health()).contains("DEGRADED");
        assertThat(page("zh-CN")).contains("可信时间戳", "还没有时间戳", "拒绝加盖", "时间戳服务机构拒绝为封存点加盖时间戳");
        assertThat(page("en")).contains("Time stamps", "There is none yet", "refuses to stamp");
        assertThat(app.get("auditor", "/api/v1/log/timestamp/1").text("/code")).isEqualTo("log.not-stamped");
        assertThat(app.page("auditor", "/seal/timestamps/1/timestamp.tsr").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void what_it_has_stamped_is_shown_and_served() throws Exception {
        AUTHORITY.says(Says.RIGHT);
        await().atMost(A_WHILE).until(() -> app.bean(Seal.class).stampState() == StampState.STAMPS);
        var size = app.bean(Seal.class).stamps().size();

        var reply = app.get("auditor", "/api/v1/log/timestamp/" + size).response();
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/timestamp-reply");
        var note =
                app.get("auditor", "/api/v1/log/checkpoint/" + size).response().body();
        var text = note.substring(0, note.indexOf("\n\n") + 1);
        assertThat(app.page("auditor", "/seal/timestamps/" + size + "/stamped.txt")
                        .body())
                .isEqualTo(text);
        var kept = app.bean(Seal.class).reader().timeStamp(size).orElseThrow();
        assertThat(TimeStamp.read(kept, text).by()).isEqualTo(TestAuthority.SUBJECT);
        assertThat(app.page("auditor", "/seal/timestamps/" + size + "/timestamp.tsr")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + size + ".tsr\"");
        assertThat(reply.body().getBytes(StandardCharsets.UTF_8).length)
                .as("the bytes of an answer, read as text")
                .isGreaterThan(kept.length / 2);
        assertThat(page("zh-CN"))
                .contains(
                        "为前 " + size + " 条签发",
                        "正常",
                        TestAuthority.SUBJECT,
                        AUTHORITY.url().toString());
        assertThat(page("en")).contains("The first " + size + " events, at", "openssl ts -verify");
        assertThat(health()).contains("UP").doesNotContain("seal.timestamp");
        assertThat(app.get("auditor", "/api/v1/log/checkpoint/4711").text("/code"))
                .isEqualTo("log.no-checkpoint-of-size");
    }

    @Test
    void an_authority_that_is_not_set_as_it_must_be_refuses_the_start() {
        for (var settings : List.of(
                List.of("--parkledger.timestamp.url=tsa.example"),
                List.of("--parkledger.timestamp.url=https://tsa.example", "--parkledger.timestamp.every=1s"),
                List.of("--parkledger.timestamp.url=https://tsa.example", "--parkledger.timestamp.trust=none.pem"))) {
            assertThatThrownBy(() -> TestApplication.start(settings.toArray(String[]::new)))
                    .rootCause()
                    .hasMessageMatching(
                            "(?s).*(the address is none of HTTP|stamps are at least a minute apart|none.pem).*");
        }
    }
}
