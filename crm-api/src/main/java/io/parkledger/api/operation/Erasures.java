package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.custody.CustodyCommand.ConfirmErasure;
import io.parkledger.core.custody.CustodyCommand.ProposeErasure;
import io.parkledger.core.custody.CustodyCommand.RefuseErasure;
import io.parkledger.core.custody.CustodyCommand.TakeBackErasure;
import io.parkledger.core.custody.CustodyContext;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.custody.ErasureView;
import io.parkledger.projection.custody.ErasureViews;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Erasing a person takes two admins (双人复核): the security admin proposes it, which restricts the person at once,
 * and another of the three confirms or refuses it. Who may is decided by the erasure itself, and that there is only one
 * of a person at a time by its claim: of two who decide at once the second finds it decided.
 */
@Component
class Erasures {

    private final Ledger ledger;
    private final Desk desk;
    private final ViewArguments views;
    private final AccessLog accessLog;
    private final Jobs jobs;
    private final ErasablePersons persons;

    Erasures(Ledger ledger, Desk desk, ViewArguments views, AccessLog accessLog, Jobs jobs, ErasablePersons persons) {
        this.ledger = ledger;
        this.desk = desk;
        this.views = views;
        this.accessLog = accessLog;
        this.jobs = jobs;
        this.persons = persons;
    }

    /** @throws Refused when nobody has that number, the person is erased already, or the day is yet to come */
    ResponseEntity<Answer> propose(String person, PersonApi.Request request, Call call) {
        requireKnown(person);
        var today = ledger.clock().today();
        if (request.requestedOn().isAfter(today)) {
            throw Refused.malformed("requestedOn", "request.day-in-the-future", today);
        }
        if (persons.isErased(person)) {
            throw new Refused(HttpStatus.CONFLICT, "person.erased-already", person);
        }
        return desk.change(
                new ProposeErasure(
                        new CustodyId("erasure-" + UUID.randomUUID()),
                        person,
                        request.cause(),
                        request.requestedBy(),
                        request.requestedOn()),
                call);
    }

    /**
     * The event, the end of the key and the wish for views without the person are one transaction, whichever node is
     * asked: there is no receipt of an erasure that was not done.
     */
    Job confirm(String person, Call call) {
        var erasure = newestOf(person);
        var proposer = desk.known(ErasureViews.COLLECTION, erasure).proposedBy();
        var login = call.caller().login();
        var receipt = ledger.desk().send(new ConfirmErasure(erasure), call.sender(), call.delivery(), transaction -> {
            ledger.personKeys().erase(transaction, person);
            accessLog.write(transaction, login, "erase-person", person);
            jobs.ask(transaction, Job.Kind.ERASE, person, proposer);
        });
        ledger.personKeys().forget(person);
        // The list that is shown next says that it is done.
        desk.positionOf(receipt);
        views.catchUp();
        return jobs.newestAbout(person, Job.Kind.ERASE).orElseThrow();
    }

    ResponseEntity<Answer> refuse(String person, String cause, Call call) {
        return desk.change(new RefuseErasure(newestOf(person), cause), call);
    }

    ResponseEntity<Answer> takeBack(String person, Call call) {
        return desk.change(new TakeBackErasure(newestOf(person)), call);
    }

    /**
     * The one that waits for its decision; where none does, the one before: whoever comes late is told that it is
     * decided, and who repeats himself is answered as the first time.
     */
    private CustodyId newestOf(String person) {
        requireKnown(person);
        return ledger.holderOf(CustodyContext.erasureOf(person, new CustodyId("nobody")))
                .or(() -> {
                    views.catchUp();
                    return views.live().erasures().newestOf(person).map(ErasureView::id);
                })
                .map(CustodyId::new)
                .orElseThrow(() -> new Refused(HttpStatus.CONFLICT, "custody.erasure-is-proposed"));
    }

    private void requireKnown(String person) {
        if (!persons.isKnown(person)) {
            throw Refused.unknown(person);
        }
    }
}
