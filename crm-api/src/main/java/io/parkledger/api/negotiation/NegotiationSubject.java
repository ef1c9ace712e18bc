package io.parkledger.api.negotiation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Negotiations (在谈项目). */
@Component
@Order(7)
class NegotiationSubject implements Subject<NegotiationView> {

    @Override
    public String path() {
        return "/negotiations";
    }

    @Override
    public String kind() {
        return "negotiation";
    }

    @Override
    public Action reading() {
        return Action.READ_PIPELINE;
    }

    @Override
    public Optional<NegotiationView> find(Views views, String id, Scope scope) {
        return views.negotiations().find(id, scope);
    }

    @Override
    public ViewCollection<NegotiationView> collection() {
        return NegotiationViews.COLLECTION;
    }

    @Override
    public long version(NegotiationView shown) {
        return shown.version();
    }

    @Override
    public String title(NegotiationView shown, Views views, Scope scope) {
        return shown.company();
    }
}
