package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Cause;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Travels with one command to the storage and brings the receipt back. Never stored: only {@link Sender} is. */
final class Ticket {

    static final String KEY = Ticket.class.getName();

    private final String actor;
    private final Delivery delivery;
    private final List<Cause> causes = new ArrayList<>();
    private @Nullable Receipt receipt;

    Ticket(String actor, Delivery delivery) {
        this.actor = actor;
        this.delivery = delivery;
    }

    static Ticket current() {
        return (Ticket) CurrentUnitOfWork.get().getMessage().getMetaData().get(KEY);
    }

    String actor() {
        return actor;
    }

    Delivery delivery() {
        return delivery;
    }

    /** @throws LedgerRefusal.Stale when the sender had seen another version than the one this event follows */
    void requireVersionBefore(DomainEventMessage<?> event) {
        var expected = delivery.expectedVersion();
        var version = event.getSequenceNumber() - 1;
        if (expected != null && expected != version) {
            throw new LedgerRefusal.Stale(version);
        }
    }

    void answer(List<DomainEventMessage<?>> appended, long globalIndex) {
        appended.forEach(
                event -> causes.add(new Cause(event.getIdentifier(), event.getPayload(), event.getMetaData())));
        var last = appended.get(appended.size() - 1);
        receipt = new Receipt(last.getAggregateIdentifier(), last.getSequenceNumber(), globalIndex);
    }

    /** Null when the command changed nothing. */
    @Nullable
    Receipt receipt() {
        return receipt;
    }

    /** What was appended, for the policies. */
    List<Cause> causes() {
        return causes;
    }
}
