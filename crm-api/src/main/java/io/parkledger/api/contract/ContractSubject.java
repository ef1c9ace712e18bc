package io.parkledger.api.contract;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageDay;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Contracts (合同). */
@Component
@Order(3)
class ContractSubject implements Subject<ContractView> {

    private final PageDay pageDay;

    ContractSubject(PageDay pageDay) {
        this.pageDay = pageDay;
    }

    @Override
    public String path() {
        return "/contracts";
    }

    @Override
    public String kind() {
        return "contract";
    }

    @Override
    public Action reading() {
        return Action.READ_TENANCY;
    }

    @Override
    public Optional<ContractView> find(Views views, String id, Scope scope) {
        return views.contracts().find(id, scope).map(contract -> contract.on(pageDay.of(null)));
    }

    @Override
    public ViewCollection<ContractView> collection() {
        return ContractViews.COLLECTION;
    }

    @Override
    public long version(ContractView shown) {
        return shown.version();
    }

    @Override
    public String title(ContractView shown, Views views, Scope scope) {
        return shown.company();
    }

    /** By the office's number; by its company a tenant is found. */
    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        return views.contracts().withNumberLike(scope, typed, limit).stream()
                .map(each -> new Found(
                        "contract", "file", pageOf(each.id()), String.valueOf(each.number()), each.company()));
    }
}
