package io.parkledger.api.lead;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.form.Colleagues;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.http.Pages;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.Page;
import io.parkledger.projection.store.rows.PageRequest;
import java.util.List;
import java.util.function.Function;
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

    private static final PageRequest LATEST = PageRequest.first(20);

    private final Forms forms;
    private final Desk desk;
    private final History history;
    private final Colleagues colleagues;

    LeadPages(Forms forms, Desk desk, History history, Colleagues colleagues) {
        this.forms = forms;
        this.desk = desk;
        this.history = history;
        this.colleagues = colleagues;
    }

    @GetMapping({"", Sheet.AT})
    @Allowed(Action.READ_PIPELINE)
    @InMenu(at = 10, group = "pipeline", icon = "lightbulb")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable LeadStage stage,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable LeadSource source,
            @RequestParam(required = false) @Nullable Industry industry,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "NEWEST") LeadViews.Sort sort,
            PageRequest page,
            Model model) {
        var filter = new LeadViews.Filter(stage, PageRequests.filled(owner), source, industry, PageRequests.filled(q));
        model.addAttribute("leads", Listed.of(views.leads().page(call.scope(), filter, sort, page)));
        model.addAttribute("count", views.leads().count(call.scope(), filter));
        model.addAttribute("filter", filter);
        model.addAttribute("sort", sort);
        model.addAttribute("sorts", LeadViews.Sort.values());
        model.addAttribute("owners", colleagues.in(call.scope(), views.leads().owners(call.scope())));
        model.addAttribute("stages", LeadStage.values());
        model.addAttribute("sources", LeadSource.values());
        model.addAttribute("industries", Industry.values());
        model.addAttribute("register", forms.link("leads.new", null, call.caller()));
        model.addAttribute("sheet", sheet(next -> views.leads().page(call.scope(), filter, sort, next)));
        return "lead/list";
    }

    /** Without contacts: a file is out of the reach of erasure. */
    private static Sheet<LeadView> sheet(Function<PageRequest, Page<LeadView>> leads) {
        return Sheet.of("place.leads", leads)
                .column("leads.company", LeadView::company)
                .column("leads.stage", LeadView::stage)
                .column("leads.source", LeadView::source)
                .column("leads.industry", LeadView::industry)
                .person("leads.owner", LeadView::owner)
                .column("leads.registered-on", LeadView::registeredOn)
                .sqm("field.areaWantedSqm", LeadView::areaWantedSqm)
                .number("field.landWantedMu", "unit.mu", LeadView::landWantedMu)
                .yuan("field.budget", LeadView::budget)
                .column("field.neededBy", LeadView::neededBy)
                .column("export.id", LeadView::id);
    }

    /** The answer to what is being typed into the form that registers a lead. */
    @GetMapping("/similar")
    @Allowed(Action.WRITE_PIPELINE)
    String similar(
            Call call,
            Views views,
            @RequestParam String company,
            @RequestParam(required = false) @Nullable String parkId,
            Model model) {
        model.addAttribute("similar", SimilarLead.find(company, PageRequests.filled(parkId), call, views));
        return "lead/similar :: answer";
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PIPELINE)
    String lead(@PathVariable String id, Call call, Views views, PageRequest page, Model model) {
        var lead = desk.require(id, views, each -> each.leads().find(id, call.scope()));
        model.addAttribute("lead", lead);
        model.addAttribute(
                "stages", List.of(LeadStage.REGISTERED, LeadStage.QUALIFIED, LeadStage.NEGOTIATING, LeadStage.LANDED));
        model.addAttribute("actions", forms.links(id, call.caller(), actionsOn(lead)));
        model.addAttribute(
                "receptions",
                views.receptions()
                        .receptions(call.scope(), ReceptionViews.Filter.ofLead(id), LATEST)
                        .items());
        model.addAttribute(
                "visits",
                views.receptions()
                        .visits(call.scope(), ReceptionViews.Filter.ofLead(id), LATEST)
                        .items());
        model.addAttribute("receive", lead.stage().isOpen() ? receive(lead, call) : null);
        model.addAttribute("history", history.of(id, views, page));
        return "lead/lead";
    }

    private Forms.@Nullable Link receive(LeadView lead, Call call) {
        var link = forms.link("receptions.new", null, call.caller());
        return link == null
                ? null
                : link.with("leadId", lead.id())
                        .with("parkId", lead.parkId())
                        .with("company", lead.company())
                        .with("_next", "/leads/" + lead.id());
    }

    /** What makes sense next; whether it is allowed now, the lead decides. */
    private static Stream<String> actionsOn(LeadView lead) {
        return switch (lead.stage()) {
            case REGISTERED ->
                Stream.of(
                                lead.verdict() == null
                                        ? Stream.of("leads.triage", "leads.qualify")
                                        : Stream.of("leads.qualify", "leads.triage"),
                                Stream.of(
                                        "leads.name-contact",
                                        "leads.assign",
                                        "leads.recycle",
                                        "leads.lose",
                                        "leads.correct",
                                        "leads.withdraw"))
                        .flatMap(each -> each);
            case QUALIFIED ->
                Stream.of(
                        "leads.negotiate",
                        "leads.name-contact",
                        "leads.assign",
                        "leads.recycle",
                        "leads.lose",
                        "leads.correct",
                        "leads.withdraw-qualification",
                        "leads.withdraw");
            case LOST, RECYCLED ->
                lead.negotiationId() == null
                        ? Stream.of("leads.reopen", "leads.correct", "leads.withdraw")
                        : Stream.of("leads.correct");
            case NEGOTIATING -> Stream.of("leads.assign", "leads.correct");
            case LANDED -> Stream.of("leads.correct");
            case WITHDRAWN -> Stream.of();
        };
    }
}
