package io.parkledger.api.diff;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.Step;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A thing step by step (逐步回放): what each event left of it, beside that event. */
@Controller
@PageController
class ReplayPages {

    private final History history;
    private final Places places;

    ReplayPages(History history, Places places) {
        this.history = history;
        this.places = places;
    }

    /**
     * Whoever sees the thing may open what happened to it.
     *
     * @param at       which step, counted from 1; the last one where none is said
     * @param position of an event that speaks of it, instead
     */
    @GetMapping("/{resource}/{id}/replay")
    @Allowed(Action.READ_HOME)
    String replay(
            @PathVariable String resource,
            @PathVariable String id,
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer at,
            @RequestParam(required = false) @Nullable Long position,
            HttpServletRequest request,
            Model model) {
        var subject = places.at(resource, call.caller()).orElseThrow(() -> Refused.unknown(id));
        var step = step(subject, id, call, views, at, position, request);
        model.addAttribute("step", step);
        model.addAttribute("kind", subject.kind());
        model.addAttribute("here", subject.pageOf(id));
        model.addAttribute("of", subject.pageOf(id).substring(1));
        var event = step.event();
        model.addAttribute("facts", event == null ? Map.of() : history.facts(event.type(), event.facts()));
        return "diff/replay";
    }

    private <V> Step step(
            Subject<V> subject,
            String id,
            Call call,
            Views views,
            @Nullable Integer at,
            @Nullable Long position,
            HttpServletRequest request) {
        var scope = AccessPolicy.scope(call.caller(), subject.reading()).orElseThrow(() -> Refused.unknown(id));
        return position == null
                ? history.diffs().step(subject, id, scope, views, request, at)
                : history.diffs().at(subject, id, scope, views, position);
    }
}
