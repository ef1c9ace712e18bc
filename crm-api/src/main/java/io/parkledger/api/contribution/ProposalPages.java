package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.projection.Views;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The corrections and withdrawals that wait for a second person (待审核). What is ticked goes to {@link ProposalDesk}.
 */
@Controller
@PageController
class ProposalPages {

    private final Figures figures;

    ProposalPages(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/contributions/proposals")
    @Allowed(Action.APPROVE_RESTATEMENT)
    String proposals(Call call, Views views, Model model) {
        show(call, views, Map.of(), model);
        return "contribution/proposals";
    }

    /** @param refused what became of those that were ticked, by {@link FigureRow#pick} without the version */
    void show(Call call, Views views, Map<String, BatchAnswer.Row> refused, Model model) {
        var rows = WaitingProposals.of(call.scope(), views);
        model.addAttribute("rows", rows);
        model.addAttribute("refused", refused);
        model.addAttribute(
                "mine",
                rows.stream().filter(row -> row.isProposedBy(call.caller())).count());
        model.addAttribute(
                "companies",
                views.tenants()
                        .companiesOf(
                                call.scope(),
                                rows.stream()
                                        .map(row -> row.contribution().tenantId())
                                        .distinct()
                                        .toList()));
        model.addAttribute("figures", figures);
        model.addAttribute("key", UUID.randomUUID());
    }
}
