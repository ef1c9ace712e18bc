package io.parkledger.api.tenant;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.subject.Subject.Hit;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Tenants (入园企业). */
@Configuration
class TenantSubject {

    @Bean
    @Order(2)
    Subject<TenantView> tenant(PageText text) {
        return Subject.of(
                        "/tenants",
                        "tenant",
                        Action.READ_TENANCY,
                        TenantViews.COLLECTION,
                        TenantView::version,
                        (tenant, views, scope) -> tenant.company(),
                        (views, id, scope) -> views.tenants().find(id, scope))
                .listed(tenant -> tenant.withdrawnOn() == null)
                .narrowedBy(TenantList.class)
                .searched((views, scope, typed, limit) -> {
                    var filter = new TenantViews.Filter(null, null, null, null, typed);
                    var found = views.tenants().page(scope, filter, SliceRequest.first(limit));
                    return found.items().stream()
                            .map(each -> new Hit("building", each.id(), each.company(), text.word(each.industry())));
                });
    }
}
