package io.parkledger.core.ledger;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateIdentifier;

/**
 * An open ledger: commands go in at the {@link #desk}, sealed events come out of the {@link #reader}. Axon is set up
 * here in plain Java; without its module discovery there is no Axon Server, no XStream, no update check and no token
 * store to get wrong.
 *
 * <p>There is no Axon starter either: nothing depends on the order of auto-configurations.
 */
public final class Ledger implements AutoCloseable {

    static {
        // Axon prints an advertisement unless told not to.
        System.setProperty("disable-axoniq-console-message", "true");
    }

    private final String id;
    private final LedgerClock clock;
    private final List<Context> contexts;
    private final EventCodec codec;
    private final ErasableKeys personKeys;
    private final Persons persons;
    private final LedgerReader reader;
    private final Positions positions;
    private final Leadership leadership;
    private final Loops loops;
    private final SealingLoop sealing;
    private final Configuration axon;
    private final LedgerStorage storage;
    private final CommandDesk desk;
    private final DataSource rehearsals;
    private final RefusedConsequences refusedConsequences;
    private final PolicyLoop policyLoop;
    private final Jdbc jdbc;

    private Ledger(
            LedgerDatabase database,
            LedgerClock clock,
            List<Context> contexts,
            List<? extends Policy<?>> policies,
            EventCheck check,
            AppendMac mac,
            Loops loops) {
        this.clock = clock;
        this.contexts = contexts;
        this.loops = loops;
        jdbc = database.jdbc();
        rehearsals = database.rehearsals();
        id = jdbc.query("SELECT id::text FROM ledger_kind", row -> row.getString(1))
                .get(0);
        persons = new JdbcPersons(jdbc);
        personKeys = new JdbcPersonKeys(jdbc, persons);
        codec = new EventCodec(contexts, personKeys);
        reader = new LedgerReader(jdbc, codec);
        positions = new Positions(reader);
        leadership = new Leadership(database.sessions());
        sealing = new SealingLoop(new Sealer(jdbc), positions, leadership, loops);
        var reactions = new Reactions(policies);
        storage = new LedgerStorage(jdbc, codec, check, clock, contexts, mac, sealing::requireSealing);
        axon = axon(storage, contexts, reactions);
        var admission = admission(axon, contexts);
        desk = new CommandDesk(axon.commandBus(), admission, storage, jdbc, sealing::ask);
        refusedConsequences = new RefusedConsequences(jdbc, clock);
        policyLoop = new PolicyLoop(
                reader, positions, leadership, desk, reactions, admission, refusedConsequences, jdbc, loops);
    }

    /** @throws LedgerCannotStart when a real ledger is opened with a demo's clock or the other way round */
    public static Ledger open(
            LedgerDatabase database,
            LedgerClock clock,
            List<Context> contexts,
            List<? extends Policy<?>> policies,
            EventCheck check) {
        return open(database, clock, contexts, policies, check, AppendMac.NONE, new Loops(LastResort.END_PROCESS));
    }

    /**
     * @param mac   what the application's key says of each event
     * @param loops where this ledger's background work is added, for whoever watches it
     */
    public static Ledger open(
            LedgerDatabase database,
            LedgerClock clock,
            List<Context> contexts,
            List<? extends Policy<?>> policies,
            EventCheck check,
            AppendMac mac,
            Loops loops) {
        requireKind(database.jdbc(), clock);
        ClaimsRebuild.makeWhatIsNew(database.owner(), contexts);
        var ledger = new Ledger(database, clock, contexts, policies, check, mac, loops);
        ledger.sealing.start();
        ledger.policyLoop.start();
        return ledger;
    }

