package io.parkledger.api.reception;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Visits to companies elsewhere (外出拜访). */
@Component
@Order(10)
class VisitSubject implements Subject<VisitView> {

    @Override
    public String path() {
        return "/visits";
    }

    @Override
    public String kind() {
        return "visit";
    }

    @Override
    public Action reading() {
        return Action.READ_PIPELINE;
    }

    @Override
    public Optional<VisitView> find(Views views, String id, Scope scope) {
        return views.receptions().findVisit(id, scope);
    }

    @Override
    public ViewCollection<VisitView> collection() {
        return ReceptionViews.VISITS;
    }

    @Override
    public long version(VisitView shown) {
        return shown.version();
    }

    @Override
    public String title(VisitView shown, Views views, Scope scope) {
        return shown.destination();
    }
}
