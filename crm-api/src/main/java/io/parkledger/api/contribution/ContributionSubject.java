package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Reports of contribution (贡献填报), seen by who sees their tenant. */
@Configuration
class ContributionSubject {

    @Bean
    @Order(11)
    Subject<ContributionView> contribution() {
        return Subject.of(
                        "/contributions",
                        "contribution",
                        Action.READ_TENANCY,
                        ContributionViews.COLLECTION,
                        ContributionView::version,
                        ContributionSubject::title,
                        (views, id, scope) -> views.contributions().find(id, scope))
                .listed(contribution -> !contribution.empty())
                .narrowedBy(ContributionList.class);
    }

    private static String title(ContributionView shown, Views views, Scope scope) {
        var tenant = views.tenants().find(shown.tenantId(), scope);
        return tenant.map(TenantView::company).orElse(shown.tenantId()) + " " + shown.period();
    }
}
