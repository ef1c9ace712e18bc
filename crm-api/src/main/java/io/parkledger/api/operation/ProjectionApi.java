package io.parkledger.api.operation;

import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Refused;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.ViewKeeper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
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

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Jobs jobs;
    private final Standing standing;

    ProjectionApi(Ledger ledger, ViewKeeper keeper, Jobs jobs, Standing standing) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.jobs = jobs;
        this.standing = standing;
    }

    @GetMapping
    @Allowed(Action.READ_OPERATION)
    @Operation(summary = "Position, lag and failure of the views")
    Standing.Status status(Call call) {
        return standing.now();
    }

    @PostMapping("/rebuild")
    @Allowed(Action.OPERATE)
    @Operation(summary = "Build all views anew, compare with the live ones, swap; answers with the job that does it")
    ResponseEntity<Jobs.Job> rebuild(Call call) {
        if (!ledger.leadership().isHeld()) {
            throw new Refused(HttpStatus.CONFLICT, "views.not-leading");
        }
        var job = jobs.start("rebuild", call.caller().login(), keeper::rebuild);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
