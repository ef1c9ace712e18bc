package io.parkledger.core.reception;

import static io.parkledger.core.reception.ReceptionRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.reception.ReceptionRule.DATE_IS_NOT_BEFORE_RECEPTION;
import static io.parkledger.core.reception.ReceptionRule.RECEPTION_IS_NOT_CANCELLED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import java.time.LocalDate;
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

    private ParkId park;
    /** What can be corrected, as it holds now. */
    private Said said;

    private boolean cancelled;

    private record Said(
            LeadId leadId,
            String company,
            int visitors,
            String host,
            String team,
            String purpose,
            LocalDate receivedOn) {}

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
        var corrected = new Said(
                c.leadId(), c.company().strip(), c.visitors(), c.host(), teamOf(c), c.purpose(), c.receivedOn());
        CORRECTION_CHANGES_SOMETHING.require(!corrected.equals(said));
        requireNotBefore(c.receivedOn(), c.correctedOn());
        apply(new ReceptionDetailsCorrected(
                id,
                park,
                corrected.leadId(),
                said.leadId(),
                corrected.company(),
                corrected.visitors(),
                corrected.host(),
                corrected.team(),
                corrected.purpose(),
                corrected.receivedOn(),
                c.cause(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(CancelReception c) {
        RECEPTION_IS_NOT_CANCELLED.require(!cancelled);
        requireNotBefore(said.receivedOn(), c.cancelledOn());
        apply(new ReceptionCancelled(id, c.cause(), c.cancelledOn()));
    }

    /** Who stays the host stays with the department he was of then. */
    private String teamOf(CorrectReception c) {
        return c.host().equals(said.host()) ? said.team() : c.team();
    }

    private static void requireNotBefore(LocalDate receivedOn, LocalDate day) {
        DATE_IS_NOT_BEFORE_RECEPTION.require(!day.isBefore(receivedOn), receivedOn);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), said.host(), said.team());
    }

    @Override
    protected Record said() {
        return said;
    }

    @EventSourcingHandler
    void on(ReceptionRecorded e) {
        id = e.receptionId();
        park = e.parkId();
        said = new Said(e.leadId(), e.company(), e.visitors(), e.host(), e.team(), e.purpose(), e.receivedOn());
    }

    @EventSourcingHandler
    void on(ReceptionCorrected e) {
        said = new Said(
                said.leadId(),
                said.company(),
                e.visitors(),
                said.host(),
                said.team(),
                said.purpose(),
                said.receivedOn());
    }

    @EventSourcingHandler
    void on(ReceptionDetailsCorrected e) {
        said = new Said(e.leadId(), e.company(), e.visitors(), e.host(), e.team(), e.purpose(), e.receivedOn());
    }

    @EventSourcingHandler
    void on(ReceptionCancelled e) {
        cancelled = true;
    }
}
