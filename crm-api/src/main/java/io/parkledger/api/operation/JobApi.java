package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Loop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Jobs and their progress, as a resource and as a stream of server-sent events. Who runs the system sees all of them,
 * anybody else what he asked for himself.
 */
@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "jobs")
class JobApi {

    private static final long LOOK_EVERY_MILLIS = 300;
    private static final long STREAM_MILLIS = 600_000;

    private final Jobs jobs;
    private final Map<SseEmitter, String> streams = new ConcurrentHashMap<>();
    private final Loop loop;

    JobApi(Jobs jobs, Ledger ledger) {
        this.jobs = jobs;
        loop = ledger.loops().make("job-streams", Duration.ofSeconds(1), this::round);
    }

    @PostConstruct
    void start() {
        loop.start();
    }

    @GetMapping
    @Allowed(Action.READ_JOBS)
    @Operation(summary = "Jobs, on whichever node they run, oldest first")
    List<Job> list(Call call) {
        return jobs.all().stream().filter(job -> maySee(call.caller(), job)).toList();
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_JOBS)
    @Operation(summary = "One job")
    Job get(@PathVariable String id, Call call) {
        return jobs.find(id).filter(job -> maySee(call.caller(), job)).orElseThrow(() -> Refused.unknown(id));
    }

    private static boolean maySee(Caller caller, Job job) {
        return job.startedBy().equals(caller.login())
                || AccessPolicy.scope(caller, Action.READ_OPERATION).isPresent();
    }

    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed(Action.READ_JOBS)
    @Operation(summary = "The progress of a job as server-sent events, until it is over")
    SseEmitter progress(@PathVariable String id, Call call) {
        get(id, call);
        var stream = new SseEmitter(STREAM_MILLIS);
        stream.onCompletion(() -> streams.remove(stream));
        stream.onTimeout(stream::complete);
        stream.onError(failure -> streams.remove(stream));
        streams.put(stream, id);
        return stream;
    }

    private void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        streams.forEach((stream, id) -> tell(id, stream));
    }

    private void tell(String id, SseEmitter stream) {
        var job = jobs.find(id).orElse(null);
        try {
            if (job != null) {
                stream.send(SseEmitter.event().name("progress").data(job, MediaType.APPLICATION_JSON));
            }
            if (job == null || job.isOver()) {
                streams.remove(stream);
                stream.complete();
            }
        } catch (IOException | IllegalStateException e) {
            streams.remove(stream);
            stream.completeWithError(e);
        }
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
