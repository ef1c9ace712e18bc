package io.parkledger.api.diff;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.Span;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.report.Report;
import io.parkledger.api.report.ReportDiffs;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Anything as it was known at two times (两时点对比): a thing, a list or a report, by its address. */
@Controller
@PageController
class DiffPages {

    private static final String REPORTS = "reports/";

    private final ViewArguments views;
    private final History history;
    private final ReportDiffs reports;
    private final Places places;
    private final QueryRecords queries;

    DiffPages(ViewArguments views, History history, ReportDiffs reports, Places places, QueryRecords queries) {
        this.queries = queries;
        this.views = views;
        this.history = history;
        this.reports = reports;
        this.places = places;
    }

    /**
     * Nobody sees here what he does not see elsewhere.
     *
     * @param of   {@code leads}, {@code leads/XS-1}, {@code reports/tenants}
     * @param filtersOf the list that filters were chosen for: another one is not narrowed down by them
     * @param from a position, an instant or a day; the end of the year before, where none is said
     * @param to   what the page is asked as of, or now
     */
    @GetMapping("/diff")
    @Allowed(Action.READ_HOME)
    String diff(
            Call call,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable LocalDate periodFrom,
            @RequestParam(required = false) @Nullable LocalDate periodTo,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String filtersOf,
            @FromQuery Filters filters,
            SliceRequest page,
            HttpServletRequest request,
            Model model) {
        var compared = PageRequests.filled(of);
        var known = views.knownOn(request);
        var asked = PageRequests.filled(from);
        var earlier = asked == null ? known.withDayOfYear(1).minusDays(1).toString() : asked;
        var later = PageRequests.filled(to);
        model.addAttribute("of", compared);
        model.addAttribute("from", earlier);
        model.addAttribute("to", later);
        model.addAttribute("lists", lists(call));
        model.addAttribute("reports", reportsFor(call));
        model.addAttribute("places", places.of(call.caller()));
        if (compared != null) {
            var span = Span.of(earlier, later == null ? ViewArguments.asOf(request) : later, views);
            var asking = new ReportDiffs.Asking(day, periodFrom, periodTo, year, null);
            var stale = PageRequests.filled(filtersOf) != null && !compared.equals(filtersOf);
            compare(compared, call, span, asking, stale ? Filters.NONE : filters, page, model);
        }
        return "diff/diff";
    }

    /** By address, what is called what. */
    private Map<String, String> lists(Call call) {
        return places.seenBy(call.caller()).stream()
                .collect(Collectors.toMap(
                        subject -> subject.path().substring(1),
                        Subject::kind,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static List<String> reportsFor(Call call) {
        return Stream.of(Report.values())
                .filter(report ->
                        AccessPolicy.scope(call.caller(), report.reading()).isPresent())
                .map(Report::address)
                .toList();
    }

    private void compare(
            String of,
            Call call,
            Span span,
            ReportDiffs.Asking asking,
            Filters filters,
            SliceRequest page,
            Model model) {
        model.addAttribute("span", span);
        if (of.startsWith(REPORTS)) {
            var report = Report.named(of.substring(REPORTS.length())).orElseThrow(() -> Refused.unknown(of));
            model.addAttribute("asks", report.asks());
            model.addAttribute("day", asking.day());
            model.addAttribute("report", reports.of(report, call.caller(), span, asking, page));
            return;
        }
        var parts = of.split("/", 2);
        var subject = places.at(parts[0], call.caller()).orElseThrow(() -> Refused.unknown(of));
        if (parts.length == 1) {
            ofList(subject, call, span, filters.of(subject, queries), page, model);
        } else {
            model.addAttribute("one", history.diffs().ofOne(subject, parts[1], scope(subject, call), span, page));
            model.addAttribute("kind", subject.kind());
        }
    }

    private void ofList(Subject<?> subject, Call call, Span span, Narrowing narrowing, SliceRequest page, Model model) {
        var overview = history.diffs().overview(subject, scope(subject, call), narrowing, span, page);
        model.addAttribute("rows", overview.rows());
        model.addAttribute("count", overview.count());
        model.addAttribute("fields", Filters.fields(narrowing));
        model.addAttribute("kind", subject.kind());
        model.addAttribute("path", subject.path());
    }

    private static Scope scope(Subject<?> subject, Call call) {
        return AccessPolicy.scope(call.caller(), subject.reading())
                .orElseThrow(() -> new Refused(
                        HttpStatus.FORBIDDEN,
                        "access.not-allowed",
                        call.caller().role()));
    }
}
