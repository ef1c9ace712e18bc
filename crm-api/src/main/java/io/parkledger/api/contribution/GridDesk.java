package io.parkledger.api.contribution;

import io.parkledger.api.contribution.Grid.Sent;
import io.parkledger.api.contribution.GridAsked.Unit;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what was filled in on the grid, cell by cell as a program would send it: what is refused comes back with
 * what was typed, the rest is done.
 */
@Controller
@PageController(anyParameter = true)
class GridDesk {

    /** Before the id of a tenant: what was typed for it, what was known of it then, what is confirmed. */
    private static final String TYPED = "v.";

    private static final String WAS = "was.";
    private static final String CONFIRM = "confirm.";

    private final GridPages pages;
    private final Batch batch;
    private final CommandReader commands;
    private final ViewArguments views;
    private final LedgerClock clock;
    private final JsonMapper json;

    GridDesk(
            GridPages pages,
            Batch batch,
            CommandReader commands,
            ViewArguments views,
            LedgerClock clock,
            JsonMapper json) {
        this.pages = pages;
        this.batch = batch;
        this.commands = commands;
        this.views = views;
        this.clock = clock;
        this.json = json;
    }

    @PostMapping("/contributions/grid")
    @Allowed(Action.WRITE_TENANCY)
    String save(
            Call call,
            @RequestParam Period period,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable TaxType taxType,
            @RequestParam(required = false) @Nullable Unit unit,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String reportedOn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var asked = GridAsked.of(period, PageRequests.filled(show), taxType, unit);
        var sent = sent(asked, request);
        var day = PageRequests.filled(reportedOn);
        var on = day == null ? clock.today().toString() : day;
        var key = PageRequests.filled(request.getParameter("_key"));
        var answer = save(asked, sent, PageRequests.filled(cause), on, call.keyed(key));
        if (answer.rows().stream().noneMatch(BatchAnswer.Row::isRefused)) {
            return Addresses.redirectTo(asked.address()
                    + (answer.position() == null ? "" : "&minPosition=" + answer.position())
                    + (answer.rows().isEmpty() ? "" : "&done=contributions.grid"));
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        views.reach(answer.position(), response);
        var contributions = views.live().contributionsOf(call.scope());
        var report = contributions.grid(asked.period(), asked.figure());
        var slice = GridPages.slice(
                report, new SliceRequest(SliceRequest.MAX_LIMIT, PageRequests.filled(request.getParameter("cursor"))));
        pages.show(
                model,
                Grid.of(asked, report, slice.items(), sent, answer.rows()),
                Periods.of(contributions, period, clock.today()),
                slice);
        model.addAttribute("reportedOn", on);
        model.addAttribute("cause", cause);
        return "contribution/grid";
    }

    /** Whoever sends a page twice does nothing twice. */
    /** What is not as it was when the page was made, by tenant. */
    private static Map<String, Sent> sent(GridAsked asked, HttpServletRequest request) {
        var sent = new LinkedHashMap<String, Sent>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(TYPED)) {
                var tenant = new TenantId(name.substring(TYPED.length())).value();
                var typed = values[0].strip();
                var was = request.getParameter(WAS + tenant);
                if (was == null ? !typed.isEmpty() : !asked.read(typed).equals(was)) {
                    var confirmed = request.getParameterValues(CONFIRM + tenant);
                    sent.put(tenant, new Sent(typed, confirmed == null ? Set.of() : codes(confirmed)));
                }
            }
        });
        return sent;
    }

    private static Set<String> codes(String[] confirmed) {
        return Stream.of(confirmed)
                .filter(code -> code.matches(CommandReader.CONFIRMATION))
                .collect(Collectors.toSet());
    }

    private BatchAnswer save(GridAsked asked, Map<String, Sent> sent, @Nullable String cause, String on, Call call) {
        var entries = new ArrayList<Batch.Entry>();
        var unreadable = new ArrayList<BatchAnswer.Row>();
        sent.forEach((tenant, each) -> {
            var row = entries.size() + unreadable.size();
            try {
                if (each.typed().isEmpty()) {
                    throw Refused.malformed("value", "request.emptied");
                }
                requireShort(cause);
                entries.add(new Batch.Entry(
                        row, figure(asked, tenant, each.typed(), on, call), cause, List.copyOf(each.confirmed())));
            } catch (Refused | InvalidValue refusal) {
                var id = ContributionCommand.idOf(new TenantId(tenant), asked.period());
                unreadable.add(batch.refused(row, id, asked.figure(), "value", refusal));
            }
        });
        var answer = report(entries, call);
        return new BatchAnswer(
                Stream.concat(answer.rows().stream(), unreadable.stream()).toList(), answer.position());
    }

    /**
     * While the ledger cannot be reached, nobody loses what was typed: what was written is the same when sent again.
     */
    private BatchAnswer report(List<Batch.Entry> entries, Call call) {
        try {
            return batch.report(entries, call);
        } catch (LedgerUnavailable | Refused e) {
            return new BatchAnswer(
                    entries.stream()
                            .map(each -> batch.refused(
                                    each.row(),
                                    each.figure().contributionId(),
                                    each.figure().figure(),
                                    "value",
                                    e))
                            .toList(),
                    null);
        }
    }

    private static void requireShort(@Nullable String cause) {
        if (cause != null && cause.length() > 500) {
            throw Refused.malformed("cause", "request.too-long", 500);
        }
        if (cause != null && !Bounds.holds(cause)) {
            throw Refused.malformed("cause", "request.control-character");
        }
    }

    private OneFigure figure(GridAsked asked, String tenant, String typed, String on, Call call) {
        var body = json.createObjectNode()
                .put("tenantId", tenant)
                .put("period", asked.period().value())
                .put("reportedOn", on);
        var value = asked.read(typed);
        var type =
                switch (asked.show()) {
                    case TAX -> {
                        body.put("taxType", asked.taxType().name())
                                .put("scope", TaxScope.FULL.name())
                                .put("taxCny", value);
                        yield ContributionApi.TaxReport.class;
                    }
                    case JOBS -> {
                        body.put("jobs", value);
                        yield ContributionApi.JobsReport.class;
                    }
                    case OUTPUT -> {
                        body.put("outputCny", value);
                        yield ContributionApi.OutputReport.class;
                    }
                };
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return (OneFigure) commands.read(bytes, type, null, call.caller());
    }
}
