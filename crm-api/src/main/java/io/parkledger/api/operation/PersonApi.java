package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.NotLedgerIds;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.meaning.Grave;
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
@NotLedgerIds
class PersonApi {

    private final Ledger ledger;
    private final AccessLog accessLog;
    private final Jobs jobs;
    private final ErasablePersons persons;

    PersonApi(Ledger ledger, AccessLog accessLog, Jobs jobs, ErasablePersons persons) {
        this.persons = persons;
        this.ledger = ledger;
        this.accessLog = accessLog;
        this.jobs = jobs;
    }

    /**
     * The key goes at once, in one transaction with the wish, whichever node is asked. Asking again is no mistake: who
     * is not sure that all copies are gone has them made anew once more.
     */
    @PostMapping("/{id}/erase")
    @Allowed(Action.ERASE_PERSON)
    @Grave
    @Operation(summary = "Erase a person's data: the key goes, then the views are built anew without it")
    ResponseEntity<Job> erase(@PathVariable String id, Call call) {
        if (!persons.isKnown(id)) {
            throw Refused.unknown(id);
        }
        var login = call.caller().login();
        var job = ledger.jdbc().inTransaction(transaction -> {
            ledger.personKeys().erase(transaction, id);
            accessLog.write(transaction, login, "erase-person", id);
            return jobs.ask(transaction, Job.Kind.ERASE, id, login);
        });
        ledger.personKeys().forget(id);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
