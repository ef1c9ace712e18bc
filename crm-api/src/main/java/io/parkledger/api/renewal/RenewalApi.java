package io.parkledger.api.renewal;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.CorrectRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.renewal.RenewalCommand.ReopenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawAgreement;
import io.parkledger.core.renewal.RenewalCommand.WithdrawOpening;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Renewals (续签). */
@RestController
@RequestMapping("/api/v1/renewals")
@Tag(name = "renewals")
@Allowed(Action.READ_TENANCY)
class RenewalApi extends SubjectApi<RenewalView, RenewalList> {

    RenewalApi(Subject<RenewalView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping("/{id}/offer")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Offer new terms (续签报价)")
    ResponseEntity<Answer> offerRenewal(@FromRequest OfferRenewal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/agree")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Agree: extends the contract (同意续签)")
    ResponseEntity<Answer> agreeRenewal(@FromRequest AgreeRenewal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/decline")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Decline: the tenant leaves at expiry (不续签)")
    ResponseEntity<Answer> declineRenewal(@FromRequest DeclineRenewal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/reopen")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Take a declined renewal up again while the lease runs (重新启动)")
    ResponseEntity<Answer> reopenRenewal(@FromRequest ReopenRenewal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Correct what was agreed, while nothing has followed it (更正)")
    ResponseEntity<Answer> correctRenewal(@FromRequest CorrectRenewal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-agreement")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Withdraw what was never agreed, while nothing hangs on the new term (撤回续签)")
    ResponseEntity<Answer> withdrawAgreement(@FromRequest WithdrawAgreement command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-opening")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Withdraw what should never have been opened, while it is open (撤回启动)")
    ResponseEntity<Answer> withdrawOpening(@FromRequest WithdrawOpening command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List renewals")
    Listed<RenewalView> list(Call call, Views views, @FromQuery RenewalList asked, SliceRequest page) {
        return Listed.of(views.renewals().page(call.scope().within(asked.parkId()), asked.filter(), page));
    }

    @PostMapping
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Open the renewal of a contract by hand, ahead of its 180 days (启动续签)")
    ResponseEntity<Answer> open(@FromRequest Opening opening, Call call) {
        var contract = desk.known(ContractViews.COLLECTION, opening.contractId());
        return desk.create(RenewalOpening.of(contract, opening.openedOn()), call);
    }

    /** Which contract, and since when. */
    record Opening(
            ContractId contractId,
            @PastOrPresent @BusinessDay LocalDate openedOn) {}
}
