package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.report.sealed.SealedReportView;
import io.parkledger.projection.report.sealed.SealedReportViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Sealed reports (封存报告): found by their ids, and by the numbers that are printed on them. */
@Configuration
class SealedReportSubject {

    @Bean
    @Order(20)
    Subject<SealedReportView> sealedReport() {
        return Subject.of(
                        "/sealed-reports",
                        "report",
                        Action.READ_SEALED_REPORTS,
                        SealedReportViews.COLLECTION,
                        SealedReportView::version,
                        (report, views, scope) -> report.number(),
                        (views, id, scope) -> views.sealedReports().find(SealedReports.idOf(id), scope))
                .at("/reports")
                .narrowedBy(SealedReportList.class);
    }
}
