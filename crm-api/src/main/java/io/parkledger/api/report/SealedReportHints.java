package io.parkledger.api.report;

import io.parkledger.api.kit.form.FormSubject;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.report.ReportNumber;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The form by which a report is sealed: whoever has sent it sees the report. */
@Configuration
class SealedReportHints {

    @Bean
    FormSubject sealedReportSubject() {
        return new FormSubject(
                "/sealed-reports",
                asked -> Optional.empty(),
                id -> "/reports/"
                        + ReportNumber.of(new ReportId(id))
                                .map(ReportNumber::toString)
                                .orElse(""),
                form -> "/reports");
    }
}
