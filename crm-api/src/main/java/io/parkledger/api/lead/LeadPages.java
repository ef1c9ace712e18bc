package io.parkledger.api.lead;

import io.parkledger.api.page.Forms;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Desk;
import io.parkledger.api.web.History;
import io.parkledger.api.web.Listed;
import io.parkledger.api.web.Pages;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.PageRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads (线索) as pages; their forms are those of {@link LeadApi}. */
@Controller
@Pages
@RequestMapping("/leads")
class LeadPages {

    private final Forms forms;
    private final Desk desk;
    private final History history;

    LeadPages(Forms forms, Desk desk, History history) {
        this.forms = forms;
        this.desk = desk;
        this.history = history;
    }

    @GetMapping
    @Allowed(Action.READ_PIPELINE)
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable LeadStage stage,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable LeadSource source,
            @RequestParam(required = false) @Nullable Industry industry,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            Model model) {
        var filter = new LeadViews.Filter(stage, owner, source, industry, q == null || q.isBlank() ? null : q);
        model.addAttribute("leads", Listed.of(views.leads().page(call.scope(), filter, LeadViews.Sort.NEWEST, page)));
        model.addAttribute("filter", filter);
        model.addAttribute("stages", LeadStage.values());
        model.addAttribute("sources", LeadSource.values());
        model.addAttribute("industries", Industry.values());
        model.addAttribute("register", forms.link("leads.new", null, call.caller()));
        return "lead/list";
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PIPELINE)
    String lead(@PathVariable String id, Call call, Views views, PageRequest page, Model model) {
        var lead = desk.require(id, views, each -> each.leads().find(id, call.scope()));
        model.addAttribute("lead", lead);
        model.addAttribute("actions", forms.links(id, call.caller(), actionsOn(lead)));
        model.addAttribute("history", history.of(id, views, page));
        return "lead/lead";
    }

    /** What makes sense next; whether it is allowed now, the lead decides. */
    private static Stream<String> actionsOn(LeadView lead) {
        return switch (lead.stage()) {
            case REGISTERED ->
                Stream.of("leads.triage", "leads.qualify", "leads.assign", "leads.recycle", "leads.lose");
            case QUALIFIED -> Stream.of("leads.negotiate", "leads.assign", "leads.recycle", "leads.lose");
            case LOST, RECYCLED -> Stream.of("leads.reopen");
            case NEGOTIATING, LANDED -> Stream.of();
        };
    }
}
