package io.parkledger.api.renewal;

import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the calendar asks for on a day: contracts in force whose renewal is to be opened, and those past their end that
 * nobody acted on, to be held over.
 */
public record DueContracts(List<ContractView> toRenew, List<ContractView> toHoldOver) {

    private static final int RENEWAL_DAYS_AHEAD = 180;

    /** @param of whose contracts are looked at */
    public static DueContracts on(LocalDate day, Views views, Predicate<ContractView> of) {
        var ending = views.contracts().inForceEndingBy(day.plusDays(RENEWAL_DAYS_AHEAD)).stream()
                .filter(of)
                .toList();
        var open = views.renewals()
                .findAll(ending.stream().flatMap(DueContracts::renewalOf).toList(), Scope.ALL)
                .keySet();
        return new DueContracts(
                ending.stream()
                        .filter(contract -> renewalOf(contract).noneMatch(open::contains))
                        .toList(),
                ending.stream()
                        .filter(contract -> contract.endOn().isBefore(day))
                        .toList());
    }

    /** None where no renewal can have an id, say since that of its contract is as long as an id can be. */
    private static Stream<String> renewalOf(ContractView contract) {
        try {
            return Stream.of(RenewalOpening.idOf(contract));
        } catch (InvalidValue tooLong) {
            return Stream.empty();
        }
    }
}
