package io.parkledger.api.renewal;

import io.parkledger.api.figure.FigureSheets;
import io.parkledger.api.figure.FigureSheets.Asked;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.page.SubjectPages;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.report.MonthSpan;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.report.letting.ExpiryReport;
import io.parkledger.projection.report.tenancy.TermEnd;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Renewals (续签) as pages: what ends when, how much was renewed, who has to be talked to. */
@Controller
@PageController
@RequestMapping("/renewals")
class RenewalPages extends SubjectPages {

    /** For as many years a renewal is offered at a touch. */
    private static final int OFFERED_YEARS = 3;

    /** Of a column; the others are a list away. */
    private static final int CARDS = 5;

    private final HoldOver holdOver;
    private final FigureSheets figures;

    RenewalPages(Forms forms, Desk desk, History history, HoldOver holdOver, FigureSheets figures) {
        super(forms, desk, history);
        this.holdOver = holdOver;
        this.figures = figures;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    @InMenu(at = 70, group = "tenancy", icon = "repeat")
    String overview(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            LookedAt at,
            Model model) {
        var day = at.day();
        var closed = MonthSpan.closedBy(day);
        var first = from == null ? (to == null ? closed.firstDay() : to.withDayOfYear(1)) : from;
        var last = to == null
                ? (from == null ? closed.lastDay() : from.withMonth(12).withDayOfMonth(31))
                : to;
        Refused.requireOrder(first, last);
        var letting = views.letting(call.scope(), day);
        var expiry = letting.expiry();
        model.addAttribute("day", day);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("quick", new MonthSpan(YearMonth.from(first), YearMonth.from(last)).quick(day));
        model.addAttribute("expiry", expiry);
        model.addAttribute(
                "rentCnyPerYear", Cny.sum(expiry.buckets().stream().map(ExpiryReport.Bucket::rentCnyPerYear)));
        model.addAttribute("wale", letting.wale());
        var heldOver = heldOver(call.scope(), views, at);
        model.addAttribute("heldOver", holdOver.leases(heldOver, "/renewals", views, call));
        var columns = columns(views, call);
        model.addAttribute("board", board(columns, day));
        model.addAttribute("rate", views.tenancy().renewals(call.scope(), first, last, day));
        model.addAttribute("ends", views.tenancy().termEnds(call.scope(), first, last, day));
        model.addAttribute("open", forms.link("renewals.new", call));
        model.addAttribute(
                "book",
                RenewalBook.of(
                        figures.of("renewals.rate", rates(first, last), call, views, at)
                                .during(first, last),
                        figures.of(leases(), call, views, at),
                        columns,
                        expiry,
                        heldOver,
                        day));
        return "renewal/overview";
    }

    private static Stream<Asked> rates(LocalDate from, LocalDate to) {
        return Asked.of(
                Question.ofPeriod(from, to),
                Figure.RENEWAL_RATE_BY_COUNT,
                Figure.RENEWAL_RATE_BY_AREA,
                Figure.RENEWAL_RATE_BY_RENT,
                Figure.EARLY_EXIT_RATE_BY_COUNT,
                Figure.EARLY_EXIT_RATE_BY_AREA,
                Figure.EARLY_EXIT_RATE_BY_RENT,
                Figure.RENEWALS_NOT_OPENED);
    }

    private static Stream<Asked> leases() {
        return Asked.of(
                Question.ofDay(),
                Figure.EXPIRY_LEASES,
                Figure.OCCUPANCY_LEASED_SQM,
                Figure.EXPIRY_RENT,
                Figure.WALE_BY_AREA,
                Figure.WALE_BY_AREA_RUNNING,
                Figure.WALE_BY_AREA_WITH_VACANT,
                Figure.WALE_BY_RENT,
                Figure.WALE_BY_RENT_RUNNING);
    }

    /** As it is known; where one looks at another day, those who were in after their end then. */
    private static List<ContractView> heldOver(Scope scope, Views views, LookedAt at) {
        if (at.chosen()) {
            return views.contracts().occupyingOn(scope, at.day()).stream()
                    .filter(contract -> contract.isHeldOverOn(at.day()))
                    .toList();
        }
        return views.contracts().heldOver(scope).stream()
                .map(contract -> contract.on(at.day()).within(scope))
                .toList();
    }

    /** A column of the board; its cards say how soon. */
    record Column(RenewalViews.Column of, List<Card> cards) {}

    /** One renewal on the board; its urgency is null once it is decided. */
    record Card(RenewalView renewal, @Nullable Urgency urgency) {}

    private static List<RenewalViews.Column> columns(Views views, Call call) {
        return views.renewals().board(call.scope()).stream()
                .filter(column -> column.status() != RenewalStatus.WITHDRAWN)
                .sorted(Comparator.comparing(column -> !column.status().isOpen()))
                .toList();
    }

    private static List<Column> board(List<RenewalViews.Column> columns, LocalDate day) {
        return columns.stream()
                .map(column -> new Column(
                        column,
                        column.cards().stream()
                                .limit(CARDS)
                                .map(renewal -> new Card(renewal, urgency(renewal, day)))
                                .toList()))
                .toList();
    }

    private static @Nullable Urgency urgency(RenewalView renewal, LocalDate day) {
        return renewal.status().isOpen() ? Urgency.of(renewal.expiringOn(), day) : null;
    }

    /** What the rate of a period was computed from. */
    @GetMapping({"/ended", "/ended" + Sheet.AT, "/ended" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String ended(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) TermEnd.@Nullable LeaseOutcome outcome,
            LookedAt at,
            Model model) {
        var day = at.day();
        var first = from == null ? day.withDayOfYear(1) : from;
        var last = to == null ? first.plusYears(1).minusDays(1) : to;
        Refused.requireOrder(first, last);
        var ends = views.tenancy().termEnds(call.scope(), first, last, day).stream()
                .filter(each -> outcome == null || outcome == each.outcome())
                .toList();
        model.addAttribute("ends", ends);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("outcome", outcome);
        model.addAttribute("outcomes", TermEnd.LeaseOutcome.values());
        model.addAttribute("areaSqm", ends.stream().map(TermEnd::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute("rentCnyPerYear", Cny.sum(ends.stream().map(TermEnd::rentCnyPerYear)));
        model.addAttribute(
                "sheet",
                Sheet.of("renewals.ended-leases", ends)
                        .column("renewals.company", TermEnd::company)
                        .column("renewals.expiring", TermEnd::expiringOn)
                        .column("renewals.outcome", TermEnd::outcome)
                        .sqm("renewals.area", TermEnd::areaSqm)
                        .yuan("renewals.rent-year", TermEnd::rentCnyPerYear)
                        .column("renewals.new-end", TermEnd::newEndOn)
                        .column("export.contract", TermEnd::contractId));
        return "renewal/ended";
    }

    @GetMapping({"/list", "/list" + Sheet.AT, "/list" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable RenewalStatus status,
            SliceRequest page,
            Model model) {
        var filter = new RenewalViews.Filter(status, null);
        model.addAttribute("renewals", Listed.of(views.renewals().page(call.scope(), filter, page)));
        model.addAttribute("status", status);
        model.addAttribute("statuses", RenewalStatus.values());
        model.addAttribute("sheet", sheet(next -> views.renewals().page(call.scope(), filter, next)));
        return "renewal/list";
    }

    private static Sheet<RenewalView> sheet(Function<SliceRequest, Slice<RenewalView>> renewals) {
        return Sheet.of("renewals.list", renewals)
                .column("renewals.company", RenewalView::company)
                .column("renewals.status", RenewalView::status)
                .column("renewals.expiring", RenewalView::expiringOn)
                .sqm("renewals.area", RenewalView::areaSqm)
                .yuan("renewals.rent-year", RenewalView::rentCnyPerYear)
                .column("renewals.new-end", RenewalView::newEndOn)
                .column("renewals.decided", RenewalView::decidedOn)
                .column("export.contract", RenewalView::contractId);
    }

    /** The leases behind one figure of the expiry profile. */
    @GetMapping({"/expiring", "/expiring" + Sheet.AT, "/expiring" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String expiring(
            Call call,
            Views views,
            @RequestParam(required = false) ExpiryReport.@Nullable Horizon horizon,
            @RequestParam(required = false) @Nullable String quarter,
            LookedAt at,
            Model model) {
        var day = at.day();
        Predicate<ContractView> wanted =
                contract -> (horizon == null || horizon == ExpiryReport.Horizon.of(contract.endOn(), day))
                        && (quarter == null || quarter.equals(ExpiryReport.quarterOf(contract.endOn())));
        var contracts = views.contracts().occupyingOn(call.scope(), day).stream()
                .filter(wanted)
                .sorted(Comparator.comparing(ContractView::endOn, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ContractView::id))
                .toList();
        model.addAttribute("contracts", contracts);
        model.addAttribute(
                "areaSqm", contracts.stream().map(ContractView::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute("rentCnyPerYear", Cny.sum(contracts.stream().map(ContractView::rentCnyPerYear)));
        model.addAttribute("day", day);
        model.addAttribute("horizon", horizon);
        model.addAttribute("horizons", ExpiryReport.Horizon.values());
        model.addAttribute("quarter", quarter);
        model.addAttribute("sheet", RenewalBook.leases("renewals.expiring-leases", contracts, day));
        return "renewal/expiring";
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_TENANCY)
    String renewal(@PathVariable String id, Call call, Views views, LookedAt at, SliceRequest page, Model model) {
        var renewal = desk.require(id, views, each -> each.renewals().find(id, call.scope()));
        var day = at.day();
        model.addAttribute("renewal", renewal);
        model.addAttribute("day", day);
        model.addAttribute("urgency", urgency(renewal, day));
        var contract =
                views.contracts().find(renewal.contractId(), call.scope()).orElse(null);
        model.addAttribute("contract", contract);
        model.addAttribute("actions", forms.links(id, call.caller(), actionsOn(renewal, contract, day)));
        model.addAttribute("offers", offers(renewal, call));
        model.addAttribute("history", history.of(id, views, page));
        return "renewal/renewal";
    }

    private static Stream<String> actionsOn(RenewalView renewal, @Nullable ContractView contract, LocalDate day) {
        var reopen = Stream.of("renewals.reopen");
        return switch (renewal.status()) {
            case OPENED, HELD_OVER -> Forms.of("renewals", "offer", "agree", "decline", "withdraw-opening");
            case OFFERED -> Forms.of("renewals", "agree", "offer", "decline", "withdraw-opening");
            case AGREED -> Forms.of("renewals", "correct", "withdraw-agreement");
            case DECLINED -> renewal.expiringOn().isBefore(day) ? Stream.of() : reopen;
            case WITHDRAWN -> contract != null && isRunning(contract, renewal) ? reopen : Stream.of();
        };
    }

    /** Whether that term is the one that runs, or is held over. */
    private static boolean isRunning(ContractView contract, RenewalView renewal) {
        return contract.status().isOccupying() && renewal.expiringOn().equals(contract.endOn());
    }

    /** An offer for some years more. */
    record Offer(int years, LocalDate newEndOn, String href) {}

    private List<Offer> offers(RenewalView renewal, Call call) {
        var link = renewal.status().isOpen() ? forms.link("renewals.offer", renewal.id(), call.caller()) : null;
        if (link == null) {
            return List.of();
        }
        return IntStream.rangeClosed(1, OFFERED_YEARS)
                .mapToObj(years -> {
                    var end = renewal.expiringOn().plusYears(years);
                    return new Offer(years, end, link.href() + "?newEndOn=" + end);
                })
                .toList();
    }
}
