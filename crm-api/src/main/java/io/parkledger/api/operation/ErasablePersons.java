package io.parkledger.api.operation;

import io.parkledger.core.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Who can be erased. */
@Component
class ErasablePersons {

    private final Ledger ledger;
    private final Jobs jobs;

    ErasablePersons(Ledger ledger, Jobs jobs) {
        this.ledger = ledger;
        this.jobs = jobs;
    }

    /** Also one erased before: erasing may be repeated. */
    boolean isKnown(String personId) {
        return ledger.personKeys().find(personId).isPresent()
                || jobs.newestAbout(personId, Job.Kind.ERASE).isPresent();
    }
}
