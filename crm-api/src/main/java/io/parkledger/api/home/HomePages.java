package io.parkledger.api.home;

import io.parkledger.api.contribution.WaitingProposals;
import io.parkledger.api.figure.FigureSheets;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.PageFrame;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.operation.Consequences;
import io.parkledger.api.operation.WaitingErasure;
import io.parkledger.api.report.MonthSpan;
import io.parkledger.api.setup.Setup;
import io.parkledger.projection.Views;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The first page: what is to be done for staff, how it goes for managers, how the ledger stands for those who check.
 */
@Controller
@PageController
class HomePages {

    private final Forms forms;
    private final SystemOverview overview;
    private final Consequences consequences;
    private final Setup setup;
    private final FigureSheets figures;

    HomePages(Forms forms, SystemOverview overview, Consequences consequences, Setup setup, FigureSheets figures) {
        this.forms = forms;
        this.overview = overview;
        this.consequences = consequences;
        this.setup = setup;
        this.figures = figures;
    }

    @GetMapping({"/", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_HOME)
    String home(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Boolean soFar,
            LookedAt at,
            @ModelAttribute("page") PageFrame page,
            Model model) {
        var caller = call.caller();
        var today = at.day();
        boolean running = Boolean.TRUE.equals(soFar);
        var usual = caller.role() == Role.STAFF ? MonthSpan.worthALook(today) : MonthSpan.closedBy(today);
        var span = running ? MonthSpan.soFar(today) : usual;
        model.addAttribute("today", today);
        model.addAttribute("soFar", running);
        model.addAttribute("spans", running || usual.lastDay().isBefore(today));
        return switch (caller.role()) {
            case STAFF -> {
                var work = WorkDay.of(caller, views, today, span);
                model.addAttribute("work", work);
                model.addAttribute("book", HomeBook.of(work, next -> WorkDay.steps(caller, views, today, next)));
                model.addAttribute("reporting", work.leasesFirst() ? Reporting.of(caller, views, today) : null);
                model.addAttribute("first", forms.links(null, caller, Stream.of("leads.new", "receptions.new")));
                yield "home/staff";
            }
            case MANAGER -> {
                show(YearSoFar.of(caller, views, span, today), call, views, at, model);
                model.addAttribute("week", Week.of(caller, views, today));
                model.addAttribute("waiting", page.isNow() ? consequences.waitingFor(caller) : 0);
                model.addAttribute("left", page.isNow() ? setup.left(caller, views) : 0);
                model.addAttribute("proposals", page.isNow() ? WaitingProposals.countFor(caller, views) : 0);
                yield "home/manager";
            }
            case AUDITOR -> {
                // The ledger is as it is now, also for whoever looks at what was known in the past.
                model.addAttribute("ledger", page.isNow() ? overview.ledger() : null);
                show(YearSoFar.of(caller, views, span, today), call, views, at, model);
                model.addAttribute(
                        "yearEnd",
                        (at.chosen() ? page.today() : today).withDayOfYear(1).minusDays(1));
                yield "home/auditor";
            }
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> {
                model.addAttribute("left", page.isNow() ? setup.left(caller, views) : 0);
                model.addAttribute("ledger", overview.ledger());
                model.addAttribute("accounts", overview.accounts());
                model.addAttribute("erasures", page.isNow() ? WaitingErasure.of(caller, views, today) : List.of());
                model.addAttribute("changes", overview.lastChanges(caller));
                model.addAttribute("first", forms.links(null, caller, Stream.of("accounts.new", "parks.new")));
                model.addAttribute("parks", SystemOverview.parks(caller, views));
                model.addAttribute("jobs", caller.role() == Role.SYSTEM_ADMIN ? overview.lastJobs() : null);
                yield "home/admin";
            }
        };
    }

    private void show(YearSoFar year, Call call, Views views, LookedAt at, Model model) {
        model.addAttribute("year", year);
        model.addAttribute("book", HomeBook.of(year, figures.beside(HomeBook.asked(year), call, views, at)));
    }
}
