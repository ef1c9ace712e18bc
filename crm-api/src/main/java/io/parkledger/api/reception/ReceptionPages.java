package io.parkledger.api.reception;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.ShownYear;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Delegations received (接待) as pages; their forms are those of {@link ReceptionApi}. */
@Controller
@PageController
@RequestMapping("/receptions")
class ReceptionPages extends SubjectPages {

    static final SliceRequest ONE = SliceRequest.first(1);

    ReceptionPages(Forms forms, Desk desk, History history) {
        super(forms, desk, history);
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_PIPELINE)
    @InMenu(at = 30, group = "pipeline", icon = "people", also = "/visits")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable String leadId,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var asked = month == null ? year : Integer.valueOf(month.getYear());
        var shown = ShownYear.of(
                asked,
                at.day(),
                each -> isAny(views.receptions().receptions(call.scope(), ReceptionViews.Filter.ofYear(each), ONE)));
        model.addAttribute("year", shown);
        model.addAttribute("month", month);
        model.addAttribute("report", views.tenancy().receptions(call.scope(), shown.from(), shown.to()));
        model.addAttribute("before", views.tenancy().receptions(call.scope(), shown.fromBefore(), shown.toBefore()));
        var filter = filter(leadId, month, shown);
        model.addAttribute("receptions", Listed.of(views.receptions().receptions(call.scope(), filter, page)));
        model.addAttribute("sheet", sheet(next -> views.receptions().receptions(call.scope(), filter, next)));
        lead(leadId, call, views, model);
        model.addAttribute("record", forms.link("receptions.new", call));
        return "reception/receptions";
    }

    private static Sheet<ReceptionView> sheet(Function<SliceRequest, Slice<ReceptionView>> receptions) {
        return Sheet.of("receptions.list", receptions)
                .column("receptions.company", ReceptionView::company)
                .column("receptions.on", ReceptionView::receivedOn)
                .column("receptions.visitors", ReceptionView::visitors)
                .person("receptions.host", ReceptionView::owner)
                .column("receptions.purpose", ReceptionView::purpose)
                .words("export.state", (each, text) -> each.cancelled() ? text.say("receptions.cancelled") : null)
                .column("export.id", ReceptionView::id);
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PIPELINE)
    String reception(@PathVariable String id, Call call, Views views, SliceRequest page, Model model) {
        var reception = desk.require(id, views, each -> each.receptions().findReception(id, call.scope()));
        model.addAttribute("reception", reception);
        lead(reception.leadId(), call, views, model);
        model.addAttribute(
                "actions",
                forms.links(
                        id,
                        call.caller(),
                        reception.cancelled() ? Stream.of() : Forms.of("receptions", "correct", "cancel")));
        model.addAttribute("history", history.of(id, views, page));
        return "reception/reception";
    }

    static boolean isAny(Slice<?> found) {
        return !found.items().isEmpty();
    }

    /** Of one month, of a lead whenever it was, or of the year. */
    static ReceptionViews.Filter filter(@Nullable String leadId, @Nullable YearMonth month, ShownYear year) {
        if (month != null) {
            return new ReceptionViews.Filter(leadId, month.atDay(1), month.atEndOfMonth());
        }
        return leadId == null ? ReceptionViews.Filter.ofYear(year.number()) : ReceptionViews.Filter.ofLead(leadId);
    }

    /** The lead it was about, where the reader may see it. */
    static void lead(@Nullable String leadId, Call call, Views views, Model model) {
        if (leadId != null) {
            views.leads().find(leadId, call.scope()).ifPresent(lead -> model.addAttribute("lead", lead));
        }
    }
}
