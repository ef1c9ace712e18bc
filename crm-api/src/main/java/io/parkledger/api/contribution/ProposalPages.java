package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.Views;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @GetMapping({
        "/contributions/proposals",
        "/contributions/proposals" + Sheet.AT,
        "/contributions/proposals" + Sheet.AT_XLSX
    })
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
        var companies = views.tenants()
                .companiesOf(
                        call.scope(),
                        rows.stream()
                                .map(row -> row.contribution().tenantId())
                                .distinct()
                                .toList());
        model.addAttribute("companies", companies);
        model.addAttribute("sheet", sheet(rows, companies));
        model.addAttribute("figures", figures);
        model.addAttribute("key", UUID.randomUUID());
    }

    private Sheet<FigureRow> sheet(List<FigureRow> rows, Map<String, String> companies) {
        return Sheet.of("proposals.figures", rows)
                .column(
                        "contributions.company",
                        row -> companies.get(row.contribution().tenantId()))
                .column("contributions.period", row -> row.contribution().period())
                .words("contributions.figure", (row, text) -> figures.name(row))
                .words("proposals.what", (row, text) -> text.say(what(row)))
                .column("contributions.now", row -> amount(row, row.state().value()))
                .column(
                        "contributions.corrected",
                        row -> amount(row, row.state().pending().corrected()))
                .words("export.unit", (row, text) -> text.say(row.isMoney() ? "unit.yuan" : "unit.persons"))
                .column("contributions.cause", row -> row.state().pending().cause())
                .person(
                        "contributions.proposed-by",
                        row -> row.state().pending().proposedBy())
                .column("export.proposed-on", row -> row.state().pending().proposedOn())
                .column("export.id", row -> row.contribution().id());
    }

    private static String what(FigureRow row) {
        return row.state().pending().corrected() == null ? "contributions.withdrawal" : "export.correction";
    }

    private static @Nullable Object amount(FigureRow row, @Nullable BigDecimal amount) {
        return amount == null || !row.isMoney() ? amount : new Cny(amount);
    }
}
