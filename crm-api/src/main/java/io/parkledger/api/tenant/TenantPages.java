package io.parkledger.api.tenant;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.ShownYear;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tenants (入驻企业) as pages, each with its file (一企一档); their forms are those of {@link TenantApi}. */
@Controller
@PageController
@RequestMapping("/tenants")
class TenantPages extends SubjectPages {

    private static final SliceRequest SOME = SliceRequest.first(20);

    TenantPages(Forms forms, Desk desk, History history) {
        super(forms, desk, history);
    }

    /** Where a tenant is. */
    enum Presence {
        IN_PARK,
        LEFT,
        ALL
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(at = 50, group = "tenancy", icon = "building")
    String list(
            Call call,
            Views views,
            @RequestParam(defaultValue = "IN_PARK") Presence presence,
            @RequestParam(required = false) @Nullable Industry industry,
            @RequestParam(required = false) @Nullable String q,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var day = at.day();
        var filter = new TenantViews.Filter(
                industry,
                null,
                presence == Presence.IN_PARK ? day : null,
                presence == Presence.LEFT ? day : null,
                PageRequests.filled(q));
        var tenants = views.tenants().page(call.scope(), filter, page);
        model.addAttribute("tenants", Listed.of(tenants));
        model.addAttribute("unitNames", unitNames(views, tenants.items()));
        model.addAttribute("filter", filter);
        model.addAttribute("presence", presence);
        model.addAttribute("presences", Presence.values());
        model.addAttribute("industries", Industry.values());
        model.addAttribute("day", day);
        model.addAttribute("report", views.tenancy().tenants(call.scope(), day.withDayOfYear(1), day));
        model.addAttribute(
                "areaSqm",
                views.contracts().occupyingOn(call.scope(), day).stream()
                        .map(ContractView::areaSqm)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute("sheet", sheet(views, next -> views.tenants().page(call.scope(), filter, next)));
        return "tenant/tenants";
    }

    private static Map<String, String> unitNames(Views views, List<TenantView> tenants) {
        return views.space()
                .unitNames(tenants.stream()
                        .flatMap(tenant -> tenant.units().stream())
                        .map(TenantView.Let::unitId)
                        .collect(Collectors.toSet()));
    }

    private static Sheet<TenantView> sheet(Views views, Function<SliceRequest, Slice<TenantView>> tenants) {
        return Sheet.of("place.tenants", tenants)
                .column("tenants.company", TenantView::company)
                .column("tenants.industry", TenantView::industry)
                .column("tenants.units", each -> {
                    var names = unitNames(views, List.of(each));
                    return each.units().stream()
                            .map(unit -> names.getOrDefault(unit.unitId(), unit.unitId()))
                            .toList();
                })
                .column("tenants.area.column", TenantView::areaSqm)
                .column("tenants.landed-on", TenantView::landedOn)
                .column("tenants.exited-on", TenantView::exitedOn)
                .column("field.creditCode", TenantView::creditCode)
                .column("export.id", TenantView::id);
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_TENANCY)
    String tenant(
            @PathVariable String id,
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Integer year,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var day = at.day();
        var tenant = desk.require(id, views, each -> each.tenants().find(id, call.scope()));
        model.addAttribute("tenant", tenant);
        model.addAttribute("unitNames", unitNames(views, List.of(tenant)));
        model.addAttribute("inPark", tenant.isInParkOn(day));
        model.addAttribute("day", day);
        var contracts = views.contracts()
                .page(call.scope(), new ContractViews.Filter(null, id), SOME)
                .map(contract -> contract.on(day))
                .items();
        model.addAttribute("contracts", contracts);
        model.addAttribute(
                "commitments",
                views.contributionsOf(call.scope()).commitmentsOf(id, day).rows().stream()
                        .sorted(Comparator.comparing(row -> row.dueOn()))
                        .toList());
        figures(tenant, year, day, call, views, model);
        AccessPolicy.scope(call.caller(), Action.READ_PIPELINE)
                .ifPresent(scope -> pipeline(tenant, contracts, scope, views, model));
        model.addAttribute("actions", forms.links(id, call.caller(), actionsOn(tenant, day)));
        model.addAttribute(
                "reports",
                forms.links(call, Forms.of("contributions", "report-tax", "report-jobs", "report-output")).stream()
                        .map(link -> link.with("tenantId", id).with("_next", "/tenants/" + id))
                        .toList());
        model.addAttribute("history", history.of(id, views, page));
        return "tenant/tenant";
    }

    private static void figures(
            TenantView tenant, @Nullable Integer year, LocalDate day, Call call, Views views, Model model) {
        var contributions = views.contributions();
        var shown = ShownYear.of(year, day, each -> contributions
                .yearOf(tenant.id(), each, call.scope())
                .isPresent());
        var figures = TenantFigures.of(
                contributions.yearOf(tenant.id(), shown.number(), call.scope()).orElse(null),
                contributions
                        .yearOf(tenant.id(), shown.number() - 1, call.scope())
                        .orElse(null));
        model.addAttribute("year", shown);
        model.addAttribute("figures", figures);
    }

    /** What is known of how it came here, where the reader may see it. */
    private static void pipeline(
            TenantView tenant, Iterable<ContractView> contracts, Scope scope, Views views, Model model) {
        var leadId = tenant.leadId();
        if (leadId != null) {
            views.leads().find(leadId, scope).ifPresent(lead -> model.addAttribute("lead", lead));
            model.addAttribute(
                    "receptions",
                    views.receptions()
                            .receptions(scope, ReceptionViews.Filter.ofLead(leadId), SOME)
                            .items());
        }
        for (var contract : contracts) {
            if (contract.negotiationId() != null) {
                views.negotiations()
                        .find(Objects.requireNonNull(contract.negotiationId()), scope)
                        .ifPresent(negotiation -> model.addAttribute("negotiation", negotiation));
            }
        }
    }

    private static Stream<String> actionsOn(TenantView tenant, LocalDate day) {
        if (tenant.withdrawnOn() != null) {
            return Stream.of();
        }
        return tenant.isInParkOn(day)
                ? Forms.of("tenants", "name-contact", "correct", "rectify", "exit")
                : Forms.of("tenants", "rectify", "correct-exit", "withdraw-exit");
    }
}
