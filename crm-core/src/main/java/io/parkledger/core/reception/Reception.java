package io.parkledger.core.reception;

import static io.parkledger.core.reception.ReceptionRule.COUNT_DIFFERS;
import static io.parkledger.core.reception.ReceptionRule.RECEPTION_IS_NOT_CANCELLED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** One delegation received on one occasion (接待批次). */
@AggregateRoot(type = "reception")
@NullUnmarked
class Reception extends Guarded {

    @AggregateIdentifier
    private ReceptionId id;

    private ReceptionRecorded recorded;
    private int visitors;
    private boolean cancelled;

    Reception() {}

    @CommandHandler
    Reception(RecordReception c) {
        apply(new ReceptionRecorded(
                c.receptionId(),
                c.parkId(),
                c.leadId(),
                c.company().strip(),
                c.visitors(),
                c.host(),
                c.team(),
                c.purpose(),
                c.receivedOn()));
    }

    @CommandHandler
    void handle(CorrectReception c) {
        RECEPTION_IS_NOT_CANCELLED.require(!cancelled);
        COUNT_DIFFERS.require(c.visitors() != visitors, visitors);
        apply(new ReceptionCorrected(id, visitors, c.visitors(), c.cause(), c.correctedOn()));
    }

    @CommandHandler
    void handle(CancelReception c) {
        RECEPTION_IS_NOT_CANCELLED.require(!cancelled);
        apply(new ReceptionCancelled(id, c.cause(), c.cancelledOn()));
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(recorded.parkId().value(), recorded.host(), recorded.team());
    }

    @EventSourcingHandler
    void on(ReceptionRecorded e) {
        id = e.receptionId();
        recorded = e;
        visitors = e.visitors();
    }

    @EventSourcingHandler
    void on(ReceptionCorrected e) {
        visitors = e.visitors();
    }

    @EventSourcingHandler
    void on(ReceptionCancelled e) {
        cancelled = true;
    }
}
