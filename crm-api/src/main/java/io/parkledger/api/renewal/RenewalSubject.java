package io.parkledger.api.renewal;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Renewals (续约). */
@Component
@Order(8)
class RenewalSubject implements Subject<RenewalView> {

    @Override
    public String path() {
        return "/renewals";
    }

    @Override
    public String kind() {
        return "renewal";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<RenewalView> find(Views views, String id, Scope scope) {
        return views.renewals().find(id, scope);
    }

    @Override
    public ViewCollection<RenewalView> collection() {
        return RenewalViews.COLLECTION;
    }

    @Override
    public long version(RenewalView shown) {
        return shown.version();
    }

    @Override
    public String title(RenewalView shown, Views views, Scope scope) {
        return shown.company();
    }
}
