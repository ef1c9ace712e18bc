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

    /** Also one erased before. */
    boolean isKnown(String personId) {
        return ledger.personKeys().find(personId).isPresent()
                || jobs.newestAbout(personId, Job.Kind.ERASE).isPresent();
    }

    /** Whoever was named again since is a person like any other. */
    boolean isErased(String personId) {
        return isKnown(personId) && ledger.personKeys().find(personId).isEmpty();
    }
}
