package io.parkledger.api.contribution;

import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures are reported of tenants in the park, mostly for the period that ended last. */
@Configuration
class ReportHints {

    private final LedgerClock clock;

    ReportHints(LedgerClock clock) {
        this.clock = clock;
    }

    @Bean
    FormHints hintsOnReport() {
        return new FormHints()
                .on(ContributionApi.TaxReport.class, this::give)
                .on(ContributionApi.JobsReport.class, this::give)
                .on(ContributionApi.OutputReport.class, this::give);
    }

    private void give(Given given, Asked asked) {
        var scope = asked.scope();
        var contributions = asked.views().contributionsOf(scope);
        var id = asked.parameter("tenantId");
        asked.views()
                .tenants()
                .find(id == null ? "" : id, scope)
                .ifPresentOrElse(
                        tenant -> given.hide("tenantId", tenant.id()).subject(tenant.company()),
                        () -> given.options(
                                "tenantId",
                                contributions.tenants().stream()
                                        .filter(tenant -> tenant.isInParkOn(clock.today()))
                                        .sorted(Comparator.comparing(tenant -> tenant.company()))
                                        .map(tenant -> Option.of(tenant.id(), tenant.company()))
                                        .toList()));
        var periods = Periods.of(contributions, named(asked), clock.today());
        given.options(
                        "period",
                        periods.all().stream()
                                .map(period -> Option.of(period, period))
                                .toList())
                .value("period", periods.due())
                .value("taxType", TaxType.ALL)
                .value("scope", TaxScope.FULL);
    }

    /** The period of the address; what is none is left to be refused. */
    private static @Nullable Period named(Asked asked) {
        var period = asked.parameter("period");
        try {
            return period == null ? null : new Period(period);
        } catch (InvalidValue e) {
            return null;
        }
    }
}
