package io.parkledger.api.renewal;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Renewals (续约). */
@Configuration
class RenewalSubject {

    @Bean
    @Order(8)
    Subject<RenewalView> renewal() {
        return Subject.of(
                        "/renewals",
                        "renewal",
                        Action.READ_TENANCY,
                        RenewalViews.COLLECTION,
                        RenewalView::version,
                        (renewal, views, scope) -> renewal.company(),
                        (views, id, scope) -> views.renewals().find(id, scope))
                .narrowedBy(RenewalList.class);
    }
}
