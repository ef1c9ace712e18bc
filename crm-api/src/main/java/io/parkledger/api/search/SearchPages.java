package io.parkledger.api.search;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.PageFrame;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.subject.Found;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One field finds it all: places, and things of every kind, each within what the reader may see. */
@Controller
@PageController
@RequestMapping("/search")
class SearchPages {

    /** At most so many of a kind. */
    private static final int OF_A_KIND = 8;

    private final PageText text;
    private final List<Subject<?>> subjects;

    SearchPages(PageText text, List<Subject<?>> subjects) {
        this.text = text;
        this.subjects = subjects;
    }

    @GetMapping
    @Allowed(Action.READ_HOME)
    String search(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String q,
            @ModelAttribute("page") PageFrame page,
            Model model) {
        var typed = q == null ? "" : q.strip();
        model.addAttribute("q", typed);
        model.addAttribute("found", typed.isEmpty() ? List.of() : found(call.caller(), views, typed, page));
        return "search/search";
    }

    /** What the search field shows while one types. */
    @GetMapping("/found")
    @Allowed(Action.READ_HOME)
    String found(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String q,
            @ModelAttribute("page") PageFrame page,
            Model model) {
        search(call, views, q, page, model);
        return "search/found :: found";
    }

    private List<Found> found(Caller caller, Views views, String q, PageFrame page) {
        var found = new ArrayList<>(places(q, page).toList());
        for (var subject : subjects) {
            AccessPolicy.scope(caller, subject.reading()).ifPresent(scope -> subject.search(views, scope, q, OF_A_KIND)
                    .forEach(found::add));
        }
        return found;
    }

    private Stream<Found> places(String q, PageFrame page) {
        return page.places().stream()
                .map(place -> new Found("place", place.icon(), place.href(), text.say("place." + place.name()), null))
                .filter(place -> Found.fits(place.title(), q))
                .limit(OF_A_KIND);
    }
}
