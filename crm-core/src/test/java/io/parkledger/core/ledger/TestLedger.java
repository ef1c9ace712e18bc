package io.parkledger.core.ledger;

import io.parkledger.core.Contexts;
import io.parkledger.core.policy.Policies;
import java.time.Duration;
import java.time.ZoneId;
import org.postgresql.ds.PGSimpleDataSource;

/** An open ledger in a database of its own, with all contexts and policies. */
public final class TestLedger implements AutoCloseable {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final Sender LIN = new Sender("lin", "staff", "api", "r-1", null, null, null, Reach.ALL);

    public final LedgerSettings settings;
    public final LedgerDatabase database;
    public final Ledger ledger;

    private TestLedger(LedgerSettings settings, LedgerClock clock) {
        this.settings = settings;
        database = LedgerDatabase.open(settings);
        ledger = Ledger.open(database, clock, Contexts.ALL, Policies.ALL, EventCheck.NONE);
    }

    public static TestLedger open() {
        return open(TestPostgres.newDatabase());
    }

    /** Another node, or the same one after a restart. */
    public static TestLedger open(LedgerSettings settings) {
        return new TestLedger(settings, LedgerClock.real(SHANGHAI));
    }

    public static TestLedger simulated() {
        return new TestLedger(TestPostgres.newDatabase(), LedgerClock.simulated(SHANGHAI));
    }

    public Receipt send(Command command) {
        return ledger.desk().send(command, LIN, Delivery.PLAIN);
    }

    /** What only policies send, sent without its fact. */
    Receipt sendAsPolicy(Command command) {
        var policy = new Sender("policy:test", "system", Sender.POLICY, null, null, null, null, Reach.ALL);
        return ledger.desk().send(command, policy, Delivery.PLAIN);
    }

    public Receipt send(Command command, Delivery delivery) {
        return ledger.desk().send(command, LIN, delivery);
    }

    /** The position of everything that followed from a command. */
    public long positionOf(Receipt receipt) {
        return ledger.positions().await(receipt, Duration.ofSeconds(10)).orElseThrow();
    }

    /** The database's owner, who may do what the application may not; also when no node runs. */
    public static Jdbc owner(LedgerSettings settings) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(settings.url());
        owner.setUser(settings.ownerUser());
        owner.setPassword(settings.ownerPassword());
        return new Jdbc(owner);
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
