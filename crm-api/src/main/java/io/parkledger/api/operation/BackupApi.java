package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Backups of the ledger: those that were taken, and one more. None is read over HTTP. */
@RestController
@RequestMapping("/api/v1/backups")
@Tag(name = "backups")
class BackupApi {

    private static final int SHOWN = 100;

    private final Jobs jobs;

    BackupApi(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "Backups, those of commands on the server as well, newest first")
    List<Job> list(Call call) {
        return jobs.newestOf(Job.Kind.BACKUP, SHOWN);
    }

    @PostMapping
    @Allowed(Action.OPERATE)
    @Operation(
            summary =
                    "Write a backup of the ledger to a file of the server; answers with the job, which the leading node carries out")
    ResponseEntity<Job> take(Call call) {
        var job = jobs.ask(Job.Kind.BACKUP, call.caller().login());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
