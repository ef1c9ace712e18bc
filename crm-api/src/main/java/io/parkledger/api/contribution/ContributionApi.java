package io.parkledger.api.contribution;

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
import io.parkledger.core.bound.Persons;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.value.Amount;
import io.parkledger.core.value.BusinessPeriod;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contributions (贡献). */
@RestController
@RequestMapping("/api/v1/contributions")
@Tag(name = "contributions")
@Allowed(Action.READ_TENANCY)
class ContributionApi extends SubjectApi<ContributionView, ContributionList> {

    ContributionApi(Subject<ContributionView> subject, Desk desk, History history) {
        super(subject, desk, history);
    }

    @PostMapping("/report-tax")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report tax of one tenant and period (申报税收)")
    ResponseEntity<Answer> reportTax(@FromRequest TaxReport report, Call call) {
        var park = parkOf(report.tenantId());
        return desk.change(
                new ReportTax(
                        ContributionCommand.idOf(report.tenantId(), report.period()),
                        report.tenantId(),
                        park,
                        report.period(),
                        report.taxType(),
                        report.scope(),
                        report.taxCny(),
                        report.reportedOn()),
                call);
    }

    /** See {@link ReportTax}. */
    record TaxReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            TaxType taxType,
            TaxScope scope,
            @Amount Cny taxCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn) {}

    @PostMapping("/report-jobs")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report persons employed at the end of a period (申报用工)")
    ResponseEntity<Answer> reportJobs(@FromRequest JobsReport report, Call call) {
        var park = parkOf(report.tenantId());
        return desk.change(
                new ReportJobs(
                        ContributionCommand.idOf(report.tenantId(), report.period()),
                        report.tenantId(),
                        park,
                        report.period(),
                        report.jobs(),
                        report.reportedOn()),
                call);
    }

    /** See {@link ReportJobs}. */
    record JobsReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            @Persons int jobs,
            @PastOrPresent @BusinessDay LocalDate reportedOn) {}

    @PostMapping("/report-output")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report output of one tenant and period (申报产值)")
    ResponseEntity<Answer> reportOutput(@FromRequest OutputReport report, Call call) {
        var park = parkOf(report.tenantId());
        return desk.change(
                new ReportOutput(
                        ContributionCommand.idOf(report.tenantId(), report.period()),
                        report.tenantId(),
                        park,
                        report.period(),
                        report.outputCny(),
                        report.reportedOn()),
                call);
    }

    /** See {@link ReportOutput}. */
    record OutputReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            @Amount Cny outputCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn) {}

    private ParkId parkOf(TenantId tenant) {
        return new ParkId(desk.known(TenantViews.COLLECTION, tenant).parkId());
    }

    @PostMapping("/{id}/propose-restatement")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Propose to correct a figure, with the reason (提出更正)")
    ResponseEntity<Answer> proposeRestatement(@FromRequest ProposeRestatement command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/approve-restatement")
    @Allowed(Action.APPROVE_RESTATEMENT)
    @Operation(summary = "Approve a correction; not by who proposed it (复核通过)")
    ResponseEntity<Answer> approveRestatement(@FromRequest ApproveRestatement command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/reject-restatement")
    @Allowed(Action.APPROVE_RESTATEMENT)
    @Operation(summary = "Reject a correction or a withdrawal (复核退回)")
    ResponseEntity<Answer> rejectRestatement(@FromRequest RejectRestatement command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/propose-withdrawal")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Propose to withdraw a figure that should never have been reported, with the reason (申请撤回)")
    ResponseEntity<Answer> proposeWithdrawal(@FromRequest ProposeWithdrawal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/approve-withdrawal")
    @Allowed(Action.APPROVE_RESTATEMENT)
    @Operation(summary = "Approve a withdrawal; not by who proposed it (同意撤回)")
    ResponseEntity<Answer> approveWithdrawal(@FromRequest ApproveWithdrawal command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/take-back")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Take back a correction or withdrawal of one's own that nobody has decided (收回申请)")
    ResponseEntity<Answer> takeBack(@FromRequest TakeBackProposal command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List contributions")
    Listed<ContributionView> list(Call call, Views views, @FromQuery ContributionList asked, SliceRequest page) {
        return Listed.of(views.contributions().page(call.scope().within(asked.parkId()), asked.filter(), page));
    }
}
