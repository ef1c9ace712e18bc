package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.subject.Places;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What should have followed from a fact and was refused (未决后续事项), with a way to say that it was seen to. */
@Controller
@PageController
class ConsequencePages {

    private final Consequences consequences;
    private final Forms forms;
    private final Places places;

    ConsequencePages(Consequences consequences, Forms forms, Places places) {
        this.consequences = consequences;
        this.forms = forms;
        this.places = places;
    }

    /**
     * One of them, with where its reader may go from it.
     *
     * @param event   the fact in the ledger
     * @param subject what the fact is about
     * @param target  what refused
     */
    record Row(
            Consequence of,
            @Nullable String event,
            @Nullable String subject,
            @Nullable String target,
            Forms.@Nullable Link settle) {}

    @GetMapping({"/consequences", "/consequences" + Sheet.AT, "/consequences" + Sheet.AT_XLSX})
    @Allowed(Action.READ_CONSEQUENCES)
    String list(Call call, @RequestParam(required = false) @Nullable Boolean settled, Model model) {
        var caller = call.caller();
        var links = places.of(caller);
        model.addAttribute("settled", Boolean.TRUE.equals(settled));
        var listed = consequences.list(call.scope(), Boolean.TRUE.equals(settled));
        model.addAttribute(
                "rows", listed.stream().map(each -> row(each, caller, links)).toList());
        model.addAttribute(
                "sheet", sheet(() -> consequences.list(call.scope(), Boolean.TRUE.equals(settled), Integer.MAX_VALUE)));
        return "operation/consequences";
    }

    private static Sheet<Consequence> sheet(Supplier<List<Consequence>> listed) {
        return Sheet.of("consequences.title", listed)
                .column("consequences.fact", Consequence::said)
                .column("ledger.subject", Consequence::subject)
                .column("ledger.position", Consequence::position)
                .column("consequences.wanted", Consequence::wanted)
                .column("consequences.refused-by", Consequence::target)
                .column("consequences.why", Consequence::detail)
                .column("consequences.when", Consequence::refusedAt)
                .words(
                        "consequences.state",
                        (each, text) ->
                                text.say(each.settledAt() == null ? "consequences.waiting" : "consequences.settled"))
                .person("export.decided-by", Consequence::settledBy)
                .column("export.decided-at", Consequence::settledAt)
                .column("consequences.remark", Consequence::remark)
                .ofNow();
    }

    private Row row(Consequence of, Caller caller, Map<String, String> places) {
        var readsLedger = AccessPolicy.scope(caller, Action.READ_LEDGER).isPresent() && of.position() != null;
        return new Row(
                of,
                readsLedger ? "/ledger/" + of.position() : null,
                place(of.fact(), of.subject(), places),
                place(of.code(), of.target(), places),
                of.settledAt() != null ? null : forms.link("consequences.settle", of.id(), caller));
    }

    /** Types of facts and codes of rules both begin with their context; null where its subjects have no page. */
    private static @Nullable String place(String ofContext, String id, Map<String, String> places) {
        var place = places.get(ofContext.split("\\.")[0]);
        return place == null ? null : place + id;
    }
}
