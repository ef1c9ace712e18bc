package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes in which of the proposals are approved: what is refused comes back with the sentence why, the rest is done. */
@Controller
@PageController(anyParameter = true)
class ProposalDesk {

    private static final int OF_A_TAX = 5;
    private static final int OF_ANOTHER = 3;

    private final ProposalPages pages;
    private final Batch batch;
    private final ViewArguments views;
    private final LedgerClock clock;

    ProposalDesk(ProposalPages pages, Batch batch, ViewArguments views, LedgerClock clock) {
        this.pages = pages;
        this.batch = batch;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/contributions/proposals")
    @Allowed(Action.APPROVE_RESTATEMENT)
    String approve(Call call, HttpServletRequest request, HttpServletResponse response, Model model) {
        var picked = request.getParameterValues("pick");
        var rows = picked == null
                ? List.<ContributionApi.ApprovalRow>of()
                : Stream.of(picked).map(ProposalDesk::row).toList();
        var key = PageRequests.filled(request.getParameter("_key"));
        var answer = batch.approve(rows, clock.today(), call.keyed(key));
        var refused = answer.rows().stream().filter(BatchAnswer.Row::isRefused).toList();
        if (!rows.isEmpty() && refused.isEmpty()) {
            return "redirect:/contributions/proposals?done=contributions.approve-batch"
                    + (answer.position() == null ? "" : "&minPosition=" + answer.position());
        }
        response.setStatus((rows.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT).value());
        views.reach(answer.position(), response);
        model.addAttribute("nothing", rows.isEmpty());
        model.addAttribute("approved", answer.rows().size() - refused.size());
        pages.show(
                call,
                views.live(),
                refused.stream()
                        .collect(Collectors.toMap(
                                each -> each.id() + "/" + each.figure().key(), each -> each, (first, second) -> first)),
                model);
        return "contribution/proposals";
    }

    /** See {@link FigureRow#pick}. */
    private static ContributionApi.ApprovalRow row(String pick) {
        var parts = pick.split("\\|");
        if (parts.length != OF_A_TAX && parts.length != OF_ANOTHER || !parts[1].matches("\\d{1,9}")) {
            throw Refused.malformed("pick", "request.not-readable", pick);
        }
        try {
            var figure = parts.length == OF_ANOTHER
                    ? new Figure(Measure.valueOf(parts[2]), null, null)
                    : Figure.tax(TaxType.valueOf(parts[OF_ANOTHER]), TaxScope.valueOf(parts[OF_ANOTHER + 1]));
            return new ContributionApi.ApprovalRow(new ContributionId(parts[0]), figure, Long.valueOf(parts[1]));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("pick", "request.not-readable", pick);
        }
    }
}
