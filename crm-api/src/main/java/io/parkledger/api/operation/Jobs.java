package io.parkledger.api.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.projection.store.RebuildProgress;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Long work, one after the other, with progress. Jobs live in memory: what they did is in the ledger, the views and the
 * log.
 */
@Component
public class Jobs implements AutoCloseable {

    private static final int KEPT = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Clock clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "jobs");
        thread.setDaemon(true);
        return thread;
    });

    Jobs(LedgerClock clock) {
        this.clock = clock;
    }

    /** How a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * One piece of work.
     *
     * @param done   of {@code total}
     * @param result what it found, once done
     * @param error  why it failed
     */
    public record Job(
            String id,
            String kind,
            String startedBy,
            State state,
            long done,
            long total,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Object result,
            @Nullable String error) {

        @JsonIgnore
        public boolean isOver() {
            return state == State.DONE || state == State.FAILED;
        }
    }

    /** The work itself; reports progress as it goes. */
    @FunctionalInterface
    public interface Work {
        Object run(RebuildProgress progress);
    }

    public Job start(String kind, String startedBy, Work work) {
        var job = new Job(
                UUID.randomUUID().toString(), kind, startedBy, State.WAITING, 0, 0, clock.instant(), null, null, null);
        put(job);
        worker.execute(() -> run(job.id(), work));
        return job;
    }

    private void run(String id, Work work) {
        change(id, job -> with(job, State.RUNNING, job.done(), job.total(), null, null));
        try {
            var result =
                    work.run((done, total) -> change(id, job -> with(job, State.RUNNING, done, total, null, null)));
            change(id, job -> with(job, State.DONE, job.total(), job.total(), result, null));
        } catch (RuntimeException e) {
            LOG.warn("Job {} failed", id, e);
            change(id, job -> with(job, State.FAILED, job.done(), job.total(), null, String.valueOf(e.getMessage())));
        }
    }

    private Job with(Job job, State state, long done, long total, @Nullable Object result, @Nullable String error) {
        var finishedAt = state == State.DONE || state == State.FAILED ? clock.instant() : null;
        return new Job(
                job.id(), job.kind(), job.startedBy(), state, done, total, job.createdAt(), finishedAt, result, error);
    }

    private synchronized void put(Job job) {
        jobs.put(job.id(), job);
        var oldest = jobs.values().iterator();
        while (jobs.size() > KEPT && oldest.hasNext()) {
            if (oldest.next().isOver()) {
                oldest.remove();
            }
        }
    }

    private synchronized void change(String id, UnaryOperator<Job> change) {
        jobs.computeIfPresent(id, (key, job) -> change.apply(job));
    }

    public synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
