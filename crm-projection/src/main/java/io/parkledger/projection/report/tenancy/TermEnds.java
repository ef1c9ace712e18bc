package io.parkledger.projection.report.tenancy;

import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractView.Term;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.tenancy.TermEnd.LeaseOutcome;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the terms that end in a period, and what had become of them by its last day, or by today while it runs. */
final class TermEnds {

    private final ContractViews contracts;
    private final RenewalViews renewals;

    TermEnds(ContractViews contracts, RenewalViews renewals) {
        this.contracts = contracts;
        this.renewals = renewals;
    }

    /** The earliest first. What is decided after {@code to} is not known on it. */
    List<TermEnd> between(Scope scope, LocalDate from, LocalDate to, LocalDate today) {
        var by = today.isBefore(to) ? today : to;
        var found = contracts.withTermsEndingBetween(scope, from, to);
        var opened = renewals.of(found.stream().map(ContractView::id).toList(), scope).stream()
                .filter(RenewalView::wasOpened)
                .collect(Collectors.toMap(TermEnds::termOf, renewal -> renewal));
        return found.stream()
                .flatMap(contract -> endsOf(contract, scope, by, opened).stream())
                .filter(end ->
                        !end.expiringOn().isBefore(from) && !end.expiringOn().isAfter(to))
                .sorted(Comparator.comparing(TermEnd::expiringOn).thenComparing(TermEnd::contractId))
                .toList();
    }

    private static Stream<Term> endingTerms(ContractView contract) {
        return contract.terms().stream().filter(term -> term.endOn() != null);
    }

    /** Of which contract, and which of its ends. */
    private record Ending(String contractId, LocalDate expiringOn) {}

    private static Ending termOf(RenewalView renewal) {
        return new Ending(renewal.contractId(), renewal.expiringOn());
    }

    /** A lease that ended early has no terms after that: it leaves once. */
    private static List<TermEnd> endsOf(
            ContractView contract, Scope scope, LocalDate by, Map<Ending, RenewalView> opened) {
        var terms = endingTerms(contract)
                .filter(term ->
                        term == contract.terms().get(0) || !term.agreedOn().isAfter(by))
                .toList();
        var ends = new ArrayList<TermEnd>();
        for (int at = 0; at < terms.size(); at++) {
            var term = terms.get(at);
            var next = at + 1 < terms.size() ? terms.get(at + 1) : null;
            var renewal = opened.get(new Ending(contract.id(), term.endOn()));
            var let = contract.on(term.endOn()).within(scope);
            var outcome = outcome(contract, term, next, renewal, by);
            ends.add(new TermEnd(
                    contract.id(),
                    renewal == null ? null : renewal.id(),
                    contract.company(),
                    term.endOn(),
                    outcome,
                    let.areaSqm(),
                    let.rentCnyPerYear(),
                    next == null ? null : next.endOn()));
            if (outcome == LeaseOutcome.LEFT_EARLY) {
                break;
            }
        }
        return ends;
    }

    private static LeaseOutcome outcome(
            ContractView contract, Term term, @Nullable Term next, @Nullable RenewalView renewal, LocalDate by) {
        var endedOn = contract.endedOn();
        var isOut = endedOn != null && !endedOn.isAfter(by);
        if (isOut && endedOn.isBefore(term.endOn())) {
            return LeaseOutcome.LEFT_EARLY;
        }
        if (next != null) {
            return LeaseOutcome.RENEWED;
        }
        if (isOut) {
            return LeaseOutcome.LEFT;
        }
        if (term.endOn().isBefore(by)) {
            return LeaseOutcome.HELD_OVER;
        }
        var declined = renewal != null
                && renewal.status() == RenewalStatus.DECLINED
                && renewal.decidedOn() != null
                && !renewal.decidedOn().isAfter(by);
        return declined ? LeaseOutcome.LEFT : LeaseOutcome.PENDING;
    }
}
