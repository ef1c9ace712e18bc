package io.parkledger.api.wiring;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.CommandDesk;
import io.parkledger.core.ledger.LastResort;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.embedded.EmbeddedLedger;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealSettings;
import io.parkledger.core.ledger.seal.stamp.StampSettings;
import io.parkledger.core.ledger.seal.stamp.TimeStampAuthority;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.tlog.witness.Witness;
import io.parkledger.projection.store.ViewCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The ledger and the database under it. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWiring.class);

    /** What works in the background of this node; should one of them be hit by an Error, the process ends. */
    @Bean
    Loops loops() {
        return new Loops(LastResort.END_PROCESS);
    }

    /** Started only where no database was named; stopped after everything that writes to it. */
    @Bean(destroyMethod = "close")
    @Conditional(NoDatabaseNamed.class)
    EmbeddedPostgres embeddedPostgres(Settings settings, Loops loops) {
        var postgres = EmbeddedPostgres.start(
                        EmbeddedPostgres.Start.in(settings.data().resolve("postgres"))
                                .stoppedByItsOwner())
                .watchedBy(loops);
        LOG.info("The ledger is kept in {}", settings.data().toAbsolutePath().normalize());
        return postgres;
    }

    @Bean
    LedgerSettings ledgerSettings(Settings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var postgres = embedded.getIfAvailable();
        return postgres != null ? EmbeddedLedger.settings(postgres) : ofOne(settings.ledger());
    }

    private static LedgerSettings ofOne(Settings.Database database) {
        return new LedgerSettings(
                required("parkledger.ledger.url", database.url()),
                database.user(),
                database.password(),
                database.ownerUser(),
                database.ownerPassword(),
                database.poolSize());
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    @Bean(destroyMethod = "close")
    LedgerDatabase ledgerDatabase(LedgerSettings settings) {
        var database = LedgerDatabase.open(settings);
        database.migrate(AccessLog.SCHEMA);
        return database;
    }

    /** Without a key of its own the ledger's events are nobody's: made before it, started with it. */
    @Bean(destroyMethod = "close")
    Seal seal(LedgerDatabase database, LedgerClock clock, Settings settings) {
        return Seal.of(
                        database,
                        new SealSettings(
                                settings.sealKeys(),
                                settings.sealOutside(),
                                settings.seal().origin(),
                                witnesses(settings),
                                stamps(settings.timestamp()),
                                settings.seal().sm2()))
                .comparingReadingLog(new AccessLog(database.jdbc(), clock));
    }

    private static List<Witness> witnesses(Settings settings) {
        return settings.witness().entrySet().stream()
                .map(each -> witness(
                        each.getKey(), each.getValue().url(), each.getValue().key()))
                .toList();
    }

    private static Witness witness(String name, @Nullable String url, @Nullable String key) {
        var setting = "parkledger.witness." + name;
        try {
            return Witness.of(name, required(setting + ".url", url), required(setting + ".key", key));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new LedgerCannotStart(
                    "seal.witness-malformed",
                    e,
                    "The witness %s is not set as it must be: %s. Give its address as parkledger.witness.%s.url and its verifier"
                            + " key as parkledger.witness.%s.key.",
                    name,
                    e.getMessage(),
                    name,
                    name);
        }
    }

    private static @Nullable StampSettings stamps(Settings.Timestamp timestamp) {
        var url = timestamp.url();
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            return new StampSettings(TimeStampAuthority.of(url, timestamp.trust()), timestamp.every());
        } catch (IllegalArgumentException e) {
            throw new LedgerCannotStart(
                    "seal.timestamp-malformed",
                    e,
                    "The authority of time stamps is not set as it must be: %s. Give its address as parkledger.timestamp.url, a file"
                            + " of certificates in PEM as parkledger.timestamp.trust if you like, and from a minute to a day as"
                            + " parkledger.timestamp.every.",
                    e.getMessage());
        }
    }

    @Bean
    LogReader log(Seal seal) {
        return seal.reader();
    }

    @Bean
    @Profile("!demo")
    LedgerClock clock(Settings settings) {
        return LedgerClock.real(settings.zone());
    }

    @Bean
    @Profile("demo")
    LedgerClock demoClock(Settings settings) {
        return LedgerClock.simulated(settings.zone());
    }

    @Bean(destroyMethod = "close")
    Ledger ledger(LedgerDatabase database, LedgerClock clock, Seal seal, Loops loops) {
        var ledger = Ledger.open(database, clock, Contexts.ALL, Policies.ALL, new ViewCheck(), seal.mac(), loops);
        try {
            seal.start(ledger);
        } catch (LedgerCannotStart e) {
            ledger.close();
            throw e;
        }
        if (clock.isSimulated()) {
            // The demo's time runs on from where its story ended.
            clock.set(ledger.reader().lastRecordedAt());
        }
        return ledger;
    }

    @Bean
    CommandDesk commandDesk(Ledger ledger) {
        return ledger.desk();
    }

    @Bean
    LedgerReader ledgerReader(Ledger ledger) {
        return ledger.reader();
    }
}
