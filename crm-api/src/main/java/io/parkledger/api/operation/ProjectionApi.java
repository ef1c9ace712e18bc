package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The views: how far they are, and how to build them anew. */
@RestController
@RequestMapping("/api/v1/projections")
@Tag(name = "projections")
class ProjectionApi {

    private final Jobs jobs;
    private final LedgerProgress progress;

    ProjectionApi(Jobs jobs, LedgerProgress progress) {
        this.jobs = jobs;
        this.progress = progress;
    }

    @GetMapping
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "Position, lag and failure of the views")
    LedgerProgress.Status status(Call call) {
        return progress.now();
    }

    @PostMapping("/rebuild")
    @Allowed(Action.OPERATE)
    @Operation(
            summary =
                    "Build all views anew, compare with the live ones, swap; answers with the job, which the leading node carries out")
    ResponseEntity<Job> rebuild(Call call) {
        var job = jobs.ask(Job.Kind.REBUILD, call.caller().login());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
