package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.seal.VerificationReport;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.keeper.RebuildReport;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the system runs (系统运行): the views and the jobs; and, for the three admins, the erasing of persons. */
@Controller
@PageController
class OperationPages {

    private final LedgerProgress progress;
    private final Ledger ledger;
    private final Jobs jobs;
    private final ErasablePersons persons;
    private final Forms forms;
    private final Lookout lookout;

    OperationPages(
            LedgerProgress progress, Ledger ledger, Jobs jobs, ErasablePersons persons, Forms forms, Lookout lookout) {
        this.persons = persons;
        this.progress = progress;
        this.ledger = ledger;
        this.jobs = jobs;
        this.forms = forms;
        this.lookout = lookout;
    }

    /** A job, with what its rebuild or its verification found, or its backup wrote, once it is done. */
    record Row(
            Job job,
            @Nullable RebuildReport found,
            @Nullable VerificationReport verified,
            @Nullable BackupReport written) {

        static Row of(Job job) {
            return new Row(job, job.result(), job.verification(), job.backup());
        }
    }

    @GetMapping("/operation")
    @Allowed(Action.READ_OPERATION)
    @InMenu(at = 120, group = "admin", icon = "activity")
    String operation(Call call, Model model) {
        model.addAttribute("standing", progress.now());
        model.addAttribute("health", lookout.health());
        var findings = lookout.findings();
        model.addAttribute("findings", findings);
        model.addAttribute("troubled", findings.stream().anyMatch(Finding::isOfViews));
        model.addAttribute("unsealed", ledger.reader().unsealed());
        model.addAttribute("rebuild", forms.link("projections.rebuild", call));
        var verify = forms.link("log.verify", call);
        model.addAttribute("verify", verify == null ? null : verify.with("_next", "/operation"));
        show(model, "/operation", job -> true);
        return "operation/operation";
    }

    /** The jobs alone, asked for again and again while one is under way. */
    @GetMapping("/operation/jobs")
    @Allowed(Action.READ_OPERATION)
    String jobs(Call call, Model model) {
        show(model, "/operation", job -> true);
        return "operation/jobs :: jobs";
    }

    /**
     * Erasing begins with a person's number, which those who know the person hand in: the security admin, who alone may
     * propose it, reads neither leads nor tenants, and therefore has a page apart from what the others operate. The
     * others of the three decide here.
     */
    @GetMapping({"/persons", "/persons" + Sheet.AT, "/persons" + Sheet.AT_XLSX})
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    String persons(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String person,
            SliceRequest page,
            Model model) {
        var propose = person == null ? null : forms.link("persons.propose-erasure", person.strip(), call.caller());
        if (propose != null && persons.isKnown(person.strip())) {
            return Addresses.redirectTo(propose.href());
        }
        model.addAttribute("person", person);
        var erasures = views.erasures().page(page);
        model.addAttribute(
                "rows",
                erasures.items().stream()
                        .map(erasure -> ErasurePages.Row.of(erasure, call.caller(), forms))
                        .toList());
        model.addAttribute("next", Listed.of(erasures).next());
        model.addAttribute("sheet", ErasurePages.sheet(next -> views.erasures().page(next)));
        show(model, "/persons", ofErasures());
        return "operation/persons";
    }

    @GetMapping("/persons/jobs")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    String erasing(Model model) {
        show(model, "/persons", ofErasures());
        return "operation/jobs :: jobs";
    }

    private static Predicate<Job> ofErasures() {
        return job -> Job.Kind.of(job.kind()) == Job.Kind.ERASE;
    }

    private void show(Model model, String place, Predicate<Job> which) {
        List<Row> shown = jobs.all().stream()
                .filter(which)
                .sorted(Comparator.comparing(Job::createdAt).reversed())
                .map(Row::of)
                .toList();
        model.addAttribute("place", place);
        model.addAttribute("jobs", shown);
        model.addAttribute("busy", shown.stream().anyMatch(row -> !row.job().isOver()));
    }
}
