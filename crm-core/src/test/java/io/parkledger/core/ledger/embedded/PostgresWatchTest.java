package io.parkledger.core.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.embedded.PostgresWatch.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often and how long it is tried, on a server that only pretends. */
@Timeout(60)
class PostgresWatchTest {

    private static final Patience SHORT =
            new Patience(Duration.ofMillis(1), Duration.ofMillis(4), 3, Duration.ofHours(1));

    private boolean running = true;
    private int starts;
    private String refusal;
    private boolean endsAtOnce;

    private final PostgresWatch watch = new PostgresWatch(
            new PostgresWatch.Server() {
                @Override
                public boolean isRunning() {
                    return running;
                }

                @Override
                public void startAgain() {
                    starts++;
                    if (refusal != null) {
                        throw new LedgerCannotStart(refusal, null, "refused");
                    }
                    running = !endsAtOnce;
                }
            },
            SHORT);

    private void look(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            watch.round();
        }
    }

    @Test
    void a_running_server_is_left_alone() throws Exception {
        look(3);

        assertThat(starts).isZero();
        assertThat(watch.state()).isEqualTo(PostgresState.RUNNING);
    }

    @Test
    void one_that_ended_is_started_at_the_next_look() throws Exception {
        running = false;

        look(1);

        assertThat(starts).isEqualTo(1);
        assertThat(watch.state()).isEqualTo(PostgresState.RUNNING);
        assertThat(watch.reason()).isNull();
    }

    @Test
    void one_that_does_not_start_is_given_up_and_then_left_alone() throws Exception {
        running = false;
        refusal = "ledger.postgres-did-not-start";

        look(2);
        assertThat(watch.state()).isEqualTo(PostgresState.RESTARTING);
        look(10);

        assertThat(watch.state()).isEqualTo(PostgresState.GIVEN_UP);
        assertThat(watch.reason()).isEqualTo("ledger.postgres-did-not-start");
        assertThat(starts).isEqualTo(4);
    }

    @Test
    void one_that_ends_again_and_again_is_given_up() throws Exception {
        running = false;
        endsAtOnce = true;

        look(15);

        assertThat(watch.state()).isEqualTo(PostgresState.GIVEN_UP);
        assertThat(watch.reason()).isEqualTo("ledger.postgres-died");
        assertThat(starts).isEqualTo(3);
    }

    @Test
    void a_full_disk_is_waited_for_however_long_it_lasts() throws Exception {
        running = false;
        refusal = "ledger.disk-full";

        look(12);
        assertThat(watch.state()).isEqualTo(PostgresState.RESTARTING);
        assertThat(watch.reason()).isEqualTo("ledger.disk-full");
        refusal = null;
        look(2);

        assertThat(watch.state()).isEqualTo(PostgresState.RUNNING);
    }

    @Test
    void pauses_grow_and_end_somewhere() {
        assertThat(Patience.USUAL.after(1)).hasSeconds(1);
        assertThat(Patience.USUAL.after(4)).hasSeconds(8);
        assertThat(Patience.USUAL.after(100)).hasSeconds(30);
    }
}
