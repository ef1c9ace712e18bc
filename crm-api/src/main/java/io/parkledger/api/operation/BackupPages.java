package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.operation.OperationPages.Row;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Backups (备份) as pages: the last one, how one is brought back, and what they mean for who was erased. */
@Controller
@PageController
class BackupPages {

    private static final String PLACE = "/operation/backups";
    private static final int SHOWN = 50;

    private final Jobs jobs;
    private final Backups backups;
    private final Forms forms;

    BackupPages(Jobs jobs, Backups backups, Forms forms) {
        this.jobs = jobs;
        this.backups = backups;
        this.forms = forms;
    }

    @GetMapping(PLACE)
    @Allowed(Action.READ_OPERATION)
    String backups(Call call, Model model) {
        model.addAttribute("last", jobs.newestDone(Job.Kind.BACKUP).orElse(null));
        model.addAttribute("folder", backups.folder());
        model.addAttribute("take", forms.link("backups.new", call));
        show(model);
        return "operation/backups";
    }

    @GetMapping(PLACE + "/jobs")
    @Allowed(Action.READ_OPERATION)
    String jobs(Call call, Model model) {
        show(model);
        return "operation/jobs :: jobs";
    }

    private void show(Model model) {
        var shown = jobs.newestOf(Job.Kind.BACKUP, SHOWN).stream().map(Row::of).toList();
        model.addAttribute("place", PLACE);
        model.addAttribute("jobs", shown);
        model.addAttribute("busy", shown.stream().anyMatch(row -> !row.job().isOver()));
    }
}
