package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.Contexts;
import io.parkledger.core.policy.Policies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events are signed by who may have to ask the database for the key: nobody holds a connection while he does. */
class AppendMacTest {

    private static final int CONNECTIONS = 4;

    @Test
    void as_many_as_there_are_connections_are_signed_at_once() throws Exception {
        var settings = LedgerFacts.withPoolOf(CONNECTIONS, TestPostgres.newDatabase());
        var together = new CyclicBarrier(CONNECTIONS);
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (var database = LedgerDatabase.open(settings);
                var ledger = Ledger.open(
                        database,
                        LedgerClock.real(TestLedger.SHANGHAI),
                        Contexts.ALL,
                        Policies.ALL,
                        EventCheck.NONE,
                        event -> signed(database, together),
                        new Loops(LastResort.END_PROCESS))) {
            var sent = new ArrayList<Future<Receipt>>();
            for (var lead :
                    IntStream.range(0, CONNECTIONS).mapToObj(i -> "L-" + i).toList()) {
                sent.add(threads.submit(
                        () -> ledger.desk().send(register(lead, "公司" + lead), TestLedger.LIN, Delivery.PLAIN)));
            }
            for (var each : sent) {
                assertThat(each.get(30, TimeUnit.SECONDS).version()).isZero();
            }
            assertThat(database.jdbc()
                            .query(
                                    "SELECT DISTINCT mac FROM event",
                                    row -> new String(row.getBytes(1), StandardCharsets.UTF_8)))
                    .containsExactly("signed");
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] signed(LedgerDatabase database, CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return database.jdbc()
                .query("SELECT 'signed'", row -> row.getString(1))
                .get(0)
                .getBytes(StandardCharsets.UTF_8);
    }
}
