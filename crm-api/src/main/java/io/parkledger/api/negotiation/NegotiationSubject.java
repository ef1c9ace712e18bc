package io.parkledger.api.negotiation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Negotiations (在谈项目). */
@Configuration
class NegotiationSubject {

    @Bean
    @Order(7)
    Subject<NegotiationView> negotiation() {
        return Subject.of(
                        "/negotiations",
                        "negotiation",
                        Action.READ_PIPELINE,
                        NegotiationViews.COLLECTION,
                        NegotiationView::version,
                        (negotiation, views, scope) -> negotiation.company(),
                        (views, id, scope) -> views.negotiations().find(id, scope))
                .listed(negotiation -> !negotiation.withdrawn())
                .narrowedBy(NegotiationList.class);
    }
}