    private static void requireKind(Jdbc jdbc, LedgerClock clock) {
        var wanted = clock.isSimulated() ? "simulated" : "real";
        jdbc.update("INSERT INTO ledger_kind (kind) VALUES (?) ON CONFLICT DO NOTHING", wanted);
        var kind = jdbc.query("SELECT kind FROM ledger_kind", row -> row.getString(1))
                .get(0);
        if (!kind.equals(wanted)) {
            throw new LedgerCannotStart(
                    "ledger.kind-mismatch",
                    null,
                    clock.isSimulated()
                            ? "This ledger holds real events; the demo writes with a clock of its own and needs a ledger of"
                                    + " its own. Start without the profile demo, or with another data folder."
                            : "This ledger was made by the demo: its recording times are simulated, so it never opens"
                                    + " without the profile demo. Start with it, or with another data folder.");
        }
    }

    private static Configuration axon(LedgerStorage storage, List<Context> contexts, Reactions reactions) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(
                Sender.ACTOR,
                Sender.ROLE,
                Sender.SOURCE,
                Sender.REQUEST_ID,
                Sender.CORRELATION_ID,
                Sender.CAUSATION_ID,
                Sender.REASON)));
        bus.registerHandlerInterceptor(new CommandPath(bus, storage, reactions));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> bus)
                .configureEventStore(configuration -> storage);
        aggregates(contexts)
                .forEach(aggregate ->
                        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate)));
        return configurer.start();
    }

    private static Stream<Class<?>> aggregates(List<Context> contexts) {
        return contexts.stream().flatMap(context -> context.aggregates().stream());
    }

    private static Admission admission(Configuration axon, List<Context> contexts) {
        return new Admission(aggregates(contexts).collect(toMap(Ledger::idClassOf, axon::repository)));
    }

    private static Class<?> idClassOf(Class<?> aggregate) {
        return Stream.of(aggregate.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(AggregateIdentifier.class))
                .<Class<?>>map(Field::getType)
                .findFirst()
                .orElseThrow();
    }

    /** Tells this ledger from every other: views made from another one are no views of this. */
    public String id() {
        return id;
    }

    /** Those whose events it holds. */
    public List<Context> contexts() {
        return contexts;
    }

    public LedgerClock clock() {
        return clock;
    }

    public CommandDesk desk() {
        return desk;
    }

    /**
     * Begins to try out what commands would come to; whoever begins it closes it.
     *
     * @throws LedgerUnavailable when the database is away
     */
    public Rehearsal rehearse() {
        try {
            return Rehearsal.begin(rehearsals.getConnection(), storage, desk, contexts, personKeys, persons);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    public LedgerReader reader() {
        return reader;
    }

    public Positions positions() {
        return positions;
    }

    public EventCodec codec() {
        return codec;
    }

    public ErasableKeys personKeys() {
        return personKeys;
    }

    /** Whose data is shown to nobody. */
    public Persons persons() {
        return persons;
    }

    public Leadership leadership() {
        return leadership;
    }

    /** What works in this node's background; who adds to it is watched like the rest. */
    public Loops loops() {
        return loops;
    }

    /** For how long somebody's append has kept everything after it from being sealed; zero where another node leads. */
    public Duration appendHeldFor() {
        return sealing.heldFor();
    }

    /** What only one may hold and two have held since before that was asked, the oldest first. */
    public List<ClaimConflict> conflicts() {
        return ClaimsRebuild.conflicts(jdbc);
    }

    /** Who has what this claim would take, whoever that is; empty when it is free. */
    public Optional<String> holderOf(Claim claim) {
        return jdbc
                .query(
                        "SELECT holder FROM claim WHERE kind = ? AND key = ?",
                        row -> row.getString(1),
                        claim.kind(),
                        claim.key())
                .stream()
                .findFirst();
    }

    /** What should have followed from a fact, and was refused. */
    public RefusedConsequences refusedConsequences() {
        return refusedConsequences;
    }

    /** Whether nothing is left to see to of what was written before facts and consequences were decided together. */
    boolean hasCaughtUp() {
        return policyLoop.isDone();
    }

    public Jdbc jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        policyLoop.close();
        axon.shutdown();
        sealing.close();
        leadership.close();
    }
}
