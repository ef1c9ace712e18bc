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
import io.parkledger.projection.store.rows.PageRequest;
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
    FormHints opening() {
        return FormHints.on(RenewalApi.Opening.class, (given, asked) -> {
            var contract = Optional.ofNullable(asked.parameter("contractId"))
                    .flatMap(id ->
                            asked.views().contracts().find(id, asked.call().scope()));
            if (contract.isPresent()) {
                given.subject(contract.get().company())
                        .hide("contractId", contract.get().id());
            } else {
                given.kind("contractId", Kind.CHOICE)
                        .options(
                                "contractId",
                                asked
                                        .views()
                                        .contracts()
                                        .page(
                                                asked.call().scope(),
                                                new ContractViews.Filter(ContractStatus.IN_FORCE, null),
                                                ContractViews.Order.ENDING_FIRST,
                                                PageRequest.first(PageRequest.MAX_LIMIT))
                                        .items()
                                        .stream()
                                        .filter(each -> each.endOn() != null)
                                        .map(this::option)
                                        .toList());
            }
        });
    }

    private Option option(ContractView contract) {
        return Option.of(contract.id(), text.day(contract.endOn()) + " · " + contract.company());
    }

    @Bean
    FormHints offer() {
        return FormHints.on(OfferRenewal.class, this::terms);
    }

    @Bean
    FormHints agreement() {
        return FormHints.on(AgreeRenewal.class, this::terms);
    }

    @Bean
    FormHints renewalCorrection() {
        return FormHints.on(CorrectRenewal.class, this::terms);
    }

    private void terms(Given given, Asked asked) {
        asked.views()
                .renewals()
                .find(asked.subjectId(), asked.call().scope())
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
                                .find(renewal.contractId(), asked.call().scope())
                                .map(contract ->
                                        contract.on(renewal.expiringOn()).rentCnyPerSqmMonth())
                                .orElse(null));
    }
}
