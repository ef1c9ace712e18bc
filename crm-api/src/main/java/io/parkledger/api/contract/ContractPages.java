package io.parkledger.api.contract;

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
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.renewal.HoldOver;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.contract.ContractViews.Order;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.contribution.CommitmentReport;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
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

/** Contracts (合同) as pages; their forms are those of {@link ContractApi}. */
@Controller
@PageController
@RequestMapping("/contracts")
class ContractPages extends SubjectPages {

    /** More renewals than a contract can have had. */
    private static final int RENEWALS = 100;

    private final HoldOver holdOver;

    ContractPages(Forms forms, Desk desk, History history, HoldOver holdOver) {
        super(forms, desk, history);
        this.holdOver = holdOver;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(at = 60, group = "tenancy", icon = "file")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable ContractStatus status,
            @RequestParam(required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean undelivered,
            @RequestParam(required = false) @Nullable Order sort,
            LookedAt at,
            SliceRequest page,
            Model model) {
        var day = at.day();
        var filter = new ContractViews.Filter(
                undelivered ? ContractStatus.SIGNED : status,
                tenantId,
                PageRequests.filled(q),
                undelivered ? day : null);
        var order = sort == null ? Order.SIGNED_LAST : sort;
        var contracts =
                views.contracts().page(call.scope(), filter, order, page).map(each -> each.on(day));
        model.addAttribute("contracts", Listed.of(contracts));
        model.addAttribute("filter", filter);
        model.addAttribute("order", order);
        model.addAttribute("orders", Order.values());
        model.addAttribute("statuses", ContractStatus.values());
        model.addAttribute("day", day);
        model.addAttribute("undelivered", undelivered);
        model.addAttribute(
                "late", views.contracts().total(call.scope(), ContractViews.Filter.overdueHandover(day), day));
        model.addAttribute(
                "heldOver",
                views.contracts().total(call.scope(), new ContractViews.Filter(ContractStatus.HELD_OVER, null), day));
        model.addAttribute("total", views.contracts().total(call.scope(), filter, day));
        model.addAttribute("sign", forms.link("contracts.new", call));
        model.addAttribute("sheet", sheet(next -> views.contracts()
                .page(call.scope(), filter, order, next)
                .map(each -> each.on(day))));
        return "contract/list";
    }

    private static Sheet<ContractView> sheet(Function<SliceRequest, Slice<ContractView>> contracts) {
        return Sheet.of("place.contracts", contracts)
                .column("contracts.number", ContractView::number)
                .column("contracts.company", ContractView::company)
                .column("contracts.status", ContractView::status)
                .sqm("contracts.area", ContractView::areaSqm)
                .number("field.landMu", "unit.mu", ContractView::landMu)
                .rent("contracts.rent", ContractView::rentCnyPerSqmMonth)
                .yuan("contracts.rent-year", each -> each.rentCnyPerSqmMonth() == null ? null : each.rentCnyPerYear())
                .column("contracts.start", ContractView::startOn)
                .column("contracts.end", ContractView::endOn)
                .column("contracts.signed-on", ContractView::signedOn)
                .column("field.creditCode", ContractView::creditCode)
                .column("export.contract", ContractView::id);
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_TENANCY)
    String contract(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var day = at.day();
        var contract = desk.require(
                id, views, each -> each.contracts().find(id, call.scope()).map(found -> found.on(day)));
        var renewals = views.renewals()
                .page(call.scope(), new RenewalViews.Filter(null, id), SliceRequest.first(RENEWALS))
                .items();
        model.addAttribute("contract", contract);
        model.addAttribute("day", day);
        model.addAttribute("names", views.space().buildingNames(call.scope()));
        model.addAttribute(
                "unitNames",
                views.space()
                        .unitNames(contract.units().stream()
                                .map(ContractView.Let::unitId)
                                .toList()));
        model.addAttribute("promises", promises(contract, views, call, day));
        model.addAttribute("renewals", renewals);
        model.addAttribute(
                "tenantKnown",
                views.tenants().find(contract.tenantId(), call.scope()).isPresent());
        model.addAttribute("actions", actions(contract, renewals, call));
        model.addAttribute(
                "waysOut",
                contract.status() == ContractStatus.HELD_OVER
                        ? holdOver.leases(List.of(contract), "/contracts/" + id, views, call)
                                .get(0)
                                .waysOut()
                        : List.of());
        model.addAttribute("late", contract.isHandoverOverdueOn(day));
        model.addAttribute("handOver", forms.link("contracts.hand-over", id, call.caller()));
        model.addAttribute("history", history.of(id, views, page));
        return "contract/contract";
    }

    private static List<CommitmentReport.Row> promises(ContractView contract, Views views, Call call, LocalDate day) {
        if (contract.commitments().isEmpty()) {
            return List.of();
        }
        return views.contributionsOf(call.scope()).commitmentsOf(contract.tenantId(), day).rows().stream()
                .filter(row -> row.contractId().equals(contract.id()))
                .toList();
    }

    /** What makes sense next; whether it is allowed now, the contract decides. */
    private List<Forms.Link> actions(ContractView contract, List<RenewalView> renewals, Call call) {
        var links = forms.links(contract.id(), call.caller(), actionsOn(contract));
        var renew = contract.status() == ContractStatus.IN_FORCE
                        && contract.endOn() != null
                        && renewals.stream().noneMatch(each -> isOf(each, contract))
                ? forms.link("renewals.new", call)
                : null;
        return renew == null
                ? links
                : Stream.concat(Stream.of(renew.with("contractId", contract.id())), links.stream())
                        .toList();
    }

    private static Stream<String> actionsOn(ContractView contract) {
        return switch (contract.status()) {
            case SIGNED ->
                Stream.concat(
                        Forms.of("contracts", "hand-over", "amend", "correct", "rescind"),
                        contract.negotiationId() == null ? Forms.of("contracts", "withdraw") : Stream.of());
            case IN_FORCE ->
                Forms.of("contracts", "amend", "correct", "correct-hand-over", "withdraw-hand-over", "terminate");
            case HELD_OVER -> Forms.of("contracts", "amend", "correct", "correct-hand-over");
            case EXPIRED, TERMINATED ->
                Stream.concat(
                        isEndedByExit(contract)
                                ? Stream.of()
                                : Forms.of("contracts", "correct-termination", "withdraw-termination"),
                        Forms.of("contracts", "correct-hand-over"));
            case RESCINDED -> Forms.of("contracts", "correct-rescission", "withdraw-rescission");
            case WITHDRAWN -> Stream.of();
        };
    }

    /** People say why they end a contract early; an exit, where it is put right then, says why for itself. */
    private static boolean isEndedByExit(ContractView contract) {
        return contract.status() == ContractStatus.TERMINATED && contract.endCause() == null;
    }

    /** A contract has one renewal at one expiry. */
    private static boolean isOf(RenewalView renewal, ContractView contract) {
        return renewal.expiringOn().equals(contract.endOn());
    }
}
