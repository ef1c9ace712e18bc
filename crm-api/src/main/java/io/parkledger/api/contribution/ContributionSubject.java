package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reports of contribution (贡献填报), seen by who sees their tenant. */
@Component
@Order(11)
class ContributionSubject implements Subject<ContributionView> {

    @Override
    public String path() {
        return "/contributions";
    }

    @Override
    public String kind() {
        return "contribution";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<ContributionView> find(Views views, String id, Scope scope) {
        return views.contributions().find(id, scope);
    }

    @Override
    public ViewCollection<ContributionView> collection() {
        return ContributionViews.COLLECTION;
    }

    @Override
    public long version(ContributionView shown) {
        return shown.version();
    }

    @Override
    public String title(ContributionView shown, Views views, Scope scope) {
        return views.tenants()
                        .find(shown.tenantId(), scope)
                        .map(TenantView::company)
                        .orElse(shown.tenantId())
                + " " + shown.period();
    }
}
