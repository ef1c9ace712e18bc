package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.ledger.LedgerClock;
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
                : Stream.of(picked).map(Pick::of).map(ProposalDesk::row).toList();
        if (rows.size() > Batch.MOST_ROWS) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.too-many-ticked", Batch.MOST_ROWS);
        }
        var key = PageRequests.filled(request.getParameter("_key"));
        var answer = batch.approve(rows, clock.today(), call.keyed(key));
        var refused = answer.rows().stream().filter(BatchAnswer.Row::isRefused).toList();
        if (!rows.isEmpty() && refused.isEmpty()) {
            return Addresses.redirectTo("/contributions/proposals?done=contributions.approve-batch"
                    + (answer.position() == null ? "" : "&minPosition=" + answer.position()));
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

    private static ContributionApi.ApprovalRow row(Pick pick) {
        return new ContributionApi.ApprovalRow(pick.contribution(), pick.figure(), pick.version());
    }
}
