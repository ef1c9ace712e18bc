package io.parkledger.api.tenant;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.PageRequest;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tenants (入园企业). */
@Component
@Order(2)
class TenantSubject implements Subject<TenantView> {

    private final PageText text;

    TenantSubject(PageText text) {
        this.text = text;
    }

    @Override
    public String path() {
        return "/tenants";
    }

    @Override
    public String kind() {
        return "tenant";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<TenantView> find(Views views, String id, Scope scope) {
        return views.tenants().find(id, scope);
    }

    @Override
    public ViewCollection<TenantView> collection() {
        return TenantViews.COLLECTION;
    }

    @Override
    public long version(TenantView shown) {
        return shown.version();
    }

    @Override
    public String title(TenantView shown, Views views, Scope scope) {
        return shown.company();
    }

    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        var filter = new TenantViews.Filter(null, null, null, null, typed);
        return views.tenants().page(scope, filter, PageRequest.first(limit)).items().stream()
                .map(each ->
                        new Found("tenant", "building", pageOf(each.id()), each.company(), text.word(each.industry())));
    }
}
