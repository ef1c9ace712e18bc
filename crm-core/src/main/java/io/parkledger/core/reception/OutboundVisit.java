package io.parkledger.core.reception;

import static io.parkledger.core.reception.ReceptionRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.reception.ReceptionRule.DATE_IS_NOT_BEFORE_TRIP;
import static io.parkledger.core.reception.ReceptionRule.VISIT_IS_NOT_WITHDRAWN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.reception.VisitCommand.WithdrawVisit;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import java.time.LocalDate;
import java.util.List;
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

    private ParkId park;
    /** What can be corrected, as it holds now. */
    private Said said;

    private boolean withdrawn;

    private record Said(
            LeadId leadId,
            String destination,
            List<String> companies,
            int staff,
            int days,
            String leader,
            String team,
            LocalDate startedOn) {}

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

    @CommandHandler
    void handle(CorrectVisit c) {
        VISIT_IS_NOT_WITHDRAWN.require(!withdrawn);
        var corrected = new Said(
                c.leadId(),
                c.destination().strip(),
                c.companies(),
                c.staff(),
                c.days(),
                c.leader(),
                teamOf(c),
                c.startedOn());
        CORRECTION_CHANGES_SOMETHING.require(!corrected.equals(said));
        requireNotBefore(c.startedOn(), c.correctedOn());
        apply(new OutboundVisitCorrected(
                id,
                park,
                corrected.leadId(),
                said.leadId(),
                corrected.destination(),
                corrected.companies(),
                corrected.staff(),
                corrected.days(),
                corrected.leader(),
                corrected.team(),
                corrected.startedOn(),
                c.cause(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(WithdrawVisit c) {
        VISIT_IS_NOT_WITHDRAWN.require(!withdrawn);
        requireNotBefore(said.startedOn(), c.withdrawnOn());
        apply(new OutboundVisitWithdrawn(id, c.cause(), c.withdrawnOn()));
    }

    /** Who stays the leader stays with the department he was of then. */
    private String teamOf(CorrectVisit c) {
        return c.leader().equals(said.leader()) ? said.team() : c.team();
    }

    private static void requireNotBefore(LocalDate startedOn, LocalDate day) {
        DATE_IS_NOT_BEFORE_TRIP.require(!day.isBefore(startedOn), startedOn);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), said.leader(), said.team());
    }

    @Override
    protected Record said() {
        return said;
    }

    @EventSourcingHandler
    void on(OutboundVisitRecorded e) {
        id = e.visitId();
        park = e.parkId();
        said = new Said(
                e.leadId(), e.destination(), e.companies(), e.staff(), e.days(), e.leader(), e.team(), e.startedOn());
    }

    @EventSourcingHandler
    void on(OutboundVisitCorrected e) {
        said = new Said(
                e.leadId(), e.destination(), e.companies(), e.staff(), e.days(), e.leader(), e.team(), e.startedOn());
    }

    @EventSourcingHandler
    void on(OutboundVisitWithdrawn e) {
        withdrawn = true;
    }
}
