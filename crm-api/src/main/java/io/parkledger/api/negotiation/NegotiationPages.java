package io.parkledger.api.negotiation;

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
import io.parkledger.api.kit.page.PageFrame;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.reception.Meetings;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.Attention;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Negotiations (在谈) as pages: the list, the board, and one project; their forms are those of {@link NegotiationApi}.
 */
@Controller
@PageController
@RequestMapping("/negotiations")
class NegotiationPages extends SubjectPages {

    private final Moves moves;
    private final Colleagues colleagues;
    private final Meetings meetings;

    NegotiationPages(Forms forms, Moves moves, Desk desk, History history, Colleagues colleagues, Meetings meetings) {
        super(forms, desk, history);
        this.moves = moves;
        this.colleagues = colleagues;
        this.meetings = meetings;
    }

    /** Which negotiations a list shows. */
    enum Standing {
        OPEN(true),
        /** Lost or landed. */
        CLOSED(false),
        ALL(null);

        private final @Nullable Boolean open;

        Standing(@Nullable Boolean open) {
            this.open = open;
        }
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_PIPELINE)
    @InMenu(at = 20, group = "pipeline", icon = "chat")
    String list(
            Call call,
            Views views,
            @RequestParam(defaultValue = "OPEN") Standing standing,
            @RequestParam(required = false) @Nullable NegotiationStage stage,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Attention attention,
            @RequestParam(defaultValue = "NEWEST") NegotiationViews.Sort sort,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var day = at.day();
        var filter = new NegotiationViews.Filter(
                stage,
                standing.open,
                PageRequests.filled(owner),
                null,
                PageRequests.filled(q),
                attention == null ? null : new NegotiationViews.Needs(attention, day));
        // Whoever asks for the neglected gets them in that order: an index holds it.
        var order = attention == null ? sort : NegotiationViews.Sort.LAST_ACTIVITY;
        var listed = Listed.of(views.negotiations().page(call.scope(), filter, order, page));
        model.addAttribute("talks", Talk.all(listed.items(), day));
        model.addAttribute("attention", attention);
        model.addAttribute("attentions", Attention.values());
        model.addAttribute("listed", listed);
        model.addAttribute("total", views.negotiations().total(call.scope(), filter));
        model.addAttribute("filter", filter);
        model.addAttribute("standing", standing);
        model.addAttribute("standings", Standing.values());
        model.addAttribute("sort", order);
        model.addAttribute(
                "sorts",
                attention == null ? NegotiationViews.Sort.values() : List.of(NegotiationViews.Sort.LAST_ACTIVITY));
        model.addAttribute("stages", NegotiationStage.values());
        model.addAttribute(
                "owners", colleagues.in(call.scope(), views.negotiations().owners(call.scope())));
        model.addAttribute("sheet", sheet(next -> views.negotiations().page(call.scope(), filter, sort, next)));
        return "negotiation/list";
    }

    private static Sheet<NegotiationView> sheet(Function<SliceRequest, Slice<NegotiationView>> negotiations) {
        return Sheet.of("place.negotiations", negotiations)
                .column("negotiations.company", NegotiationView::company)
                .column("negotiations.stage", NegotiationView::stage)
                .words("export.state", NegotiationPages::state)
                .person("negotiations.owner", NegotiationView::owner)
                .yuan("field.valueCny", NegotiationView::valueCny)
                .column("negotiations.next-step", NegotiationView::nextStep)
                .column("field.dueOn", NegotiationView::nextStepDueOn)
                .column("negotiations.opened-on", NegotiationView::openedOn)
                .column("export.id", NegotiationView::id);
    }

    private static @Nullable String state(NegotiationView it, PageText text) {
        if (it.onHold()) {
            return text.say("negotiations.on-hold");
        }
        if (it.withdrawn()) {
            return text.say("negotiations.withdrawn");
        }
        return it.open() || it.stage() == NegotiationStage.LANDED ? null : text.say("negotiations.lost");
    }

    /** One column of the board, its cards with where they can go. */
    record Column(NegotiationStage stage, long count, Cny valueCny, List<Card> cards) {}

    record Card(Talk talk, List<Move> moves) {}

    @GetMapping("/board")
    @Allowed(Action.READ_PIPELINE)
    String board(Call call, Views views, LookedAt at, @ModelAttribute("page") PageFrame page, Model model) {
        var day = at.day();
        var columns = views.negotiations().board(call.scope()).stream()
                .map(column -> new Column(
                        column.stage(),
                        column.count(),
                        column.valueCny(),
                        column.cards().stream()
                                .map(each -> new Card(
                                        new Talk(each, day), page.isNow() ? moves.of(each, call.caller()) : List.of()))
                                .toList()))
                .toList();
        model.addAttribute("columns", columns);
        model.addAttribute("ends", List.of(NegotiationStage.LANDED.name(), Moves.LOST));
        return "negotiation/board";
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_PIPELINE)
    String negotiation(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var it = desk.require(id, views, each -> each.negotiations().find(id, call.scope()));
        model.addAttribute("talk", new Talk(it, at.day()));
        model.addAttribute("stages", NegotiationStage.values());
        model.addAttribute("actions", moves.actionsOn(it, call.caller()));
        model.addAttribute("gate", Gate.ahead(it).orElse(null));
        model.addAttribute("plan", it.open() ? forms.link("negotiations.plan-next-step", id, call.caller()) : null);
        meetings.show(it.leadId(), call, views, model);
        var next = "/negotiations/" + id;
        model.addAttribute(
                "receive", it.open() ? meetings.receive(it.leadId(), it.parkId(), it.company(), next, call) : null);
        model.addAttribute("history", history.of(id, views, page));
        return "negotiation/negotiation";
    }
}
