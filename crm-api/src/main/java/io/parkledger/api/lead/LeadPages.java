package io.parkledger.api.lead;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.form.Colleagues;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.reception.Meetings;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
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
@PageController
@RequestMapping("/leads")
class LeadPages extends SubjectPages {

    private final Colleagues colleagues;
    private final Meetings meetings;

    LeadPages(Forms forms, Desk desk, History history, Colleagues colleagues, Meetings meetings) {
        super(forms, desk, history);
        this.colleagues = colleagues;
        this.meetings = meetings;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
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
            SliceRequest page,
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
        model.addAttribute("register", forms.link("leads.new", call));
        model.addAttribute("sheet", sheet(next -> views.leads().page(call.scope(), filter, sort, next)));
        return "lead/list";
    }

    /** Without contacts: a file is out of the reach of erasure. */
    private static Sheet<LeadView> sheet(Function<SliceRequest, Slice<LeadView>> leads) {
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
    String lead(@PathVariable String id, Call call, Views views, SliceRequest page, Model model) {
        var lead = desk.require(id, views, each -> each.leads().find(id, call.scope()));
        model.addAttribute("lead", lead);
        model.addAttribute(
                "stages", List.of(LeadStage.REGISTERED, LeadStage.QUALIFIED, LeadStage.NEGOTIATING, LeadStage.LANDED));
        model.addAttribute("actions", forms.links(id, call.caller(), actionsOn(lead)));
        meetings.show(id, call, views, model);
        var next = "/leads/" + id;
        model.addAttribute(
                "receive",
                lead.stage().isOpen() ? meetings.receive(lead.id(), lead.parkId(), lead.company(), next, call) : null);
        model.addAttribute("history", history.of(id, views, page));
        return "lead/lead";
    }

    /** What makes sense next; whether it is allowed now, the lead decides. */
    private static Stream<String> actionsOn(LeadView lead) {
        return switch (lead.stage()) {
            case REGISTERED ->
                Stream.concat(
                        lead.verdict() == null
                                ? Forms.of("leads", "triage", "qualify")
                                : Forms.of("leads", "qualify", "triage"),
                        Forms.of("leads", "name-contact", "assign", "recycle", "lose", "correct", "withdraw"));
            case QUALIFIED ->
                Stream.concat(
                        Forms.of("leads", "negotiate", "name-contact", "assign", "recycle", "lose", "correct"),
                        Forms.of("leads", "withdraw-qualification", "withdraw"));
            case LOST, RECYCLED ->
                lead.negotiationId() == null
                        ? Forms.of("leads", "reopen", "correct", "withdraw")
                        : Forms.of("leads", "correct");
            case NEGOTIATING -> Forms.of("leads", "assign", "correct");
            case LANDED -> Forms.of("leads", "correct");
            case WITHDRAWN -> Stream.of();
        };
    }
}
