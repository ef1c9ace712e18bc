package io.parkledger.api.contract;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.subject.Subject.Hit;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Contracts (合同): by the office's number one is searched, by its company a tenant. */
@Configuration
class ContractSubject {

    @Bean
    @Order(3)
    Subject<ContractView> contract() {
        return Subject.of(
                        "/contracts",
                        "contract",
                        Action.READ_TENANCY,
                        ContractViews.COLLECTION,
                        ContractView::version,
                        (contract, views, scope) -> contract.company(),
                        (views, id, scope) -> views.contracts().find(id, scope))
                .listed(contract -> contract.status() != ContractStatus.WITHDRAWN)
                .narrowedBy(ContractList.class)
                .dated(ContractView::on)
                .searched((views, scope, typed, limit) -> views.contracts().withNumberLike(scope, typed, limit).stream()
                        .map(each -> new Hit("file", each.id(), String.valueOf(each.number()), each.company())));
    }
}
