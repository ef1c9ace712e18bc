package io.parkledger.api.importing;

import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.contribution.ContributionEvent;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes back what a row has recorded of one aggregate: by the inverse of each of its facts, never by deleting. What
 * somebody has built on it stands in the way, and is named.
 */
final class Inverse {

    private final Touched touched;
    private final String importId;
    private final List<LedgerEvent> all;
    private final String cause;
    private final LocalDate today;

    /** @param all events of the aggregate, in their order */
    Inverse(Touched touched, String importId, List<LedgerEvent> all, String cause, LocalDate today) {
        this.touched = touched;
        this.importId = importId;
        this.all = all;
        this.cause = cause;
        this.today = today;
    }

    /** What somebody has done with it since, the first thing; empty where it is as the row left it. */
    Optional<LedgerEvent> builtOn() {
        return since().filter(event -> !isOfTheImport(event) && !decidesWhatTheRowProposed(event))
                .findFirst();
    }

    private Stream<LedgerEvent> since() {
        return all.stream().filter(event -> event.sequence() > touched.last());
    }

    private boolean isOfTheImport(LedgerEvent event) {
        return importId.equals(event.metadata().get(Sender.CORRELATION_ID));
    }

    /** A checker's word on it is no new building. */
    private boolean decidesWhatTheRowProposed(LedgerEvent event) {
        return event.payload() instanceof FigureRestated restated
                        && proposals()
                                .anyMatch(each -> each.figure().equals(restated.figure())
                                        && each.corrected().compareTo(restated.corrected()) == 0)
                || event.payload() instanceof RestatementRejected rejected
                        && proposals().anyMatch(each -> each.figure().equals(rejected.figure()));
    }

    private Stream<RestatementProposed> proposals() {
        return own().map(LedgerEvent::payload)
                .filter(RestatementProposed.class::isInstance)
                .map(RestatementProposed.class::cast);
    }

    private Stream<LedgerEvent> own() {
        return all.stream().filter(event -> event.sequence() >= touched.first() && event.sequence() <= touched.last());
    }

    /** The last fact is taken back first. */
    List<Command> commands() {
        var commands = new ArrayList<Command>();
        own().filter(this::isOfTheImport).forEach(event -> commands.addAll(0, of(event)));
        return commands;
    }

    private List<? extends Command> of(LedgerEvent event) {
        var fact = event.payload();
        if (fact instanceof ContributionEvent contribution) {
            return of(contribution);
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
        return List.of();
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

    private List<? extends Command> of(ContributionEvent event) {
        if (event instanceof TaxReported e) {
            return List.of(withdraw(e, Figure.tax(e.taxType(), e.scope())));
        }
        if (event instanceof JobsReported e) {
            return List.of(withdraw(e, Figure.JOBS));
        }
        if (event instanceof OutputReported e) {
            return List.of(withdraw(e, Figure.OUTPUT));
        }
        return event instanceof RestatementProposed e ? restated(e) : List.of();
    }

    private ProposeWithdrawal withdraw(ContributionEvent reported, Figure figure) {
        return new ProposeWithdrawal(reported.contributionId(), figure, cause, today);
    }

    /** What nobody has decided yet is taken back; what was approved is restated once more, to what it was. */
    private List<? extends Command> restated(RestatementProposed proposed) {
        var decided = since().map(LedgerEvent::payload)
                .filter(event -> event instanceof FigureRestated e && e.figure().equals(proposed.figure())
                        || event instanceof RestatementRejected r && r.figure().equals(proposed.figure()))
                .findFirst();
        if (decided.isEmpty()) {
            return List.of(new TakeBackProposal(proposed.contributionId(), proposed.figure(), today));
        }
        return decided.get() instanceof FigureRestated
                ? List.of(new ProposeRestatement(
                        proposed.contributionId(), proposed.figure(), proposed.reported(), cause, today))
                : List.of();
    }
}
