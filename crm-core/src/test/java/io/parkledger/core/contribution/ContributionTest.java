package io.parkledger.core.contribution;

import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.contribution.ContributionFacts.CONTRIBUTION;
import static io.parkledger.core.contribution.ContributionFacts.CORRECTED;
import static io.parkledger.core.contribution.ContributionFacts.FEBRUARY_15;
import static io.parkledger.core.contribution.ContributionFacts.OCTOBER_12;
import static io.parkledger.core.contribution.ContributionFacts.Q3;
import static io.parkledger.core.contribution.ContributionFacts.REPORTED;
import static io.parkledger.core.contribution.ContributionFacts.TAX;
import static io.parkledger.core.contribution.ContributionFacts.jobsReported;
import static io.parkledger.core.contribution.ContributionFacts.outputReported;
import static io.parkledger.core.contribution.ContributionFacts.proposed;
import static io.parkledger.core.contribution.ContributionFacts.rejected;
import static io.parkledger.core.contribution.ContributionFacts.restated;
import static io.parkledger.core.contribution.ContributionFacts.takenBack;
import static io.parkledger.core.contribution.ContributionFacts.taxReported;
import static io.parkledger.core.contribution.ContributionFacts.withdrawalProposed;
import static io.parkledger.core.contribution.ContributionFacts.withdrawalRejected;
import static io.parkledger.core.contribution.ContributionFacts.withdrawn;
import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.AMOUNT_IS_USUAL;
import static io.parkledger.core.contribution.ContributionRule.CHECKER_IS_NOT_THE_MAKER;
import static io.parkledger.core.contribution.ContributionRule.DATE_IS_NOT_BEFORE_PROPOSAL;
import static io.parkledger.core.contribution.ContributionRule.DATE_IS_NOT_BEFORE_REPORT;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_NOT_YET_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.FIGURE_IS_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_LIKE_THE_LAST;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_USUAL;
import static io.parkledger.core.contribution.ContributionRule.JOBS_ARE_WHOLE_AND_NOT_NEGATIVE;
import static io.parkledger.core.contribution.ContributionRule.LOCAL_SHARE_IS_WITHIN_FULL_SCOPE;
import static io.parkledger.core.contribution.ContributionRule.MAKER_TAKES_IT_BACK;
import static io.parkledger.core.contribution.ContributionRule.NO_RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.PERIOD_HAS_BEGUN;
import static io.parkledger.core.contribution.ContributionRule.RESTATEMENT_IS_PENDING;
import static io.parkledger.core.contribution.ContributionRule.TENANT_STAYS_WHERE_IT_REPORTED;
import static io.parkledger.core.contribution.ContributionRule.VALUE_DIFFERS;
import static io.parkledger.core.contribution.ContributionRule.WITHDRAWAL_IS_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionCommand.ConfirmNothingReported;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.FigureName;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionTest {

    private static final Map<String, String> TONG = Map.of("actor", "tong");
    private static final Map<String, String> FU = Map.of("actor", "fu");
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 7, 1);

    private static final Period Q4 = Period.quarter(2021, 4);

    private final AggregateTestFixture<Contribution> contribution = new AggregateTestFixture<>(Contribution.class);

    private static ReportTax reportTax(TaxScope scope, Cny tax, LocalDate on) {
        return new ReportTax(CONTRIBUTION, TENANT, PARK, Q3, TaxType.ALL, scope, tax, on);
    }

    private static ReportTax reportTax() {
        return reportTax(TaxScope.FULL, new Cny(REPORTED), OCTOBER_12);
    }

    private static ReportJobs reportJobs(LocalDate on) {
        return new ReportJobs(CONTRIBUTION, TENANT, PARK, Q3, 21, on);
    }

    private static ReportOutput reportOutput(LocalDate on) {
        return new ReportOutput(CONTRIBUTION, TENANT, PARK, Q3, Cny.of("3500000"), on);
    }

    private static ProposeRestatement propose(Figure figure, BigDecimal corrected) {
        return new ProposeRestatement(CONTRIBUTION, figure, corrected, "receipt counted twice", FEBRUARY_15);
    }

    private static ApproveRestatement approve() {
        return new ApproveRestatement(CONTRIBUTION, TAX, FEBRUARY_15);
    }

    private static RejectRestatement reject() {
        return new RejectRestatement(CONTRIBUTION, TAX, "no receipt attached", FEBRUARY_15);
    }

    @Test
    void a_tenant_and_a_period_make_one_contribution() {
        assertThat(ContributionCommand.idOf(TENANT, Q3)).isEqualTo(CONTRIBUTION);
    }

    @Test
    void tax_is_reported() {
        contribution.givenNoPriorActivity().when(reportTax()).expectEvents(taxReported());
    }

    @Test
    void jobs_are_reported() {
        contribution.givenNoPriorActivity().when(reportJobs(OCTOBER_12)).expectEvents(jobsReported());
    }

    @Test
    void output_is_reported() {
        contribution.givenNoPriorActivity().when(reportOutput(OCTOBER_12)).expectEvents(outputReported());
    }

    @Test
    void tax_jobs_and_output_of_one_quarter_are_reported_one_by_one() {
        contribution
                .given(taxReported(), jobsReported())
                .when(reportOutput(OCTOBER_12))
                .expectEvents(outputReported());
    }

    @Test
    void zero_is_a_fact_and_a_refund_is_one_too() {
        contribution
                .given(taxReported())
                .when(reportTax(TaxScope.LOCAL_RETAINED, Cny.of("-0.01"), OCTOBER_12))
                .expectEvents(new TaxReported(
                        CONTRIBUTION,
                        TENANT,
                        PARK,
                        Q3,
                        TaxType.ALL,
                        TaxScope.LOCAL_RETAINED,
                        Cny.of("-0.01"),
                        OCTOBER_12));
    }

    static Stream<ContributionCommand> a_figure_is_reported_once() {
        return Stream.of(
                reportTax(TaxScope.FULL, new Cny(CORRECTED), OCTOBER_12),
                reportJobs(OCTOBER_12),
                reportOutput(OCTOBER_12));
    }

    @ParameterizedTest
    @MethodSource
    void a_figure_is_reported_once(ContributionCommand again) {
        contribution
                .given(taxReported(), jobsReported(), outputReported())
                .when(again)
                .expectNoEvents()
                .expectExceptionMessage(FIGURE_IS_NOT_YET_REPORTED.code());
    }

    static Stream<ContributionCommand> nothing_is_reported_before_its_period_has_begun() {
        var before = FIRST_DAY.minusDays(1);
        return Stream.of(reportTax(TaxScope.FULL, Cny.ZERO, before), reportJobs(before), reportOutput(before));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_is_reported_before_its_period_has_begun(ContributionCommand early) {
        contribution
                .givenNoPriorActivity()
                .when(early)
                .expectNoEvents()
                .expectExceptionMessage(PERIOD_HAS_BEGUN.code());
    }

    @Test
    void a_figure_may_be_reported_on_the_first_day_of_its_period() {
        contribution
                .givenNoPriorActivity()
                .when(reportTax(TaxScope.FULL, Cny.ZERO, FIRST_DAY))
                .expectEvents(new TaxReported(
                        CONTRIBUTION, TENANT, PARK, Q3, TaxType.ALL, TaxScope.FULL, Cny.ZERO, FIRST_DAY));
    }

    @Test
    void the_maker_proposes_a_restatement_in_their_own_name() {
        contribution.given(taxReported()).when(propose(TAX, CORRECTED), TONG).expectEvents(proposed());
    }

    @Test
    void what_was_never_reported_is_not_restated() {
        contribution
                .given(jobsReported())
                .when(propose(TAX, CORRECTED), TONG)
                .expectNoEvents()
                .expectExceptionMessage(FIGURE_IS_REPORTED.code());
    }

    @Test
    void one_restatement_at_a_time() {
        contribution
                .given(taxReported(), proposed())
                .when(propose(TAX, BigDecimal.ONE), TONG)
                .expectNoEvents()
                .expectExceptionMessage(NO_RESTATEMENT_IS_PENDING.code());
    }

    @Test
    void another_figure_does_not_wait_for_a_pending_one() {
        contribution
                .given(taxReported(), jobsReported(), proposed())
                .when(propose(Figure.JOBS, new BigDecimal("20")), TONG)
                .expectEvents(new RestatementProposed(
                        CONTRIBUTION,
                        TENANT,
                        Q3,
                        Figure.JOBS,
                        new BigDecimal("21"),
                        new BigDecimal("20"),
                        "receipt counted twice",
                        "tong",
                        FEBRUARY_15));
    }

    @Test
    void a_restatement_changes_something() {
        contribution
                .given(taxReported())
                .when(propose(TAX, new BigDecimal("468000")), TONG)
                .expectNoEvents()
                .expectExceptionMessage(VALUE_DIFFERS.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.5", "-1"})
    void persons_are_whole_and_not_negative(String jobs) {
        contribution
                .given(jobsReported())
                .when(propose(Figure.JOBS, new BigDecimal(jobs)), TONG)
                .expectNoEvents()
                .expectExceptionMessage(JOBS_ARE_WHOLE_AND_NOT_NEGATIVE.code());
    }

    @Test
    void tax_may_be_restated_to_a_refund() {
        var refund = new BigDecimal("-50.05");
        contribution
                .given(taxReported())
                .when(propose(TAX, refund), TONG)
                .expectEvents(new RestatementProposed(
                        CONTRIBUTION, TENANT, Q3, TAX, REPORTED, refund, "receipt counted twice", "tong", FEBRUARY_15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.005", "1E+17"})
    void money_is_restated_in_fen_as_it_was_reported(String yuan) {
        contribution
                .given(taxReported(), outputReported())
                .when(propose(TAX, new BigDecimal(yuan)), TONG)
                .expectNoEvents()
                .expectException(InvalidValue.class);
    }

    @Test
    void another_person_approves_and_both_stand_for_it() {
        contribution.given(taxReported(), proposed()).when(approve(), FU).expectEvents(restated());
    }

    @Test
    void another_person_rejects() {
        contribution.given(taxReported(), proposed()).when(reject(), FU).expectEvents(rejected());
    }

    @Test
    void the_maker_does_not_approve() {
        contribution
                .given(taxReported(), proposed())
                .when(approve(), TONG)
                .expectNoEvents()
                .expectExceptionMessage(CHECKER_IS_NOT_THE_MAKER.code());
    }

    @Test
    void the_maker_does_not_reject_either() {
        contribution
                .given(taxReported(), proposed())
                .when(reject(), TONG)
                .expectNoEvents()
                .expectExceptionMessage(CHECKER_IS_NOT_THE_MAKER.code());
    }

    @Test
    void what_nobody_proposed_is_not_approved() {
        contribution
                .given(taxReported())
                .when(approve(), FU)
                .expectNoEvents()
                .expectExceptionMessage(RESTATEMENT_IS_PENDING.code());
    }

    @Test
    void a_restatement_is_decided_once() {
        contribution
                .given(taxReported(), proposed(), restated())
                .when(reject(), FU)
                .expectNoEvents()
                .expectExceptionMessage(RESTATEMENT_IS_PENDING.code());
    }

    @Test
    void after_a_rejection_the_maker_may_propose_again() {
        contribution
                .given(taxReported(), proposed(), rejected())
                .when(propose(TAX, CORRECTED), TONG)
                .expectEvents(proposed());
    }

    @Test
    void the_next_restatement_starts_from_the_corrected_value() {
        contribution
                .given(taxReported(), proposed(), restated())
                .when(propose(TAX, REPORTED), FU)
                .expectEvents(new RestatementProposed(
                        CONTRIBUTION,
                        TENANT,
                        Q3,
                        TAX,
                        CORRECTED,
                        REPORTED,
                        "receipt counted twice",
                        "fu",
                        FEBRUARY_15));
    }

    private static CompareAmount compare(String yuan) {
        return new CompareAmount(CONTRIBUTION, Q4, TAX, Cny.of(yuan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"46800.00", "468000.00", "4680000.00", "0.00", "-468000.00"})
    void an_amount_within_ten_times_of_the_last_is_not_asked_about_nor_is_zero_or_a_refund(String yuan) {
        contribution.given(taxReported()).when(compare(yuan)).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @ValueSource(strings = {"46799.99", "4680000.01", "4680000000.00"})
    void an_amount_more_than_ten_times_the_last_or_less_than_a_tenth_of_it_is_asked_about(String yuan) {
        contribution
                .given(taxReported())
                .when(compare(yuan))
                .expectNoEvents()
                .expectException(NotConfirmed.class)
                .expectExceptionMessage(AMOUNT_IS_LIKE_THE_LAST.confirmationCode());
    }

    @Test
    void what_is_too_small_to_matter_is_not_asked_about() {
        contribution
                .given(new TaxReported(
                        CONTRIBUTION, TENANT, PARK, Q3, TaxType.ALL, TaxScope.FULL, Cny.of("0.01"), OCTOBER_12))
                .when(compare("9999.99"))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000.01", "-10000000.01"})
    void a_first_amount_beyond_the_usual_is_asked_about(String yuan) {
        contribution
                .given(jobsReported())
                .when(compare(yuan))
                .expectNoEvents()
                .expectExceptionMessage(AMOUNT_IS_USUAL.confirmationCode());
        contribution.givenNoPriorActivity().when(compare("10000000.00")).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @CsvSource({"210, true", "211, false", "49, true", "2, true", "0, true"})
    void persons_are_compared_alike(int jobs, boolean likely) {
        var told = contribution.given(jobsReported()).when(new CompareJobs(CONTRIBUTION, Q4, BigDecimal.valueOf(jobs)));
        if (likely) {
            told.expectSuccessfulHandlerExecution();
        } else {
            told.expectNoEvents().expectExceptionMessage(JOBS_ARE_LIKE_THE_LAST.confirmationCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void so_many_persons_at_once_are_asked_about(int jobs, boolean likely) {
        var told = contribution.given(taxReported()).when(new CompareJobs(CONTRIBUTION, Q4, BigDecimal.valueOf(jobs)));
        if (likely) {
            told.expectSuccessfulHandlerExecution();
        } else {
            told.expectNoEvents().expectExceptionMessage(JOBS_ARE_USUAL.confirmationCode());
        }
    }

    private static TaxReported tax(TaxScope scope, String yuan) {
        return new TaxReported(CONTRIBUTION, TENANT, PARK, Q3, TaxType.ALL, scope, Cny.of(yuan), OCTOBER_12);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00, true",
        "100.00, 100.01, false",
        "100.00, -5.00, true",
        "0.00, 0.01, false",
        "-100.00, -40.00, true",
        "-100.00, -100.01, false",
        "-100.00, 5.00, true"
    })
    void the_local_share_is_within_the_full_scope_whichever_comes_first(String full, String local, boolean within) {
        var told = Stream.of(
                contribution
                        .given(tax(TaxScope.FULL, full))
                        .when(reportTax(TaxScope.LOCAL_RETAINED, Cny.of(local), OCTOBER_12)),
                contribution
                        .given(tax(TaxScope.LOCAL_RETAINED, local))
                        .when(reportTax(TaxScope.FULL, Cny.of(full), OCTOBER_12)));
        told.forEach(each -> {
            if (within) {
                each.expectSuccessfulHandlerExecution();
            } else {
                each.expectNoEvents().expectExceptionMessage(LOCAL_SHARE_IS_WITHIN_FULL_SCOPE.code());
            }
        });
    }

    @Test
    void a_correction_keeps_the_local_share_within_the_full_scope_too_when_it_is_approved() {
        contribution
                .given(taxReported(), tax(TaxScope.LOCAL_RETAINED, "400000.00"))
                .when(propose(TAX, CORRECTED), TONG)
                .expectNoEvents()
                .expectExceptionMessage(LOCAL_SHARE_IS_WITHIN_FULL_SCOPE.code());
        contribution
                .given(taxReported(), proposed(), tax(TaxScope.LOCAL_RETAINED, "400000.00"))
                .when(approve(), FU)
                .expectNoEvents()
                .expectExceptionMessage(LOCAL_SHARE_IS_WITHIN_FULL_SCOPE.code());
    }

    private static final ProposeWithdrawal WITHDRAW =
            new ProposeWithdrawal(CONTRIBUTION, TAX, "of another company", FEBRUARY_15);
    private static final ApproveWithdrawal APPROVE_WITHDRAWAL = new ApproveWithdrawal(CONTRIBUTION, TAX, FEBRUARY_15);
    private static final TakeBackProposal TAKE_BACK = new TakeBackProposal(CONTRIBUTION, TAX, FEBRUARY_15);

    @Test
    void a_figure_that_should_never_have_been_reported_is_withdrawn_by_two() {
        contribution.given(taxReported()).when(WITHDRAW, TONG).expectEvents(withdrawalProposed());
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(APPROVE_WITHDRAWAL, FU)
                .expectEvents(withdrawn());
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(APPROVE_WITHDRAWAL, TONG)
                .expectNoEvents()
                .expectExceptionMessage(CHECKER_IS_NOT_THE_MAKER.code());
    }

    @Test
    void what_was_withdrawn_may_be_reported_again_and_not_be_corrected() {
        contribution
                .given(taxReported(), withdrawalProposed(), withdrawn())
                .when(reportTax())
                .expectEvents(taxReported());
        contribution
                .given(taxReported(), withdrawalProposed(), withdrawn())
                .when(propose(TAX, CORRECTED), TONG)
                .expectNoEvents()
                .expectExceptionMessage(FIGURE_IS_REPORTED.code());
    }

    @Test
    void a_withdrawal_is_rejected_as_a_correction_is() {
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(new RejectRestatement(CONTRIBUTION, TAX, "it is theirs", FEBRUARY_15), FU)
                .expectEvents(withdrawalRejected());
    }

    @Test
    void who_approves_says_what_of_the_two_it_is() {
        contribution
                .given(taxReported(), proposed())
                .when(APPROVE_WITHDRAWAL, FU)
                .expectNoEvents()
                .expectExceptionMessage(WITHDRAWAL_IS_PENDING.code());
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(approve(), FU)
                .expectNoEvents()
                .expectExceptionMessage(RESTATEMENT_IS_PENDING.code());
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(propose(TAX, CORRECTED), TONG)
                .expectNoEvents()
                .expectExceptionMessage(NO_RESTATEMENT_IS_PENDING.code());
    }

    @Test
    void its_maker_takes_a_proposal_back_and_nobody_else_does() {
        contribution.given(taxReported(), proposed()).when(TAKE_BACK, TONG).expectEvents(takenBack());
        contribution
                .given(taxReported(), withdrawalProposed())
                .when(TAKE_BACK, TONG)
                .expectEvents(takenBack());
        contribution
                .given(taxReported(), proposed())
                .when(TAKE_BACK, FU)
                .expectNoEvents()
                .expectExceptionMessage(MAKER_TAKES_IT_BACK.code());
        contribution
                .given(taxReported(), proposed(), takenBack())
                .when(approve(), FU)
                .expectNoEvents()
                .expectExceptionMessage(RESTATEMENT_IS_PENDING.code());
        contribution
                .given(taxReported(), proposed(), takenBack())
                .when(propose(TAX, CORRECTED), TONG)
                .expectEvents(proposed());
    }

    @Test
    void days_do_not_run_backwards() {
        contribution
                .given(taxReported())
                .when(new ProposeRestatement(CONTRIBUTION, TAX, CORRECTED, "抄错", OCTOBER_12.minusDays(1)), TONG)
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_REPORT.code());
        var early = FEBRUARY_15.minusDays(1);
        for (var decision : List.of(
                new ApproveRestatement(CONTRIBUTION, TAX, early),
                new RejectRestatement(CONTRIBUTION, TAX, "没有依据", early))) {
            contribution
                    .given(taxReported(), proposed())
                    .when(decision, FU)
                    .expectNoEvents()
                    .expectExceptionMessage(DATE_IS_NOT_BEFORE_PROPOSAL.code());
        }
        contribution
                .given(taxReported(), proposed())
                .when(new TakeBackProposal(CONTRIBUTION, TAX, early), TONG)
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_PROPOSAL.code());
    }

    @Test
    void of_a_time_before_its_tenant_came_nothing_is_reported() {
        contribution
                .given(taxReported())
                .when(new ConfirmNothingReported(CONTRIBUTION))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_STAYS_WHERE_IT_REPORTED.code());
        contribution
                .given(taxReported(), withdrawalProposed(), withdrawn())
                .when(new ConfirmNothingReported(CONTRIBUTION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_figure_is_called_as_its_context_says() {
        var all = new ArrayList<>(List.of(Figure.JOBS.key(), Figure.OUTPUT.key()));
        for (var type : TaxType.values()) {
            for (var scope : TaxScope.values()) {
                all.add(Figure.tax(type, scope).key());
            }
        }
        assertThat(FigureName.all()).containsExactlyInAnyOrderElementsOf(all);
    }
}
