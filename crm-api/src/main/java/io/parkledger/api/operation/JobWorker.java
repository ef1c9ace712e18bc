package io.parkledger.api.operation;

import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import io.parkledger.core.ledger.seal.VerificationProgress;
import io.parkledger.core.ledger.seal.VerificationReport;
import io.parkledger.core.ledger.seal.VerifiedSoFar;
import io.parkledger.projection.store.keeper.RebuildProgress;
import io.parkledger.projection.store.keeper.RebuildReport;
import io.parkledger.projection.store.keeper.ViewKeeper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out {@link Jobs}, one after the other, while this node leads. */
@Component
class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final long TELL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int ATTEMPTS = 3;
    /** After the first step, and so many more, it is told that work goes on. */
    private static final int STEPS = 100;

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Seal seal;
    private final Jobs jobs;
    private final Map<Job.Kind, Work> works;
    private final Backups backups;
    private final String node = UUID.randomUUID().toString();
    private final Loop loop;
    private long toldAt;
    /** Begun by {@link #begunBy}, and not ended; null where none is. */
    private @Nullable Job begun;

    private String begunBy = "";

    JobWorker(Ledger ledger, ViewKeeper keeper, Seal seal, Jobs jobs, Backups backups, List<Work> works) {
        this.backups = backups;
        this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
        this.seal = seal;
        this.ledger = ledger;
        this.keeper = keeper;
        this.jobs = jobs;
        loop = ledger.loops().make("jobs", AFTER_FAILURE, this::round);
    }

    @PostConstruct
    void start() {
        loop.start();
    }

    /**
     * Another node leads by now, and does it: a verification from where it has come to, all else from the beginning.
     */
    private static final class TakenAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (ledger.leadership().isHeld()) {
            var worker = node + ":" + ledger.leadership().term();
            var next = goesOn(worker).or(() -> jobs.takeNext(worker));
            if (next.isPresent()) {
                begun = next.get();
                begunBy = worker;
                run(next.get(), worker);
                begun = null;
            }
        }
    }

    /** What the ledger's database was away for; whoever leads after this term takes it himself. */
    private Optional<Job> goesOn(String worker) {
        return Optional.ofNullable(worker.equals(begunBy) ? begun : null);
    }

    private void run(Job job, String worker) {
        if (jobs.attempts(job.id()) > ATTEMPTS) {
            jobs.failed(job.id(), worker, "given up: begun " + ATTEMPTS + " times, and the process ended each time");
            return;
        }
        @Nullable Object report;
        try {
            report = work(job, worker);
        } catch (TakenAway e) {
            LOG.warn("Job {} ({}) goes on on another node", job.id(), job.kind());
            return;
        } catch (LedgerUnavailable e) {
            throw e; // left as it is: this term goes on with it, or the next one does
        } catch (RuntimeException e) {
            if (!isStillMine(worker)) {
                return;
            }
            LOG.warn("Job {} ({}) failed", job.id(), job.kind(), e);
            if (Job.Kind.of(job.kind()).isPromised()) {
                jobs.postponed(job.id(), worker, String.valueOf(e.getMessage()));
                begun = null;
                throw e; // the loop pauses before it tries again
            }
            jobs.failed(job.id(), worker, String.valueOf(e.getMessage()));
            return;
        }
        jobs.done(job.id(), worker, report);
    }

    private boolean isStillMine(String worker) {
        return ledger.leadership().isHeld()
                && worker.equals(node + ":" + ledger.leadership().term());
    }

    /** What it found, as {@link Jobs} keeps it. */
    private @Nullable Object work(Job job, String worker) {
        return switch (Job.Kind.of(job.kind())) {
            case REBUILD, ERASE -> rebuild(job, worker);
            case VERIFY -> verify(job, worker);
            case BACKUP -> backups.take(job.startedBy(), (done, total) -> progress(job, worker, done, total));
            case TRY_IMPORT, RECORD_IMPORT, UNDO_IMPORT -> elsewhere(job, worker);
        };
    }

    /** What it has found its own place keeps. */
    private @Nullable Object elsewhere(Job job, String worker) {
        var kind = Job.Kind.of(job.kind());
        var steps = new AtomicLong();
        works.get(kind).run(job, (done, total) -> {
            progress(job, worker, done, total);
            // What begins anew each time has not come further than the time before.
            if (kind.isPromised() && steps.getAndIncrement() % STEPS == 0) {
                jobs.advanced(job.id(), worker);
            }
        });
        return null;
    }

    private VerificationReport verify(Job job, String worker) {
        var before = jobs.soFar(job.id());
        before.ifPresent(soFar -> LOG.info("Verification {} goes on after position {}", job.id(), soFar.upTo()));
        return seal.verify(Verifications.trustedOf(job), before.orElse(null), new VerificationProgress() {
            private long keptAt = System.nanoTime() - KEEP_EVERY_NANOS;

            @Override
            public void at(long done, long total) {
                progress(job, worker, done, total);
            }

            @Override
            public void reached(Supplier<VerifiedSoFar> soFar) {
                if (System.nanoTime() - keptAt >= KEEP_EVERY_NANOS) {
                    if (!isStillMine(worker) || !jobs.keep(job.id(), worker, soFar.get())) {
                        throw new TakenAway();
                    }
                    keptAt = System.nanoTime();
                }
            }
        });
    }

    private RebuildReport rebuild(Job job, String worker) {
        if (job.subject() != null) {
            // Another node may have erased the key a moment ago, while this one still remembers it.
            ledger.personKeys().forget(job.subject());
            keepOutside(job.subject());
        }
        RebuildProgress progress = (done, total) -> progress(job, worker, done, total);
        return Job.Kind.of(job.kind()) == Job.Kind.ERASE ? keeper.rebuildErasing(progress) : keeper.rebuild(progress);
    }

    /** A backup brings the key back: the ledger tells of the erasure, and what is kept outside tells it again. */
    private void keepOutside(String personId) {
        try {
            seal.noteErased(personId);
        } catch (SealBroken e) {
            // Nobody waits to be erased for a file: health says it too.
            LOG.warn("{} is not kept outside as erased, and comes back with a backup: {}", personId, e.getMessage());
        }
    }

    private void progress(Job job, String worker, long done, long total) {
        loop.beat();
        var now = System.nanoTime();
        if (now - toldAt > TELL_EVERY_NANOS || done == total) {
            toldAt = now;
            if (!isStillMine(worker) || !jobs.progressed(job.id(), worker, done, total)) {
                throw new TakenAway();
            }
        }
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
