package io.parkledger.api.log;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Verifications;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.seal.LogReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifications of the ledger: all of it is held against what was sealed, and against checkpoints kept elsewhere. */
@RestController
@RequestMapping("/api/v1/log")
@Tag(name = "log")
class VerificationApi {

    static final String TRUSTED = "trusted";

    private final LogReader log;
    private final Verifications verifications;

    VerificationApi(LogReader log, Verifications verifications) {
        this.log = log;
        this.verifications = verifications;
    }

    /**
     * What the ledger is held against besides what it holds itself.
     *
     * @param trusted checkpoints that whoever asks has noted earlier
     */
    record Request(@Size(max = 10) List<@NotBlank @Size(max = Bounds.TEXT) String> trusted) {}

    /**
     * Where verifying stands.
     *
     * @param last     the last one that was carried out; null before the first
     * @param underWay the one that waits or goes on; null where there is none
     */
    record Standing(@Nullable Job last, @Nullable Job underWay) {}

    @PostMapping("/verify")
    @Allowed(Action.VERIFY_LEDGER)
    @Operation(
            summary =
                    "Hold the whole ledger against what was sealed; answers with the job, which the leading node carries out")
    ResponseEntity<Job> verify(@FromRequest Request request, Call call) {
        var trusted = TrustedCheckpoints.read(request.trusted(), TRUSTED, log);
        var job = verifications.ask(trusted, call.caller().login());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }

    @GetMapping("/verification")
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "The last verification with what it found, and the one that is under way")
    Standing verification(Call call) {
        return new Standing(
                verifications.last().orElse(null), verifications.underWay().orElse(null));
    }
}
