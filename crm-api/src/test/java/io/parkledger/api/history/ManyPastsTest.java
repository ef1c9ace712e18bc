package io.parkledger.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever has read the past lets it go: there is always room for another one. */
class ManyPastsTest {

    private static final int MORE_THAN_ARE_KEPT = 20;

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            app.post("staff", "/api/v1/leads", "{\"company\":\"澜桥第" + i + "家\",\"source\":\"WALK_IN\"}");
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void one_after_the_other_every_past_position_is_shown_over_rest_and_on_pages() {
        for (int position = 1; position <= MORE_THAN_ARE_KEPT; position++) {
            var began = System.nanoTime();
            var answer = app.get("staff", "/api/v1/leads?asOf=" + position);

            assertThat(answer.status())
                    .as("position %s: %s", position, answer.body())
                    .isEqualTo(200);
            assertThat(answer.body().path("items")).hasSize(position);
            assertThat(app.page("staff", "/leads?asOf=" + position).statusCode())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }
}
