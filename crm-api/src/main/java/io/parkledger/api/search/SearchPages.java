package io.parkledger.api.search;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.Pages;
import io.parkledger.api.kit.page.PageFrame;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.PageRequest;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One field finds it all: places, parks, buildings, units, tenants and leads, each within what the reader may see. */
@Controller
@Pages
@RequestMapping("/search")
class SearchPages {

    /** At most so many of a kind. */
    private static final int OF_A_KIND = 8;

    private final PageText text;

    SearchPages(PageText text) {
        this.text = text;
    }

    /**
     * Something found.
     *
     * @param kind its word is the message {@code search.<kind>}
     * @param more told apart by
     */
    record Found(
            String kind,
            String icon,
            String href,
            String title,
            @Nullable String more) {}

    @GetMapping
    @Allowed(Action.READ_HOME)
    String search(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String q,
            @ModelAttribute("page") PageFrame page,
            Model model) {
        find(call.caller(), views, q, page, model);
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
        find(call.caller(), views, q, page, model);
        return "search/found :: found";
    }

    private void find(Caller caller, Views views, @Nullable String typed, PageFrame page, Model model) {
        var q = typed == null ? "" : typed.strip();
        model.addAttribute("q", q);
        model.addAttribute("found", q.isEmpty() ? List.of() : found(caller, views, q, page));
    }

    private List<Found> found(Caller caller, Views views, String q, PageFrame page) {
        var found = new ArrayList<>(places(q, page).toList());
        scope(caller, Action.READ_PARKS)
                .ifPresent(scope -> parks(views, scope.withoutBuildings(), q).forEach(found::add));
        scope(caller, Action.READ_TENANCY).ifPresent(scope -> {
            tenants(views, scope, q).forEach(found::add);
            contracts(views, scope, q).forEach(found::add);
            buildings(views, scope, q).forEach(found::add);
            units(views, scope, q).forEach(found::add);
        });
        scope(caller, Action.READ_PIPELINE)
                .ifPresent(scope -> leads(views, scope, q).forEach(found::add));
        return found;
    }

    private static Optional<Scope> scope(Caller caller, Action action) {
        return AccessPolicy.scope(caller, action);
    }

    private Stream<Found> places(String q, PageFrame page) {
        return page.places().stream()
                .map(place -> new Found("place", place.icon(), place.href(), text.say("place." + place.name()), null))
                .filter(place -> isIn(place.title(), q))
                .limit(OF_A_KIND);
    }

    private Stream<Found> tenants(Views views, Scope scope, String q) {
        return views
                .tenants()
                .page(scope, new TenantViews.Filter(null, null, null, null, q), PageRequest.first(OF_A_KIND))
                .items()
                .stream()
                .map(each -> new Found(
                        "tenant", "building", "/tenants/" + each.id(), each.company(), text.word(each.industry())));
    }

    /** By the office's number; by its company a tenant is found. */
    private static Stream<Found> contracts(Views views, Scope scope, String q) {
        return views.contracts().withNumberLike(scope, q, OF_A_KIND).stream()
                .map(each -> new Found(
                        "contract", "file", "/contracts/" + each.id(), String.valueOf(each.number()), each.company()));
    }

    private Stream<Found> leads(Views views, Scope scope, String q) {
        var filter = new LeadViews.Filter(null, null, null, null, q);
        return views.leads().page(scope, filter, LeadViews.Sort.NEWEST, PageRequest.first(OF_A_KIND)).items().stream()
                .map(each ->
                        new Found("lead", "lightbulb", "/leads/" + each.id(), each.company(), text.word(each.stage())));
    }

    private static Stream<Found> parks(Views views, Scope scope, String q) {
        return views.space().parks(scope, PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .filter(park -> isIn(park.name(), q) || isIn(park.id(), q))
                .limit(OF_A_KIND)
                .map(park -> new Found("park", "grid", "/parks/" + park.id(), park.name(), park.id()));
    }

    private static Stream<Found> buildings(Views views, Scope scope, String q) {
        return views.space().allBuildings(scope).stream()
                .filter(building -> isIn(building.name(), q) || isIn(building.id(), q))
                .limit(OF_A_KIND)
                .map(building ->
                        new Found("building", "grid", "/buildings/" + building.id(), building.name(), building.id()));
    }

    private static boolean isIn(String name, String q) {
        return name.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
    }

    private Stream<Found> units(Views views, Scope scope, String q) {
        var units = views.space().unitsNumbered(scope, q, OF_A_KIND);
        var names = views.space().unitNames(units.stream().map(UnitView::id).toList());
        return units.stream()
                .map(each -> new Found(
                        "unit",
                        "grid",
                        "/units/" + each.id(),
                        names.getOrDefault(each.id(), each.number()),
                        each.company() == null ? text.word(each.state()) : each.company()));
    }
}
