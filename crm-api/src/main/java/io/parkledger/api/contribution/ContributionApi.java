package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.ManyCommands;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Persons;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private final Batch batch;

    ContributionApi(Subject<ContributionView> subject, Desk desk, History history, Batch batch) {
        super(subject, desk, history);
        this.batch = batch;
    }

    @PostMapping("/report-tax")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report tax of one tenant and period (申报税收)")
    ResponseEntity<Answer> reportTax(@FromRequest TaxReport report, Call call) {
        return desk.change(batch.command(report), call);
    }

    /** See {@link ReportTax}. */
    record TaxReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            TaxType taxType,
            TaxScope scope,
            @Amount Cny taxCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements OneFigure {

        @Override
        public Figure figure() {
            return Figure.tax(taxType, scope);
        }

        @Override
        public BigDecimal value() {
            return taxCny.yuan();
        }

        @Override
        public ReportTax command(ParkId park) {
            return new ReportTax(contributionId(), tenantId, park, period, taxType, scope, taxCny, reportedOn);
        }
    }

    @PostMapping("/report-jobs")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report persons employed at the end of a period (申报用工)")
    ResponseEntity<Answer> reportJobs(@FromRequest JobsReport report, Call call) {
        return desk.change(batch.command(report), call);
    }

    /** See {@link ReportJobs}. */
    record JobsReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            @Persons int jobs,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements OneFigure {

        @Override
        public Figure figure() {
            return Figure.JOBS;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(jobs);
        }

        @Override
        public ReportJobs command(ParkId park) {
            return new ReportJobs(contributionId(), tenantId, park, period, jobs, reportedOn);
        }
    }

    @PostMapping("/report-output")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Report output of one tenant and period (申报产值)")
    ResponseEntity<Answer> reportOutput(@FromRequest OutputReport report, Call call) {
        return desk.change(batch.command(report), call);
    }

    /** See {@link ReportOutput}. */
    record OutputReport(
            TenantId tenantId,
            @BusinessPeriod Period period,
            @Amount Cny outputCny,
            @PastOrPresent @BusinessDay LocalDate reportedOn)
            implements OneFigure {

        @Override
        public Figure figure() {
            return Figure.OUTPUT;
        }

        @Override
        public BigDecimal value() {
            return outputCny.yuan();
        }

        @Override
        public ReportOutput command(ParkId park) {
            return new ReportOutput(contributionId(), tenantId, park, period, outputCny, reportedOn);
        }
    }

    @PostMapping("/batch")
    @Allowed(Action.WRITE_TENANCY)
    @ManyCommands(page = "/contributions/grid")
    @Operation(summary = "Report figures of many tenants for one period, each with an outcome of its own (批量填报)")
    ResponseEntity<BatchAnswer> batch(@FromRequest BatchReport report, Call call) {
        return ResponseEntity.ok(batch.report(report.figures(), call));
    }

    /**
     * Figures of one period.
     *
     * @param cause why a figure is not what was reported before: those that are reported already and differ are
     *              proposed to be corrected
     */
    record BatchReport(
            @BusinessPeriod Period period,
            @PastOrPresent @BusinessDay LocalDate reportedOn,
            @Nullable @Size(max = 500) String cause,
            @Size(min = 1, max = Batch.MOST_ROWS) List<@Valid BatchRow> rows) {

        /** @throws Refused when some row says nothing */
        private List<Batch.Entry> figures() {
            var empty = IntStream.range(0, rows.size())
                    .filter(row -> rows.get(row).isEmpty())
                    .mapToObj(row -> Refused.FieldError.of("rows[" + row + "].taxCny", "request.required"))
                    .toList();
            if (!empty.isEmpty()) {
                throw Refused.malformed(empty);
            }
            return IntStream.range(0, rows.size())
                    .boxed()
                    .flatMap(row -> rows.get(row)
                            .figures(period, reportedOn)
                            .map(figure -> new Batch.Entry(
                                    row, figure, cause, rows.get(row).confirmed())))
                    .toList();
        }
    }

    /**
     * What one tenant reports.
     *
     * @param taxType of its tax; all types together when left out
     * @param scope   of its tax; full scope when left out
     * @param confirm codes of what is unlikely and meant so all the same
     */
    record BatchRow(
            TenantId tenantId,
            @Nullable TaxType taxType,
            @Nullable TaxScope scope,
            @Nullable @Amount Cny taxCny,
            @Nullable @Persons Integer jobs,
            @Nullable @Amount Cny outputCny,

            @Nullable @Size(max = CommandReader.MOST_CONFIRMED)
            List<@Pattern(regexp = CommandReader.CONFIRMATION) String> confirm) {

        private boolean isEmpty() {
            return taxCny == null && jobs == null && outputCny == null;
        }

        private List<String> confirmed() {
            return confirm == null ? List.of() : confirm;
        }

        private Stream<OneFigure> figures(Period period, LocalDate reportedOn) {
            return Stream.<@Nullable OneFigure>of(
                            taxCny == null
                                    ? null
                                    : new TaxReport(
                                            tenantId,
                                            period,
                                            taxType == null ? TaxType.ALL : taxType,
                                            scope == null ? TaxScope.FULL : scope,
                                            taxCny,
                                            reportedOn),
                            jobs == null ? null : new JobsReport(tenantId, period, jobs, reportedOn),
                            outputCny == null ? null : new OutputReport(tenantId, period, outputCny, reportedOn))
                    .filter(Objects::nonNull);
        }
    }

    @PostMapping("/approve-batch")
    @Allowed(Action.APPROVE_RESTATEMENT)
    @ManyCommands(page = "/contributions/proposals")
    @Operation(summary = "Approve corrections and withdrawals together, each with an outcome of its own (批量审核)")
    ResponseEntity<BatchAnswer> approveBatch(@FromRequest BatchApproval approval, Call call) {
        return ResponseEntity.ok(batch.approve(approval.rows(), approval.approvedOn(), call));
    }

    /** Corrections and withdrawals that are approved. */
    record BatchApproval(
            @PastOrPresent @BusinessDay LocalDate approvedOn,
            @Size(min = 1, max = Batch.MOST_ROWS) List<@Valid ApprovalRow> rows) {}

    /**
     * One of them.
     *
     * @param id      of the contribution
     * @param version of the contribution as it was looked at: what has changed since is not approved unseen; any, when
     *                left out
     */
    record ApprovalRow(
            ContributionId id,
            @Valid Figure figure,

            @Nullable @PositiveOrZero @Max(Integer.MAX_VALUE)
            Long version) {}

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
