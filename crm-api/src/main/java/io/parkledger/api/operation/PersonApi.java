package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.api.kit.openapi.NotLedgerIds;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.custody.ErasureRequester;
import io.parkledger.core.meaning.Grave;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Persons named in events: their data can be erased while every event stays as it was written. That takes two persons,
 * see {@link Erasures}.
 */
@RestController
@RequestMapping("/api/v1/persons")
@Tag(name = "persons")
@NotLedgerIds
@Refuses(value = "person.erased-already", rulesOf = "custody")
class PersonApi {

    private final Erasures erasures;

    PersonApi(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * What somebody asked for, as the office notes it. It is kept for ever and names nobody.
     *
     * @param requestedOn the day on which it was asked for: said, and not taken for today
     */
    record Request(
            @NotBlank @Size(max = 200) String cause,
            ErasureRequester requestedBy,
            @BusinessDay LocalDate requestedOn) {}

    /** Why it is not done. */
    record Refusal(@NotBlank @Size(max = 200) String cause) {}

    @PostMapping("/{id}/propose-erasure")
    @Allowed(Action.ERASE_PERSON)
    @Operation(summary = "Propose to erase a person's data: shown to nobody from now on, until a second admin decides")
    @LeadsTo(value = "erasuresGet", id = "/id")
    ResponseEntity<Answer> propose(@PathVariable String id, @FromRequest Request request, Call call) {
        return erasures.propose(id, request, call);
    }

    @PostMapping("/{id}/confirm-erasure")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Grave
    @Operation(
            summary =
                    "Confirm it as the second person, with another of the three roles: the key goes, then the views are built anew without it")
    ResponseEntity<Job> confirm(@PathVariable String id, Call call) {
        var job = erasures.confirm(id, call);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }

    @PostMapping("/{id}/refuse-erasure")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Refuse it as the second person: the data is shown again")
    ResponseEntity<Answer> refuse(@PathVariable String id, @FromRequest Refusal refusal, Call call) {
        return erasures.refuse(id, refusal.cause(), call);
    }

    @PostMapping("/{id}/take-back-erasure")
    @Allowed(Action.ERASE_PERSON)
    @Operation(summary = "Take back what one has proposed oneself: the data is shown again")
    ResponseEntity<Answer> takeBack(@PathVariable String id, Call call) {
        return erasures.takeBack(id, call);
    }
}
