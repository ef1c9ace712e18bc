package io.parkledger.core.reception;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.VisitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** One trip of our staff to investors (走出去). */
@AggregateRoot(type = "visit")
@NullUnmarked
class OutboundVisit extends Guarded {

    @AggregateIdentifier
    private VisitId id;

    private OutboundVisitRecorded recorded;

    OutboundVisit() {}

    @CommandHandler
    OutboundVisit(RecordVisit c) {
        apply(new OutboundVisitRecorded(
                c.visitId(),
                c.parkId(),
                c.leadId(),
                c.destination().strip(),
                c.companies(),
                c.staff(),
                c.days(),
                c.leader(),
                c.team(),
                c.startedOn()));
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(recorded.parkId().value(), recorded.leader(), recorded.team());
    }

    @EventSourcingHandler
    void on(OutboundVisitRecorded e) {
        id = e.visitId();
        recorded = e;
    }
}
