package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a node one of whose loops was hit by an Error, say out of memory. */
@Timeout(120)
class DeadLoopTest {

    @ParameterizedTest
    @ValueSource(strings = "sealer")
    void an_error_in_a_loop_ends_the_process_with_a_last_line_and_an_exit_code(String loop) throws Exception {
        var settings = TestPostgres.newDatabase();
        var printed = Files.createTempFile("parkledger-dying-", ".log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingLedger.class.getName(),
                        loop,
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        settings.ownerUser(),
                        settings.ownerPassword())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(LastResort.EXIT_CODE);
            assertThat(Files.readString(printed))
                    .contains("loop.died: " + loop + " ended by java.lang.OutOfMemoryError: planted in " + loop);
        } finally {
            process.destroyForcibly();
            Files.delete(printed);
        }
    }

    @Test
    void a_node_whose_sealer_is_dead_takes_no_command_and_what_it_took_before_is_there() {
        var loops = new PlantedError((loop, cause) -> {});
        var database = LedgerDatabase.open(TestPostgres.newDatabase());
        var ledger = Ledger.open(
                database,
                LedgerClock.real(TestLedger.SHANGHAI),
                Contexts.ALL,
                Policies.ALL,
                EventCheck.NONE,
                AppendMac.NONE,
                loops);
        try (database;
                ledger) {
            var receipt = ledger.desk().send(register("L-1", "公司一"), TestLedger.LIN, Delivery.PLAIN);
            assertThat(ledger.positions().await(receipt, Duration.ofSeconds(10)))
                    .hasValue(1);
            loops.in("sealer");
            await().until(() -> loops.all().stream().anyMatch(Loop::hasDied));

            assertThatThrownBy(() -> ledger.desk().send(register("L-2", "公司二"), TestLedger.LIN, Delivery.PLAIN))
                    .isInstanceOf(NobodySeals.class);
            assertThat(ledger.reader().lastIndex()).isEqualTo(1);
            assertThat(ledger.reader().unsealed()).isZero();
        }
    }
}
