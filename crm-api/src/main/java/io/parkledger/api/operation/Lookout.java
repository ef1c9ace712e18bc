package io.parkledger.api.operation;

import io.parkledger.api.kit.command.Doubts;
import io.parkledger.api.operation.Finding.Effect;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerPulse;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import io.parkledger.core.ledger.embedded.PostgresState;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import io.parkledger.core.ledger.seal.StampState;
import io.parkledger.core.ledger.seal.WitnessState;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.keeper.ViewKeeper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks every second at what this node stands on, in threads of its own and never longer than a few seconds, so that
 * whoever asks how it is gets an answer at once, from memory. What is found is also said in the log, once when it
 * begins and once when it is over.
 */
@Component
public class Lookout {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(2);
    /** An append takes milliseconds; one seen for so long is held open. */
    private static final Duration APPEND_HELD = Duration.ofSeconds(2);

    private static final Duration NOBODY_LEADS = Duration.ofSeconds(10);
    private static final Duration DISK_FULL_REMEMBERED = Duration.ofSeconds(30);
    private static final long DISK_FULL_BYTES = 32L * 1024 * 1024;
    private static final long DISK_LOW_BYTES = 512L * 1024 * 1024;

    /** Without these nothing goes on. The others may be busy with one thing for a while. */
    private static final Set<String> ALWAYS_AT_IT = Set.of("sealer", "projector", "policies");

    private static final Duration SILENT = Duration.ofSeconds(15);
    private static final Duration SILENT_WHILE_BUSY = Duration.ofMinutes(2);
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final ViewServer views;
    private final Seal seal;
    private final Verifications verifications;
    private final Doubts doubts;
    private final @Nullable EmbeddedPostgres embedded;
    private final LedgerPulse pulse;
    private final Loop ledgerLook;
    private final Loop viewLook;
    private final Map<String, Long> saidAt = new LinkedHashMap<>();
    /** Loops found silent, until they have done something again. */
    private final Set<Loop> silent = ConcurrentHashMap.newKeySet();

    private volatile @Nullable String viewFailure;
    private volatile long foreignEvents;
    private volatile long freeBytes = Long.MAX_VALUE;

