package io.parkledger.api.log;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.VerifierKey.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger that is told to sign with SM2 as well tells of its key by itself, and shows both. */
class Sm2LinesTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start("--parkledger.seal.sm2=true");
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String served(String what) {
        var answer = app.get("auditor", "/api/v1/log/" + what);
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body();
    }

    @Test
    void its_key_is_told_and_served_and_signs() {
        await().atMost(A_WHILE)
                .until(() -> served("checkpoint")
                                .lines()
                                .filter(line -> line.startsWith("\u2014"))
                                .count()
                        == 2);

        var keys = served("key").lines().map(VerifierKey::parse).toList();
        assertThat(keys).extracting(VerifierKey::kind).containsExactly(Kind.ED25519, Kind.SM2);
        assertThat(SignedNote.parse(served("checkpoint")).verifiedBy(keys)).hasSize(2);
        assertThat(app.page("auditor", "/ledger", "Accept-Language", "zh-CN").body())
                .contains("封存点启用国密（SM2）签名");
        assertThat(app.page("auditor", "/ledger", "Accept-Language", "en").body())
                .contains("Checkpoints are signed with SM2 as well");
        assertThat(app.page("auditor", "/seal").body())
                .contains(keys.stream().map(VerifierKey::toString).toList());
        assertThat(List.of(served("key").split("\n"))).hasSize(2);
    }
}
