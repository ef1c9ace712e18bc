package io.parkledger.api.operation;

import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Jobs and their progress, as a resource and as a stream of server-sent events. */
@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "jobs")
class JobApi {

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long STREAM_MILLIS = 600_000;

    private final Jobs jobs;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "job-streams");
        thread.setDaemon(true);
        return thread;
    });

    JobApi(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "Jobs of this node, oldest first")
    List<Jobs.Job> list(Call call) {
        return jobs.all();
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "One job")
    Jobs.Job get(@PathVariable String id, Call call) {
        return jobs.find(id).orElseThrow(() -> Refused.unknown(id));
    }

    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "The progress of a job as server-sent events, until it is over")
    SseEmitter progress(@PathVariable String id, Call call) {
        get(id, call);
        var stream = new SseEmitter(STREAM_MILLIS);
        var ticking =
                ticker.scheduleWithFixedDelay(() -> tell(id, stream), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        stream.onCompletion(() -> ticking.cancel(false));
        stream.onTimeout(stream::complete);
        stream.onError(failure -> ticking.cancel(false));
        return stream;
    }

    private void tell(String id, SseEmitter stream) {
        var job = jobs.find(id).orElse(null);
        try {
            if (job != null) {
                stream.send(SseEmitter.event().name("progress").data(job, MediaType.APPLICATION_JSON));
            }
            if (job == null || job.isOver()) {
                stream.complete();
            }
        } catch (IOException | IllegalStateException e) {
            stream.completeWithError(e);
        }
    }
}
