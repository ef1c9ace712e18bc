package io.parkledger.api.renewal;

import io.parkledger.api.kit.form.FormField.Kind;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.CorrectRenewal;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of renewals know: the contract, what was offered, and that a year more is what is asked for most. */
@Configuration
class RenewalHints {

    private final PageText text;

    RenewalHints(PageText text) {
        this.text = text;
    }

    @Bean
    FormHints hintsOnRenewal() {
        return new FormHints()
                .on(RenewalApi.Opening.class, this::opening)
                .on(OfferRenewal.class, this::terms)
                .on(AgreeRenewal.class, this::terms)
                .on(CorrectRenewal.class, this::terms);
    }

    private void opening(Given given, Asked asked) {
        var contract = Optional.ofNullable(asked.parameter("contractId"))
                .flatMap(id -> asked.views().contracts().find(id, asked.scope()));
        if (contract.isPresent()) {
            given.subject(contract.get().company())
                    .hide("contractId", contract.get().id());
        } else {
            var filter = new ContractViews.Filter(ContractStatus.IN_FORCE, null);
            var all = SliceRequest.first(SliceRequest.MAX_LIMIT);
            var contracts =
                    asked.views().contracts().page(asked.scope(), filter, ContractViews.Order.ENDING_FIRST, all);
            given.kind("contractId", Kind.CHOICE)
                    .options(
                            "contractId",
                            contracts.items().stream()
                                    .filter(each -> each.endOn() != null)
                                    .map(this::option)
                                    .toList());
        }
    }

    private Option option(ContractView contract) {
        return Option.of(contract.id(), text.day(contract.endOn()) + " · " + contract.company());
    }

    private void terms(Given given, Asked asked) {
        asked.find((views, id, scope) -> views.renewals().find(id, scope))
                .ifPresent(renewal -> terms(renewal, given, asked));
    }

    private void terms(RenewalView renewal, Given given, Asked asked) {
        given.subject(renewal.company() + " · " + text.day(renewal.expiringOn()));
        given.value(
                "newEndOn",
                renewal.newEndOn() != null
                        ? renewal.newEndOn()
                        : renewal.expiringOn().plusYears(1));
        given.value(
                "rentCnyPerSqmMonth",
                renewal.rentCnyPerSqmMonth() != null
                        ? renewal.rentCnyPerSqmMonth()
                        : asked.views()
                                .contracts()
                                .find(renewal.contractId(), asked.scope())
                                .map(contract ->
                                        contract.on(renewal.expiringOn()).rentCnyPerSqmMonth())
                                .orElse(null));
    }
}
