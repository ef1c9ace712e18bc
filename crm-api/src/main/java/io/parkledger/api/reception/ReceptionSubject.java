package io.parkledger.api.reception;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.reception.VisitView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Receptions (接待), and visits to companies elsewhere (外出拜访). */
@Configuration
class ReceptionSubject {

    @Bean
    @Order(9)
    Subject<ReceptionView> reception() {
        return Subject.of(
                        "/receptions",
                        "reception",
                        Action.READ_PIPELINE,
                        ReceptionViews.RECEPTIONS,
                        ReceptionView::version,
                        (reception, views, scope) -> reception.company(),
                        (views, id, scope) -> views.receptions().findReception(id, scope))
                .narrowedBy(ReceptionList.class);
    }

    @Bean
    @Order(10)
    Subject<VisitView> visit() {
        return Subject.of(
                        "/visits",
                        "visit",
                        Action.READ_PIPELINE,
                        ReceptionViews.VISITS,
                        VisitView::version,
                        (visit, views, scope) -> visit.destination(),
                        (views, id, scope) -> views.receptions().findVisit(id, scope))
                .listed(visit -> !visit.withdrawn())
                .narrowedBy(VisitList.class);
    }
}
