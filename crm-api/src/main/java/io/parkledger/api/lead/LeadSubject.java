package io.parkledger.api.lead;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.PageRequest;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads (线索). */
@Component
@Order(6)
class LeadSubject implements Subject<LeadView> {

    private final PageText text;

    LeadSubject(PageText text) {
        this.text = text;
    }

    @Override
    public String path() {
        return "/leads";
    }

    @Override
    public String kind() {
        return "lead";
    }

    @Override
    public Action reading() {
        return Action.READ_PIPELINE;
    }

    @Override
    public Optional<LeadView> find(Views views, String id, Scope scope) {
        return views.leads().find(id, scope);
    }

    @Override
    public ViewCollection<LeadView> collection() {
        return LeadViews.COLLECTION;
    }

    @Override
    public long version(LeadView shown) {
        return shown.version();
    }

    @Override
    public String title(LeadView shown, Views views, Scope scope) {
        return shown.company();
    }

    @Override
    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        var filter = new LeadViews.Filter(null, null, null, null, typed);
        return views.leads().page(scope, filter, LeadViews.Sort.NEWEST, PageRequest.first(limit)).items().stream()
                .map(each ->
                        new Found("lead", "lightbulb", pageOf(each.id()), each.company(), text.word(each.stage())));
    }
}
