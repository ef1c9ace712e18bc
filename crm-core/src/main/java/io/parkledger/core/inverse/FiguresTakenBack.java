package io.parkledger.core.inverse;

import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.contribution.ContributionEvent;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.FigureWithdrawn;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.ProposalTakenBack;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalProposed;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalRejected;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.LedgerEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes figures of one tenant and period back (撤回、再更正): what changes a figure needs a checker, whoever wishes it, so
 * this proposes, and takes back what nobody has decided.
 */
final class FiguresTakenBack {

    private final List<LedgerEvent> all;
    private final Predicate<LedgerEvent> ofTheImport;
    private final String cause;
    private final LocalDate today;

    FiguresTakenBack(List<LedgerEvent> all, Predicate<LedgerEvent> ofTheImport, String cause, LocalDate today) {
        this.all = all;
        this.ofTheImport = ofTheImport;
        this.cause = cause;
        this.today = today;
    }

    /** Whether it is a checker's word on what the import, or its undoing, has proposed: no new building. */
    boolean decides(LedgerEvent event) {
        var figure = decided(event.payload());
        return figure != null
                && all.stream()
                        .filter(each -> each.sequence() < event.sequence() && figure.equals(proposed(each.payload())))
                        .reduce((earlier, later) -> later)
                        .filter(ofTheImport)
                        .isPresent();
    }

    private static @Nullable Figure decided(Object fact) {
        if (fact instanceof FigureRestated e) {
            return e.figure();
        }
        if (fact instanceof RestatementRejected e) {
            return e.figure();
        }
        if (fact instanceof FigureWithdrawn e) {
            return e.figure();
        }
        return fact instanceof WithdrawalRejected e ? e.figure() : null;
    }

    private static @Nullable Figure proposed(Object fact) {
        if (fact instanceof RestatementProposed e) {
            return e.figure();
        }
        return fact instanceof WithdrawalProposed e ? e.figure() : null;
    }

    /** Whether it is proposed that what a fact has reported is taken out, and nobody has decided that yet. */
    boolean isAwaited(LedgerEvent event) {
        var figure = reported(event.payload());
        return figure != null
                && lastSaid(event, figure)
                        .filter(WithdrawalProposed.class::isInstance)
                        .isPresent();
    }

    private static @Nullable Figure reported(Object fact) {
        if (fact instanceof TaxReported e) {
            return Figure.tax(e.taxType(), e.scope());
        }
        if (fact instanceof JobsReported) {
            return Figure.JOBS;
        }
        return fact instanceof OutputReported ? Figure.OUTPUT : null;
    }

    /** What takes one fact back; nothing where that is proposed already, or done. */
    List<? extends Command> inverse(LedgerEvent event) {
        var fact = event.payload();
        var figure = reported(fact);
        if (figure != null) {
            return withdrawn(event, ((ContributionEvent) fact).contributionId(), figure);
        }
        return fact instanceof RestatementProposed e ? restated(event, e) : List.of();
    }

    private List<? extends Command> withdrawn(LedgerEvent reported, ContributionId id, Figure figure) {
        var last = lastSaid(reported, figure);
        return last.isPresent() && (last.get() instanceof WithdrawalProposed || last.get() instanceof FigureWithdrawn)
                ? List.of()
                : List.of(new ProposeWithdrawal(id, figure, cause, today));
    }

    /** What nobody has decided yet is taken back; what was approved is restated once more, to what it was. */
    private List<? extends Command> restated(LedgerEvent event, RestatementProposed proposed) {
        var last = lastSaid(event, proposed.figure());
        if (last.isEmpty()) {
            return List.of(new TakeBackProposal(proposed.contributionId(), proposed.figure(), today));
        }
        return last.get() instanceof FigureRestated restated
                        && restated.corrected().equals(proposed.corrected())
                ? List.of(new ProposeRestatement(
                        proposed.contributionId(), proposed.figure(), proposed.reported(), cause, today))
                : List.of();
    }

    /** What was proposed or decided last of a figure after a fact. */
    private Optional<Object> lastSaid(LedgerEvent after, Figure figure) {
        return all.stream()
                .filter(each -> each.sequence() > after.sequence())
                .map(LedgerEvent::payload)
                .filter(fact -> figure.equals(proposed(fact))
                        || figure.equals(decided(fact))
                        || (fact instanceof ProposalTakenBack e && figure.equals(e.figure())))
                .map(Object.class::cast)
                .reduce((earlier, later) -> later);
    }
}
