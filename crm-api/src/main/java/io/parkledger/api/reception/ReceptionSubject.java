package io.parkledger.api.reception;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Receptions (接待). */
@Component
@Order(9)
class ReceptionSubject implements Subject<ReceptionView> {

    @Override
    public String path() {
        return "/receptions";
    }

    @Override
    public String kind() {
        return "reception";
    }

    @Override
    public Action reading() {
        return Action.READ_PIPELINE;
    }

    @Override
    public Optional<ReceptionView> find(Views views, String id, Scope scope) {
        return views.receptions().findReception(id, scope);
    }

    @Override
    public ViewCollection<ReceptionView> collection() {
        return ReceptionViews.RECEPTIONS;
    }

    @Override
    public long version(ReceptionView shown) {
        return shown.version();
    }

    @Override
    public String title(ReceptionView shown, Views views, Scope scope) {
        return shown.company();
    }
}
