package io.parkledger.api.operation;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormSubject;
import io.parkledger.core.ledger.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who can be erased. */
@Component
class Persons implements FormSubject {

    private final Ledger ledger;
    private final Jobs jobs;

    Persons(Ledger ledger, Jobs jobs) {
        this.ledger = ledger;
        this.jobs = jobs;
    }

    /** Also one erased before: erasing may be repeated. */
    boolean isKnown(String personId) {
        return ledger.personKeys().find(personId).isPresent()
                || jobs.newestAbout(personId, Job.Kind.ERASE).isPresent();
    }

    @Override
    public String collection() {
        return "/persons";
    }

    @Override
    public Optional<String> nameOf(FormHints.Asked asked) {
        return Optional.of(asked.subjectId()).filter(this::isKnown);
    }
}
