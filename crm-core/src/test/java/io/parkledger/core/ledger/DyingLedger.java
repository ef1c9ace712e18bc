package io.parkledger.core.ledger;

import io.parkledger.core.Contexts;
import io.parkledger.core.policy.Policies;
import java.time.Duration;

/** An application of its own process in which one loop is hit by an Error once it has worked. */
final class DyingLedger {

    private DyingLedger() {}

    /** @param arguments the loop, then URL, user, password, owner and its password of the database */
    public static void main(String[] arguments) throws Exception {
        var settings = new LedgerSettings(arguments[1], arguments[2], arguments[3], arguments[4], arguments[5], 4);
        var loops = new PlantedError(LastResort.END_PROCESS);
        if (arguments[0].equals("policies")) {
            loops.in("policies"); // which ends at once where there is nothing to see to
        }
        var ledger = Ledger.open(
                LedgerDatabase.open(settings),
                LedgerClock.real(TestLedger.SHANGHAI),
                Contexts.ALL,
                Policies.ALL,
                EventCheck.NONE,
                AppendMac.NONE,
                loops);
        var receipt = ledger.desk().send(LedgerFacts.register("L-1", "公司一"), TestLedger.LIN, Delivery.PLAIN);
        System.out.println("SEALED "
                + ledger.positions().await(receipt, Duration.ofSeconds(10)).orElseThrow());
        loops.in(arguments[0]);
        System.in.read(); // lives until its input ends, or it ends itself
    }
}
