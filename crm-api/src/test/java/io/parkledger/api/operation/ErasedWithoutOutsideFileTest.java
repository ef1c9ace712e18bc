package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What cannot be kept outside keeps nobody from being erased. */
class ErasedWithoutOutsideFileTest {

    @Test
    void a_person_is_erased_all_the_same_and_the_ledger_tells_it() {
        try (var app = TestApplication.start("--parkledger.seal.outside=/dev/null/checkpoints.txt")) {
            var lead = app.post(
                    "staff", "/api/v1/leads", "{\"leadId\":\"L-1\",\"company\":\"澜桥云枢\",\"source\":\"WALK_IN\"}");
            assertThat(lead.status()).isEqualTo(201);
            var named = app.post(
                    "staff",
                    "/api/v1/leads/L-1/name-contact",
                    "{\"contact\":{\"personId\":\"P-1\",\"name\":\"孙九\",\"phone\":\"100-0000-0009\"}}");
            assertThat(named.status()).as("%s", named.body()).isEqualTo(200);

            var asked = app.erase("P-1");
            assertThat(asked.status()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> app.get("security_admin", "/api/v1/jobs/" + asked.text("/id"))
                                    .text("/state"),
                            "DONE"::equals);

            var events = app.get("auditor", "/api/v1/events?limit=10");
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.body().path("items").toString()).contains("custody.person-erased");
        }
    }
}
