package io.parkledger.api.lead;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.subject.Subject.Hit;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.SliceRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Leads (线索). */
@Configuration
class LeadSubject {

    @Bean
    @Order(6)
    Subject<LeadView> lead(PageText text) {
        return Subject.of(
                        "/leads",
                        "lead",
                        Action.READ_PIPELINE,
                        LeadViews.COLLECTION,
                        LeadView::version,
                        (lead, views, scope) -> lead.company(),
                        (views, id, scope) -> views.leads().find(id, scope))
                .listed(lead -> lead.stage() != LeadStage.WITHDRAWN)
                .narrowedBy(LeadList.class)
                .searched((views, scope, typed, limit) -> {
                    var filter = new LeadViews.Filter(null, null, null, null, typed);
                    var leads = views.leads().page(scope, filter, LeadViews.Sort.NEWEST, SliceRequest.first(limit));
                    return leads.items().stream()
                            .map(lead -> new Hit("lightbulb", lead.id(), lead.company(), text.word(lead.stage())));
                });
    }
}
