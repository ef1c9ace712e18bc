package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static LedgerSettings settings;

    private final Outage outage = new Outage();

    @BeforeAll
    static void create() {
        settings = TestPostgres.newDatabase();
    }

    private Jdbc to(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(settings.ownerUser());
        source.setPassword(settings.ownerPassword());
        return new Jdbc(source, outage);
    }

    private static long one(Jdbc jdbc) {
        return jdbc.query("SELECT 1", row -> row.getLong(1)).get(0);
    }

    @Test
    void while_it_lasts_all_are_refused_at_once_but_one_a_second_who_tries() {
        var nobodyThere = to("jdbc:postgresql://127.0.0.1:1/none");
        outage.notAnswered(System.nanoTime());

        var refusals = IntStream.range(0, 100)
                .mapToObj(i -> catchThrowable(() -> one(nobodyThere)))
                .toList();

        assertThat(refusals)
                .hasSize(100)
                .allMatch(refusal -> refusal instanceof LedgerUnavailable away && away.isAway());
        assertThat(refusals)
                .filteredOn(refusal -> !refusal.getMessage().contains("it was away a moment ago"))
                .hasSizeLessThan(3);
    }

    @Test
    void who_waits_for_an_answer_when_it_begins_is_let_go() {
        var jdbc = to(settings.url());
        var waiting = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> jdbc.query("SELECT pg_sleep(60)", row -> true)));
        var watcher = TestLedger.owner(settings);
        await().atMost(PATIENCE).until(() -> !watcher.query(
                        "SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'",
                        row -> true)
                .isEmpty());

        outage.notAnswered(System.nanoTime());

        await().atMost(PATIENCE).until(waiting::isDone);
        assertThat(waiting.join()).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void as_long_as_anybody_gets_answers_it_is_not_away() {
        var jdbc = to(settings.url());
        var lookedAt = System.nanoTime();
        one(jdbc);

        outage.notAnswered(lookedAt);

        for (int i = 0; i < 5; i++) {
            assertThat(one(jdbc)).isOne();
        }
    }

    @Test
    void it_is_over_with_the_first_answer() {
        var jdbc = to(settings.url());
        outage.notAnswered(System.nanoTime());
        outage.answered();

        assertThat(one(jdbc)).isOne();
    }

    @Test
    void what_the_database_refuses_is_not_taken_for_an_outage() {
        assertThatThrownBy(() -> to(settings.url()).query("SELECT 1 / 0", row -> true))
                .isInstanceOfSatisfying(LedgerUnavailable.class, refused -> assertThat(refused.isAway())
                        .isFalse());
        assertThat(new LedgerUnavailable(new SQLException("shutting down", "57P01")).isAway())
                .isTrue();
    }
}
