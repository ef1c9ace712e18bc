package io.parkledger.api.operation;

import io.parkledger.api.security.Accounts;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Refused;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.store.ViewKeeper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Persons named in events: their data can be erased while every event stays as it was written. */
@RestController
@RequestMapping("/api/v1/persons")
@Tag(name = "persons")
class PersonApi {

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Accounts accounts;
    private final Jobs jobs;

    PersonApi(Ledger ledger, ViewKeeper keeper, Accounts accounts, Jobs jobs) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    @PostMapping("/{id}/erase")
    @Allowed(Action.ERASE_PERSON)
    @Operation(summary = "Erase a person's data: the key goes, then the views are built anew without it")
    ResponseEntity<Jobs.Job> erase(@PathVariable String id, Call call) {
        if (ledger.personKeys().find(id).isEmpty()) {
            throw Refused.unknown(id);
        }
        ledger.personKeys().erase(id);
        accounts.log(call.caller().login(), "erase-person", id);
        var job = jobs.start("rebuild", call.caller().login(), keeper::rebuild);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
