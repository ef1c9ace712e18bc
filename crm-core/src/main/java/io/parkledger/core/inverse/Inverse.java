package io.parkledger.core.inverse;

import io.parkledger.core.contract.ContractCommand.UndoContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contribution.ContributionEvent;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.negotiation.NegotiationCommand.UndoNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.UndoSigning;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitCommand.WithdrawVisit;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.renewal.RenewalCommand.WithdrawAgreement;
import io.parkledger.core.renewal.RenewalCommand.WithdrawOpening;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes back what the row of a file has recorded of one aggregate: by the inverse of each of its facts, never by
 * deleting. What somebody has built on it stands in the way, and is named.
 */
public final class Inverse {

    private final Touched touched;
    private final List<LedgerEvent> all;
    private final String cause;
    private final LocalDate today;
    private final Predicate<LedgerEvent> ofTheImport;
    private final FiguresTakenBack figures;
    private final ContactsTakenBack contacts;

    /**
     * @param touched     what the row has changed
     * @param all         events of the aggregate, in their order
     * @param ofTheImport those that came with the file, or with its undoing
     */
    public Inverse(
            Touched touched, List<LedgerEvent> all, Predicate<LedgerEvent> ofTheImport, String cause, LocalDate today) {
        this.touched = touched;
        this.all = all;
        this.cause = cause;
        this.today = today;
        this.ofTheImport = ofTheImport;
        figures = new FiguresTakenBack(all, ofTheImport, cause, today);
        contacts = new ContactsTakenBack(all, cause, today);
    }

    /**
     * What somebody has done with it since, the first thing; empty where it is as the row left it.
     *
     * @param undone what came with other files and is taken back: it is as if it had not been
     */
    public Optional<LedgerEvent> builtOn(Predicate<LedgerEvent> undone) {
        return all.stream()
                .filter(event -> event.sequence() > touched.last())
                .filter(event -> !ofTheImport.test(event) && !undone.test(event) && !figures.decides(event))
                .findFirst();
    }

    /** Whether figures go only when a checker, who was asked, has said so. */
    public boolean awaitsAChecker() {
        return own().anyMatch(figures::isAwaited);
    }

    /** Of all that a row has changed: the last fact is taken back first, whatever it is a fact of. */
    public static List<Command> commands(List<Inverse> ofRow) {
        var commands = new ArrayList<Command>();
        ofRow.stream()
                .flatMap(Inverse::taken)
                .sorted(Comparator.comparingLong(Taken::position).reversed())
                .forEach(each -> commands.addAll(each.commands()));
        return commands;
    }

    /** What takes a fact back, and where that stands in the ledger. */
    private record Taken(long position, List<? extends Command> commands) {}

    private Stream<Taken> taken() {
        return own().filter(ofTheImport).map(event -> new Taken(event.position(), of(event)));
    }

    private Stream<LedgerEvent> own() {
        return all.stream().filter(event -> event.sequence() >= touched.first() && event.sequence() <= touched.last());
    }

    /** Talks that the row has begun: whatever somebody does in them is built on it too. */
    public List<NegotiationId> talks() {
        return own().map(LedgerEvent::payload)
                .filter(LeadNegotiationStarted.class::isInstance)
                .map(fact -> ((LeadNegotiationStarted) fact).negotiationId())
                .toList();
    }

    private List<? extends Command> of(LedgerEvent event) {
        var fact = event.payload();
        if (fact instanceof ContributionEvent) {
            return figures.inverse(event);
        }
        if (fact instanceof UnitRegistered e) {
            return List.of(new WithdrawUnit(e.unitId(), cause, today));
        }
        if (fact instanceof UnitCorrected e) {
            return List.of(before(e, event.sequence()));
        }
        if (fact instanceof BuildingRegistered e) {
            return List.of(new WithdrawBuilding(e.buildingId(), cause, today));
        }
        if (fact instanceof ReceptionRecorded e) {
            return List.of(new CancelReception(e.receptionId(), cause, today));
        }
        if (fact instanceof OutboundVisitRecorded e) {
            return List.of(new WithdrawVisit(e.visitId(), cause, today));
        }
        var contact = contacts.inverse(event);
        return contact.isPresent() ? List.of(contact.get()) : ofProjects(fact);
    }

    /** Leads, what became of them, and tenants: what came last in a row is undone first, and makes way for the rest. */
    private List<? extends Command> ofProjects(Object fact) {
        if (fact instanceof LeadRegistered e) {
            return List.of(new WithdrawLead(e.leadId(), cause, today));
        }
        if (fact instanceof LeadNegotiationStarted e) {
            return List.of(new UndoNegotiation(e.negotiationId(), cause, today));
        }
        if (fact instanceof ContractSigned e) {
            return e.negotiationId() == null
                    ? List.of(new UndoContract(e.contractId(), cause, today))
                    : List.of(
                            new UndoContract(e.contractId(), cause, today),
                            new UndoSigning(e.negotiationId(), e.contractId(), today));
        }
        if (fact instanceof PremisesHandedOver e) {
            return List.of(new WithdrawHandOver(e.contractId(), cause, today));
        }
        if (fact instanceof RenewalAgreed e) {
            return List.of(new WithdrawAgreement(e.renewalId(), cause, today));
        }
        if (fact instanceof RenewalOpened e) {
            return List.of(new WithdrawOpening(e.renewalId(), cause, today));
        }
        return fact instanceof TenantExited e ? List.of(new WithdrawExit(e.tenantId(), cause, today)) : List.of();
    }

    /** As it was before it was corrected. */
    private CorrectUnit before(UnitCorrected corrected, long sequence) {
        return all.stream()
                .filter(event -> event.sequence() < sequence)
                .flatMap(event -> asSaid(event).stream())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException(corrected + " corrects nothing"));
    }

    private Optional<CorrectUnit> asSaid(LedgerEvent event) {
        if (event.payload() instanceof UnitRegistered e) {
            return Optional.of(
                    new CorrectUnit(e.unitId(), e.number(), e.floor(), e.areaSqm(), e.registeredOn(), cause, today));
        }
        return event.payload() instanceof UnitCorrected e
                ? Optional.of(
                        new CorrectUnit(e.unitId(), e.number(), e.floor(), e.areaSqm(), e.registeredOn(), cause, today))
                : Optional.empty();
    }
}