    Lookout(
            Ledger ledger,
            LedgerDatabase database,
            ViewKeeper keeper,
            ViewServer views,
            Seal seal,
            Verifications verifications,
            Doubts doubts,
            ObjectProvider<EmbeddedPostgres> embedded) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.views = views;
        this.seal = seal;
        this.verifications = verifications;
        this.doubts = doubts;
        this.embedded = embedded.getIfAvailable();
        pulse = database.pulse(BOUND);
        ledgerLook = ledger.loops().make("look-at-ledger", EVERY, this::lookAtLedger);
        viewLook = ledger.loops().make("look-at-views", EVERY, this::lookAtViews);
    }

    /** The first looks are taken here, so that nobody is told of what was not looked at yet. */
    @PostConstruct
    void start() {
        pulse.look();
        viewFailure = views.failure(BOUND);
        ledgerLook.start();
        viewLook.start();
    }

    @PreDestroy
    void close() {
        viewLook.close();
        ledgerLook.close();
        pulse.close();
    }

    private void lookAtLedger() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
        pulse.look();
        if (pulse.seen().answers()) {
            foreignEvents = seal.reader().foreignEvents();
            doubts.are(verifications.look());
        }
        if (embedded != null) {
            freeBytes = embedded.freeBytes();
        }
        tell(findings());
    }

    private void lookAtViews() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
        viewFailure = views.failure(BOUND);
    }

    /** What the last look at the database found. */
    public LedgerPulse.Seen ledger() {
        return pulse.seen();
    }

    /** All that is wrong, by what was last seen; empty when all is well. Costs nothing and waits for nothing. */
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        addLedger(found);
        addSeal(found);
        addViews(found);
        addLoops(found);
        return found;
    }

    /** The worst of what is wrong; null when all is well. */
    static @Nullable Effect worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::effect)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** As health says it. */
    public String health() {
        var worst = worst(findings());
        return worst == null ? "UP" : worst == Effect.DEGRADED ? "DEGRADED" : "DOWN";
    }

    private void addLedger(List<Finding> found) {
        var seen = pulse.seen();
        if (!seen.answers()) {
            found.add(new Finding("ledger.unavailable", Effect.NOT_READY, null));
        } else if (pulse.sinceSomebodyLed().compareTo(NOBODY_LEADS) > 0) {
            found.add(new Finding("ledger.nobody-leads", Effect.NOT_READY, seconds(pulse.sinceSomebodyLed())));
        }
        if (seen.appendHeldFor().compareTo(APPEND_HELD) >= 0) {
            found.add(new Finding("ledger.append-held", Effect.DOWN, seconds(seen.appendHeldFor())));
        }
        if (embedded != null && embedded.state() == PostgresState.GIVEN_UP) {
            found.add(new Finding("ledger.postgres-given-up", Effect.NOT_READY, embedded.reason()));
        }
        var full = freeBytes < DISK_FULL_BYTES
                || ledger.jdbc().wasDiskFullWithin(DISK_FULL_REMEMBERED)
                || (embedded != null && "ledger.disk-full".equals(embedded.reason()));
        if (full) {
            found.add(new Finding("disk.full", Effect.DOWN, null));
        } else if (freeBytes < DISK_LOW_BYTES) {
            found.add(new Finding("disk.low", Effect.DEGRADED, freeBytes / (1024 * 1024) + " MB"));
        }
    }

    /** What has been written is safe; that nobody changes it unseen is not, from here on. */
    private void addSeal(List<Finding> found) {
        if (seal.failure() instanceof SealBroken broken) {
            found.add(new Finding(broken.code(), Effect.DOWN, null));
        }
        if (foreignEvents > 0) {
            found.add(new Finding("seal.foreign-events", Effect.DEGRADED, "" + foreignEvents));
        }
        addWitnesses(found, "seal.witness-contradicts", Effect.DOWN, WitnessState.CONTRADICTS);
        addWitnesses(found, "seal.witness-refuses", Effect.DEGRADED, WitnessState.REFUSES);
        addWitnesses(found, "seal.witness-silent", Effect.DEGRADED, WitnessState.SILENT);
        addStamps(found);
        // What was changed stays so on every node: each goes on serving all else.
        if (verifications.found() > 0) {
            found.add(new Finding("seal.verification-failed", Effect.DOWN, "" + verifications.found()));
        }
    }

    /** Known by the node that asks them. */
    private void addWitnesses(List<Finding> found, String code, Effect effect, WitnessState state) {
        var names = seal.witnesses(state);
        if (!names.isEmpty()) {
            found.add(new Finding(code, effect, String.join(", ", names)));
        }
    }

    /** Known by the node that asks for them. */
    private void addStamps(List<Finding> found) {
        var state = seal.stampState();
        if (state == StampState.UNFIT) {
            found.add(new Finding("seal.timestamp-unfit", Effect.DEGRADED, null));
        } else if (state == StampState.REFUSES) {
            found.add(new Finding("seal.timestamp-refuses", Effect.DEGRADED, null));
        } else if (state == StampState.SILENT) {
            found.add(new Finding("seal.timestamp-silent", Effect.DEGRADED, null));
        }
    }

    private void addViews(List<Finding> found) {
        if (viewFailure != null) {
            found.add(new Finding("views.unavailable", Effect.NOT_READY, null));
        }
        if (keeper.isAhead()) {
            found.add(new Finding("views.ahead", Effect.DOWN, "" + keeper.position()));
        }
        if (keeper.parkedCount() > 0) {
            found.add(new Finding("views.parked", Effect.DEGRADED, "" + keeper.parkedCount()));
        }
        var failure = keeper.failure();
        if (failure != null) {
            found.add(new Finding("views.stuck", Effect.DOWN, "" + failure.position()));
        }
    }

    private void addLoops(List<Finding> found) {
        for (var loop : ledger.loops().all()) {
            if (loop.hasDied()) {
                found.add(new Finding(loop.name() + Finding.STOPPED, Effect.NOT_LIVE, null));
            } else if (loop == ledgerLook || loop == viewLook) {
                if (loop.silence().compareTo(STALE) > 0) {
                    found.add(new Finding("health.stale", Effect.NOT_READY, seconds(loop.silence())));
                }
            } else if (isSilent(loop)) {
                var effect = ALWAYS_AT_IT.contains(loop.name()) ? Effect.NOT_READY : Effect.DEGRADED;
                found.add(new Finding(loop.name() + Finding.STOPPED, effect, seconds(loop.silence())));
            }
        }
    }

    /** A round that has failed, after a long wait, is a sign of life, but not that the loop does its work again. */
    private boolean isSilent(Loop loop) {
        if (loop.silence().compareTo(ALWAYS_AT_IT.contains(loop.name()) ? SILENT : SILENT_WHILE_BUSY) > 0) {
            silent.add(loop);
        } else if (loop.failure() == null) {
            silent.remove(loop);
        }
        return silent.contains(loop);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private void tell(List<Finding> found) {
        var codes = found.stream().map(Finding::code).toList();
        for (var finding : found) {
            if (saidAt.putIfAbsent(finding.code(), System.nanoTime()) == null) {
                LOG.error(
                        "{}: {}{}",
                        finding.code(),
                        finding.effect(),
                        finding.detail() == null ? "" : " (" + finding.detail() + ")");
            }
        }
        saidAt.entrySet().removeIf(said -> {
            var isOver = !codes.contains(said.getKey());
            if (isOver) {
                LOG.warn(
                        "{} is over after {} s",
                        said.getKey(),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - said.getValue()));
            }
            return isOver;
        });
    }
}
