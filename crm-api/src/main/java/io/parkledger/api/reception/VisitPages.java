package io.parkledger.api.reception;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.ShownYear;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Trips of our own staff (走出去) as pages; their form is that of {@link VisitApi}. */
@Controller
@PageController
@RequestMapping("/visits")
class VisitPages extends SubjectPages {

    VisitPages(Forms forms, Desk desk, History history) {
        super(forms, desk, history);
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_PIPELINE)
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String leadId,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var shown = ShownYear.of(
                year,
                at.day(),
                each -> ReceptionPages.isAny(views.receptions()
                        .visits(call.scope(), ReceptionViews.Filter.ofYear(each), ReceptionPages.ONE)));
        model.addAttribute("year", shown);
        model.addAttribute("report", views.tenancy().receptions(call.scope(), shown.from(), shown.to()));
        model.addAttribute("before", views.tenancy().receptions(call.scope(), shown.fromBefore(), shown.toBefore()));
        var filter = ReceptionPages.filter(leadId, null, shown);
        model.addAttribute("visits", Listed.of(views.receptions().visits(call.scope(), filter, page)));
        model.addAttribute("sheet", sheet(next -> views.receptions().visits(call.scope(), filter, next)));
        ReceptionPages.lead(leadId, call, views, model);
        model.addAttribute("record", forms.link("visits.new", call));
        return "reception/visits";
    }

    private static Sheet<VisitView> sheet(Function<SliceRequest, Slice<VisitView>> visits) {
        return Sheet.of("visits.list", visits)
                .column("visits.destination", VisitView::destination)
                .column("visits.on", VisitView::startedOn)
                .column("visits.companies", VisitView::companies)
                .column("visits.staff", VisitView::staff)
                .column("visits.days", VisitView::days)
                .person("visits.leader", VisitView::owner)
                .column("export.id", VisitView::id);
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PIPELINE)
    String visit(@PathVariable String id, Call call, Views views, SliceRequest page, Model model) {
        var visit = desk.require(id, views, each -> each.receptions().findVisit(id, call.scope()));
        model.addAttribute("visit", visit);
        model.addAttribute(
                "actions",
                forms.links(
                        id,
                        call.caller(),
                        visit.withdrawn() ? Stream.of() : Forms.of("visits", "correct", "withdraw")));
        ReceptionPages.lead(visit.leadId(), call, views, model);
        model.addAttribute("history", history.of(id, views, page));
        return "reception/visit";
    }
}
