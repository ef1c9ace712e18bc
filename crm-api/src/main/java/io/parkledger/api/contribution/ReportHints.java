package io.parkledger.api.contribution;

import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.page.FormHints;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.time.YearMonth;
import java.util.Comparator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures are reported of tenants in the park, mostly for the month that has just ended. */
@Configuration
class ReportHints {

    private final LedgerClock clock;

    ReportHints(LedgerClock clock) {
        this.clock = clock;
    }

    @Bean
    FormHints taxReportHints() {
        return new OfReport(ContributionApi.TaxReport.class);
    }

    @Bean
    FormHints jobsReportHints() {
        return new OfReport(ContributionApi.JobsReport.class);
    }

    @Bean
    FormHints outputReportHints() {
        return new OfReport(ContributionApi.OutputReport.class);
    }

    private final class OfReport implements FormHints {

        private final Class<? extends Record> report;

        OfReport(Class<? extends Record> report) {
            this.report = report;
        }

        @Override
        public Class<? extends Record> of() {
            return report;
        }

        @Override
        public void give(Given given, Asked asked) {
            var tenants = asked.views().tenants();
            var scope = asked.call().scope();
            var id = asked.parameter("tenantId");
            tenants.find(id == null ? "" : id, scope)
                    .ifPresentOrElse(
                            tenant -> given.hide("tenantId", tenant.id()).subject(tenant.company()),
                            () -> given.options(
                                    "tenantId",
                                    tenants.all(scope).stream()
                                            .filter(tenant -> tenant.isInParkOn(clock.today()))
                                            .sorted(Comparator.comparing(tenant -> tenant.company()))
                                            .map(tenant -> Option.of(tenant.id(), tenant.company()))
                                            .toList()));
            if (asked.parameter("period") == null) {
                given.value("period", YearMonth.from(clock.today()).minusMonths(1));
            }
            if (asked.parameter("taxType") == null) {
                given.value("taxType", TaxType.ALL);
            }
            if (asked.parameter("scope") == null) {
                given.value("scope", TaxScope.FULL);
            }
        }
    }
}
