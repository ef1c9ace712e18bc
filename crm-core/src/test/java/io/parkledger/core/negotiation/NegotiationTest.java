package io.parkledger.core.negotiation;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.FEBRUARY_28;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENT;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.negotiation.NegotiationFacts.assigned;
import static io.parkledger.core.negotiation.NegotiationFacts.concluded;
import static io.parkledger.core.negotiation.NegotiationFacts.conclusionWithdrawn;
import static io.parkledger.core.negotiation.NegotiationFacts.corrected;
import static io.parkledger.core.negotiation.NegotiationFacts.held;
import static io.parkledger.core.negotiation.NegotiationFacts.landed;
import static io.parkledger.core.negotiation.NegotiationFacts.landingCorrected;
import static io.parkledger.core.negotiation.NegotiationFacts.landingWithdrawn;
import static io.parkledger.core.negotiation.NegotiationFacts.lost;
import static io.parkledger.core.negotiation.NegotiationFacts.offered;
import static io.parkledger.core.negotiation.NegotiationFacts.opened;
import static io.parkledger.core.negotiation.NegotiationFacts.opinion;
import static io.parkledger.core.negotiation.NegotiationFacts.planned;
import static io.parkledger.core.negotiation.NegotiationFacts.reopened;
import static io.parkledger.core.negotiation.NegotiationFacts.rescinded;
import static io.parkledger.core.negotiation.NegotiationFacts.rescissionCorrected;
import static io.parkledger.core.negotiation.NegotiationFacts.rescissionWithdrawn;
import static io.parkledger.core.negotiation.NegotiationFacts.resumed;
import static io.parkledger.core.negotiation.NegotiationFacts.scheduled;
import static io.parkledger.core.negotiation.NegotiationFacts.signingUndone;
import static io.parkledger.core.negotiation.NegotiationFacts.withdrawn;
import static io.parkledger.core.negotiation.NegotiationFacts.won;
import static io.parkledger.core.negotiation.NegotiationRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.negotiation.NegotiationRule.COMPANY_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_NOT_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_THE_ONE_THAT_WON;
import static io.parkledger.core.negotiation.NegotiationRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.negotiation.NegotiationRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.negotiation.NegotiationRule.LEAD_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_LOST;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_WITHDRAWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_OPEN;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_FOLLOWED_THE_RESCISSION;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.negotiation.NegotiationRule.OFFER_IS_ISSUED;
import static io.parkledger.core.negotiation.NegotiationRule.PARK_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.RENT_IS_USUAL;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_CONCLUDED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_NOT_REJECTED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_SCHEDULED;
import static io.parkledger.core.negotiation.NegotiationRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.negotiation.NegotiationRule.VALUE_IS_USUAL;
import static io.parkledger.core.negotiation.NegotiationStage.REVIEW;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;
import static io.parkledger.core.negotiation.ReviewVerdict.APPROVED;
import static io.parkledger.core.negotiation.ReviewVerdict.CONDITIONAL;
import static io.parkledger.core.negotiation.ReviewVerdict.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationCommand.FollowLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowOwnerOfLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowSigning;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ResumeNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.NegotiationCommand.UndoNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.UndoSigning;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawConclusion;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NegotiationTest {

    private final AggregateTestFixture<Negotiation> negotiation = new AggregateTestFixture<>(Negotiation.class);

    private static IssueOffer offer(LocalDate on) {
        return new IssueOffer(NEGOTIATION, sqm("200.50"), RENT, "three months free", MARCH_10, on);
    }

    private static ScheduleReview schedule(LocalDate on) {
        return new ScheduleReview(NEGOTIATION, "项目联审会", on);
    }

    private static GiveOpinion giveOpinion(LocalDate on) {
        return new GiveOpinion(NEGOTIATION, "规划部", CONDITIONAL, "less power", on);
    }

    private static ConcludeReview conclude(ReviewVerdict verdict, LocalDate on) {
        return new ConcludeReview(NEGOTIATION, verdict, "2021-7", on);
    }

    private static HoldNegotiation hold(LocalDate on) {
        return new HoldNegotiation(NEGOTIATION, "waits for funding", on);
    }

    private static LoseNegotiation lose(LocalDate on) {
        return new LoseNegotiation(NEGOTIATION, LossReason.PRICE, "沧屿园区", on);
    }

    private static AssignNegotiation assign(LocalDate on) {
        return new AssignNegotiation(NEGOTIATION, "he", "services", on);
    }

    private static PlanNextStep plan() {
        return new PlanNextStep(NEGOTIATION, "send floor plans", MARCH_10);
    }

    private static WinNegotiation win() {
        return win(CONTRACT, LEAD, PARK, COMPANY, CODE);
    }

    private static WinNegotiation win(ContractId contract, LeadId lead, ParkId park, String company, CreditCode code) {
        return new WinNegotiation(NEGOTIATION, contract, lead, park, company, code, MARCH_10);
    }

    private static LandNegotiation land(ContractId contract) {
        return new LandNegotiation(NEGOTIATION, contract, TENANT, MARCH_10);
    }

    /** Whatever moves a project towards its review. */
    static Stream<NegotiationCommand> steps() {
        return Stream.of(
                offer(MARCH_10),
                schedule(MARCH_10),
                giveOpinion(MARCH_10),
                conclude(APPROVED, MARCH_10),
                hold(MARCH_10));
    }

    @Test
    void a_negotiation_opens_with_what_the_lead_knows() {
        negotiation
                .givenNoPriorActivity()
                .when(new OpenNegotiation(
                        NEGOTIATION,
                        LEAD,
                        PARK,
                        COMPANY,
                        CODE,
                        Industry.BIG_DATA,
                        LeadSource.WALK_IN,
                        "su",
                        "investment",
                        Track.SPACE,
                        Cny.of("2000000"),
                        MARCH_1))
                .expectEvents(opened());
    }

    @Test
    void an_offer_is_issued() {
        negotiation.given(opened()).when(offer(MARCH_2)).expectEvents(offered());
    }

    @Test
    void a_review_is_scheduled_once_an_offer_is_out() {
        negotiation.given(opened(), offered()).when(schedule(MARCH_2)).expectEvents(scheduled());
    }

    @Test
    void without_an_offer_there_is_nothing_to_review() {
        negotiation
                .given(opened())
                .when(schedule(MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(OFFER_IS_ISSUED.code());
    }

    @Test
    void a_reviewer_gives_an_opinion() {
        negotiation
                .given(opened(), offered(), scheduled())
                .when(giveOpinion(MARCH_2))
                .expectEvents(opinion());
    }

    @Test
    void an_opinion_needs_a_review() {
        negotiation
                .given(opened(), offered())
                .when(giveOpinion(MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(REVIEW_IS_SCHEDULED.code());
    }

    @ParameterizedTest
    @EnumSource(ReviewVerdict.class)
    void a_review_ends_in_a_verdict_with_minutes(ReviewVerdict verdict) {
        negotiation
                .given(opened(), offered(), scheduled(), opinion())
                .when(conclude(verdict, MARCH_2))
                .expectEvents(concluded(verdict));
    }

    @Test
    void a_verdict_needs_a_review() {
        negotiation
                .given(opened(), offered())
                .when(conclude(APPROVED, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(REVIEW_IS_SCHEDULED.code());
    }

    @Test
    void a_next_step_may_lie_ahead() {
        negotiation.given(opened()).when(plan()).expectEvents(planned());
    }

    @Test
    void a_next_step_may_be_planned_even_on_hold() {
        negotiation.given(opened(), held()).when(plan()).expectEvents(planned());
    }

    @Test
    void a_lost_negotiation_has_no_next_step() {
        negotiation
                .given(opened(), lost())
                .when(plan())
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @Test
    void a_negotiation_is_handed_to_another_officer() {
        negotiation.given(opened()).when(assign(MARCH_2)).expectEvents(assigned());
    }

    @Test
    void a_landed_negotiation_is_handed_to_nobody() {
        negotiation
                .given(opened(), won(), landed())
                .when(assign(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @Test
    void a_negotiation_is_put_on_hold() {
        negotiation.given(opened()).when(hold(MARCH_2)).expectEvents(held());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void on_hold_nothing_moves(NegotiationCommand step) {
        negotiation
                .given(opened(), offered(), scheduled(), held())
                .when(step)
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_NOT_ON_HOLD.code());
    }

    @Test
    void what_is_on_hold_is_resumed() {
        negotiation
                .given(opened(), held())
                .when(new ResumeNegotiation(NEGOTIATION, MARCH_2))
                .expectEvents(resumed());
    }

    @Test
    void what_was_resumed_moves_again() {
        negotiation.given(opened(), held(), resumed()).when(offer(MARCH_2)).expectEvents(offered());
    }

    @Test
    void what_is_not_on_hold_is_not_resumed() {
        negotiation
                .given(opened())
                .when(new ResumeNegotiation(NEGOTIATION, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_ON_HOLD.code());
    }

    @Test
    void a_negotiation_is_lost() {
        negotiation.given(opened()).when(lose(MARCH_2)).expectEvents(lost());
    }

    @Test
    void a_negotiation_is_lost_even_on_hold_and_from_the_stage_it_was_in() {
        negotiation
                .given(opened(), offered(), scheduled(), held())
                .when(lose(MARCH_2))
                .expectEvents(new NegotiationLost(NEGOTIATION, LEAD, REVIEW, LossReason.PRICE, "沧屿园区", MARCH_2));
    }

    @Test
    void a_signed_project_is_not_lost_but_ends_by_its_contract() {
        negotiation
                .given(opened(), won())
                .when(lose(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_SIGNED.code());
    }

    @Test
    void a_lost_negotiation_is_not_lost_again() {
        negotiation
                .given(opened(), lost())
                .when(lose(MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_lost_negotiation_takes_no_more_steps(NegotiationCommand step) {
        negotiation
                .given(opened(), offered(), scheduled(), lost())
                .when(step)
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_signed_project_is_neither_offered_nor_reviewed(NegotiationCommand step) {
        negotiation
                .given(opened(), offered(), scheduled(), won())
                .when(step)
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_SIGNED.code());
    }

    @Test
    void a_lost_negotiation_is_reopened_where_it_was() {
        negotiation
                .given(opened(), offered(), scheduled(), lost())
                .when(new ReopenNegotiation(NEGOTIATION, MARCH_2))
                .expectEvents(reopened(REVIEW));
    }

    @Test
    void what_was_lost_on_hold_is_reopened_in_motion() {
        negotiation
                .given(opened(), held(), lost(), reopened(TALKING))
                .when(offer(MARCH_2))
                .expectEvents(offered());
    }

    @Test
    void what_is_not_lost_is_not_reopened() {
        negotiation
                .given(opened())
                .when(new ReopenNegotiation(NEGOTIATION, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_LOST.code());
    }

    @Test
    void a_formal_contract_wins_the_negotiation() {
        negotiation
                .given(opened(), offered(), scheduled(), concluded(APPROVED))
                .when(win())
                .expectEvents(won());
    }

    @Test
    void an_approval_with_conditions_suffices_for_signing() {
        negotiation
                .given(opened(), offered(), scheduled(), concluded(CONDITIONAL))
                .when(win())
                .expectEvents(won());
    }

    @Test
    void a_rejected_project_is_not_signed() {
        negotiation
                .given(opened(), offered(), scheduled(), concluded(REJECTED))
                .when(win())
                .expectNoEvents()
                .expectExceptionMessage(REVIEW_IS_NOT_REJECTED.code());
    }

    @Test
    void a_new_review_takes_a_rejection_back() {
        negotiation
                .given(opened(), offered(), scheduled(), concluded(REJECTED), scheduled(), concluded(APPROVED))
                .when(win())
                .expectEvents(won());
    }

    @Test
    void a_negotiation_is_won_once() {
        negotiation
                .given(opened(), won())
                .when(win(SECOND_CONTRACT, LEAD, PARK, COMPANY, CODE))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_SIGNED.code());
    }

    @Test
    void a_lost_negotiation_is_not_won() {
        negotiation
                .given(opened(), lost())
                .when(win())
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @Test
    void a_rescinded_contract_puts_the_project_back_on_the_table() {
        negotiation
                .given(opened(), won())
                .when(new ReopenAfterRescission(NEGOTIATION, CONTRACT, MARCH_10))
                .expectEvents(rescinded());
    }

    @Test
    void a_project_signed_rescinded_and_talked_about_again_can_be_lost() {
        negotiation
                .given(opened(), won(), rescinded())
                .when(lose(MARCH_10))
                .expectEvents(new NegotiationLost(NEGOTIATION, LEAD, TALKING, LossReason.PRICE, "沧屿园区", MARCH_10));
    }

    @Test
    void a_project_whose_contract_was_rescinded_can_be_signed_again() {
        negotiation.given(opened(), won(), rescinded()).when(win()).expectEvents(won());
    }

    @Test
    void an_unsigned_project_has_nothing_to_rescind() {
        negotiation
                .given(opened())
                .when(new ReopenAfterRescission(NEGOTIATION, CONTRACT, MARCH_10))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void rescinding_a_contract_that_never_won_the_project_leaves_the_signing_alone() {
        negotiation
                .given(opened(), won())
                .when(new ReopenAfterRescission(NEGOTIATION, SECOND_CONTRACT, MARCH_10))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_signed_project_lands() {
        negotiation.given(opened(), won()).when(land(CONTRACT)).expectEvents(landed());
    }

    @Test
    void an_unsigned_project_does_not_land() {
        negotiation
                .given(opened(), offered())
                .when(land(CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_SIGNED.code());
    }

    @Test
    void a_project_lands_once() {
        negotiation
                .given(opened(), won(), landed())
                .when(land(CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_project_lands_by_the_contract_that_won_it() {
        negotiation
                .given(opened(), won())
                .when(land(SECOND_CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_THE_ONE_THAT_WON.code());
    }

    @Test
    void a_project_on_hold_is_not_signed() {
        negotiation
                .given(opened(), held())
                .when(win())
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_NOT_ON_HOLD.code());
    }

    static Stream<Arguments> a_contract_concludes_the_talk_it_belongs_to() {
        var elsewhere = new ParkId("XX");
        var another = "沧屿星漾科技服务有限公司";
        return Stream.of(
                arguments(win(CONTRACT, LEAD, elsewhere, COMPANY, CODE), PARK_IS_THE_NEGOTIATIONS_OWN),
                arguments(win(CONTRACT, LEAD, PARK, another, OTHER_CODE), COMPANY_IS_THE_NEGOTIATIONS_OWN),
                arguments(win(CONTRACT, new LeadId("L-9"), PARK, COMPANY, CODE), LEAD_IS_THE_NEGOTIATIONS_OWN),
                arguments(win(CONTRACT, null, PARK, COMPANY, CODE), LEAD_IS_THE_NEGOTIATIONS_OWN));
    }

    @ParameterizedTest
    @MethodSource
    void a_contract_concludes_the_talk_it_belongs_to(WinNegotiation stray, Rule rule) {
        negotiation.given(opened()).when(stray).expectNoEvents().expectExceptionMessage(rule.code());
    }

    static Stream<WinNegotiation> a_company_is_known_by_its_code_or_by_a_name_that_fits() {
        return Stream.of(
                win(CONTRACT, LEAD, PARK, "澜桥云枢(陕西)科技有限公司", OTHER_CODE),
                win(CONTRACT, LEAD, PARK, "云枢", OTHER_CODE),
                win(CONTRACT, LEAD, PARK, "全然不同的新名称有限公司", CODE));
    }

    @ParameterizedTest
    @MethodSource
    void a_company_is_known_by_its_code_or_by_a_name_that_fits(WinNegotiation signing) {
        negotiation.given(opened()).when(signing).expectEvents(won());
    }

    @Test
    void a_unit_is_kept_for_an_open_talk() {
        var confirm = new ConfirmTalk(NEGOTIATION, COMPANY + "科技", null);
        negotiation
                .given(opened())
                .when(confirm)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        negotiation
                .given(opened(), lost())
                .when(confirm)
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @Test
    void whoever_may_sign_under_another_name_by_its_code_may_correct_that_contract() {
        negotiation
                .given(opened(), won())
                .when(new ConfirmTalk(NEGOTIATION, "全然不同的新名称有限公司", CODE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        negotiation
                .given(opened(), won())
                .when(new ConfirmTalk(NEGOTIATION, "全然不同的新名称有限公司", OTHER_CODE))
                .expectNoEvents()
                .expectExceptionMessage(COMPANY_IS_THE_NEGOTIATIONS_OWN.code());
    }

    @Test
    void a_unit_is_kept_for_the_company_that_talks() {
        negotiation
                .given(opened())
                .when(new ConfirmTalk(NEGOTIATION, "沧屿星漾", null))
                .expectNoEvents()
                .expectExceptionMessage(COMPANY_IS_THE_NEGOTIATIONS_OWN.code());
    }

    static Stream<NegotiationCommand> nothing_happens_before_the_first_meeting() {
        return Stream.of(
                offer(FEBRUARY_28),
                schedule(FEBRUARY_28),
                giveOpinion(FEBRUARY_28),
                conclude(APPROVED, FEBRUARY_28),
                assign(FEBRUARY_28),
                hold(FEBRUARY_28),
                lose(FEBRUARY_28));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_happens_before_the_first_meeting(NegotiationCommand early) {
        negotiation
                .given(opened(), offered(), scheduled())
                .when(early)
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    @Test
    void a_hold_does_not_end_before_the_first_meeting() {
        negotiation
                .given(opened(), held())
                .when(new ResumeNegotiation(NEGOTIATION, FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    @Test
    void a_negotiation_is_not_reopened_before_the_first_meeting() {
        negotiation
                .given(opened(), lost())
                .when(new ReopenNegotiation(NEGOTIATION, FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    @Test
    void a_negotiation_claims_nothing() {
        assertThat(NegotiationContext.CONTEXT.claims().apply(opened())).isEmpty();
    }

    private static ResumeNegotiation resume(LocalDate on) {
        return new ResumeNegotiation(NEGOTIATION, on);
    }

    /** What has happened, and every dated step that can come next, on the day before it. */
    static Stream<Arguments> no_step_is_dated_before_the_one_before() {
        List<Object> offered = List.of(opened(), offered());
        List<Object> reviewed = List.of(opened(), offered(), scheduled(), opinion());
        List<Object> concluded = List.of(opened(), offered(), scheduled(), concluded(APPROVED));
        List<Object> onHold = List.of(opened(), held());
        List<Object> onAgain = List.of(opened(), held(), resumed());
        List<Object> lost = List.of(opened(), lost());
        List<Object> back = List.of(opened(), lost(), reopened(TALKING));
        List<Object> signed = List.of(opened(), won(), rescinded());
        return Stream.of(
                        Stream.of(offer(MARCH_1), schedule(MARCH_1), hold(MARCH_1), lose(MARCH_1), winOn(MARCH_1))
                                .map(step -> arguments(offered, step)),
                        Stream.of(
                                        giveOpinion(MARCH_1),
                                        conclude(APPROVED, MARCH_1),
                                        schedule(MARCH_1),
                                        offer(MARCH_1),
                                        hold(MARCH_1),
                                        lose(MARCH_1),
                                        winOn(MARCH_1))
                                .map(step -> arguments(reviewed, step)),
                        Stream.of(winOn(MARCH_1), lose(MARCH_1), conclude(REJECTED, MARCH_1), schedule(MARCH_1))
                                .map(step -> arguments(concluded, step)),
                        Stream.of(resume(MARCH_1), lose(MARCH_1)).map(step -> arguments(onHold, step)),
                        Stream.of(offer(MARCH_1), hold(MARCH_1), winOn(MARCH_1)).map(step -> arguments(onAgain, step)),
                        Stream.of(arguments(lost, new ReopenNegotiation(NEGOTIATION, MARCH_1))),
                        Stream.of(offer(MARCH_1), lose(MARCH_1), winOn(MARCH_1)).map(step -> arguments(back, step)),
                        Stream.of(offer(MARCH_2), lose(MARCH_2), hold(MARCH_2), winOn(MARCH_2))
                                .map(step -> arguments(signed, step)))
                .flatMap(each -> each);
    }

    private static WinNegotiation winOn(LocalDate day) {
        return new WinNegotiation(NEGOTIATION, CONTRACT, LEAD, PARK, COMPANY, CODE, day);
    }

    @ParameterizedTest
    @MethodSource
    void no_step_is_dated_before_the_one_before(List<Object> story, NegotiationCommand early) {
        negotiation.given(story).when(early).expectNoEvents().expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    @Test
    void a_later_owner_does_not_come_before_the_present_one() {
        negotiation
                .given(opened(), assigned())
                .when(assign(MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.code());
        negotiation.given(opened(), assigned()).when(assign(MARCH_2)).expectSuccessfulHandlerExecution();
    }

    private static FollowOwnerOfLead follow(LeadId lead, String owner, String team) {
        return new FollowOwnerOfLead(NEGOTIATION, lead, owner, team, MARCH_2);
    }

    @Test
    void a_negotiation_has_the_owner_of_its_lead() {
        negotiation.given(opened()).when(follow(LEAD, "he", "services")).expectEvents(assigned());
        negotiation
                .given(opened(), assigned())
                .when(follow(LEAD, "he", "services"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        negotiation
                .given(opened())
                .when(follow(new LeadId("L-9"), "he", "services"))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_THE_NEGOTIATIONS_OWN.code());
    }

    private static CorrectNegotiation correct(String valueCny, Industry industry, Track track, LocalDate openedOn) {
        return new CorrectNegotiation(
                NEGOTIATION, industry, track, Cny.of(valueCny), openedOn, "a nought was missing", MARCH_10);
    }

    @Test
    void what_was_said_of_a_negotiation_is_put_right() {
        negotiation
                .given(opened())
                .when(correct("20000000", Industry.SMART_MANUFACTURING, Track.LAND, MARCH_2))
                .expectEvents(corrected());
    }

    @Test
    void each_field_alone_is_a_correction_and_none_is_not() {
        for (var right : List.of(
                correct("20000000", Industry.BIG_DATA, Track.SPACE, MARCH_1),
                correct("2000000", Industry.OTHER, Track.SPACE, MARCH_1),
                correct("2000000", Industry.BIG_DATA, Track.LAND, MARCH_1),
                correct("2000000", Industry.BIG_DATA, Track.SPACE, FEBRUARY_28))) {
            negotiation.given(opened()).when(right).expectSuccessfulHandlerExecution();
        }
        negotiation
                .given(opened())
                .when(correct("2000000", Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        negotiation
                .given(opened(), corrected())
                .when(correct("20000000", Industry.SMART_MANUFACTURING, Track.LAND, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_corrected_beginning_does_not_come_after_what_followed() {
        negotiation
                .given(opened(), offered())
                .when(correct("2000000", Industry.BIG_DATA, Track.SPACE, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    @Test
    void a_rent_or_an_investment_beyond_the_usual_is_asked_about() {
        negotiation
                .given(opened())
                .when(new IssueOffer(NEGOTIATION, null, Cny.of("300.01"), null, null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(RENT_IS_USUAL.confirmationCode());
        negotiation
                .given(opened())
                .when(correct("1000000000.01", Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(VALUE_IS_USUAL.confirmationCode());
        negotiation
                .given(opened())
                .when(correct("1000000000.00", Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectSuccessfulHandlerExecution();
    }

    private static FollowSigning signedOn(LocalDate day) {
        return new FollowSigning(NEGOTIATION, CONTRACT, day, APRIL_1);
    }

    @Test
    void it_was_won_on_the_day_its_contract_was_signed_whatever_that_is_corrected_to() {
        negotiation
                .given(opened(), offered(), won())
                .when(signedOn(MARCH_2))
                .expectEvents(signingCorrectedTo(MARCH_2, MARCH_10));
        negotiation
                .given(opened(), won(), signingCorrectedTo(MARCH_2, MARCH_10))
                .when(signedOn(MARCH_10))
                .expectEvents(signingCorrectedTo(MARCH_10, MARCH_2));
        negotiation.given(opened(), won()).when(signedOn(MARCH_10)).expectNoEvents();
        negotiation
                .given(opened(), won())
                .when(new FollowSigning(NEGOTIATION, new ContractId("C-2"), MARCH_2, APRIL_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static SigningCorrected signingCorrectedTo(LocalDate day, LocalDate former) {
        return new SigningCorrected(NEGOTIATION, LEAD, CONTRACT, day, former, APRIL_1);
    }

    @Test
    void a_corrected_signing_is_neither_before_the_last_step_nor_after_the_next() {
        for (var wrong : List.of(MARCH_1, APRIL_1)) {
            negotiation
                    .given(opened(), offered(), won(), landed())
                    .when(signedOn(wrong))
                    .expectNoEvents()
                    .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
        }
        negotiation
                .given(opened(), won())
                .when(signedOn(FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    @Test
    void of_two_signings_the_one_that_holds_is_corrected() {
        negotiation
                .given(opened(), wonOn(MARCH_1), rescindedOn(MARCH_2), won())
                .when(signedOn(MARCH_2))
                .expectEvents(signingCorrectedTo(MARCH_2, MARCH_10));
        negotiation
                .given(opened(), wonOn(MARCH_1), rescindedOn(MARCH_2), won())
                .when(signedOn(MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    private static NegotiationWon wonOn(LocalDate day) {
        return new NegotiationWon(NEGOTIATION, LEAD, CONTRACT, day);
    }

    private static SigningRescinded rescindedOn(LocalDate day) {
        return new SigningRescinded(NEGOTIATION, LEAD, CONTRACT, NegotiationStage.TALKING, day);
    }

    private static FollowLead followLead(String company, CreditCode code, Industry industry, LeadSource source) {
        return new FollowLead(NEGOTIATION, LEAD, company, code, industry, source, "misheard", MARCH_10);
    }

    @Test
    void a_negotiation_repeats_what_its_lead_says() {
        negotiation
                .given(opened())
                .when(followLead("澜桥云书", OTHER_CODE, null, LeadSource.WEBSITE))
                .expectEvents(new NegotiationCorrected(
                        NEGOTIATION,
                        LEAD,
                        "澜桥云书",
                        OTHER_CODE,
                        Industry.BIG_DATA,
                        LeadSource.WEBSITE,
                        Track.SPACE,
                        Cny.of("2000000"),
                        MARCH_1,
                        "misheard",
                        MARCH_10));
        negotiation
                .given(opened())
                .when(followLead(COMPANY, CODE, Industry.BIG_DATA, LeadSource.WALK_IN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_negotiation_that_never_was_is_withdrawn_as_long_as_nothing_followed() {
        var withdraw = new WithdrawNegotiation(NEGOTIATION, "another lead was meant", MARCH_10);
        negotiation
                .given(opened(), planned(), assigned(), held())
                .when(withdraw)
                .expectEvents(withdrawn());
        for (var followed : List.of(offered(), lost(), won())) {
            negotiation
                    .given(opened(), followed)
                    .when(withdraw)
                    .expectNoEvents()
                    .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        }
        negotiation
                .given(opened(), withdrawn())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_NOT_WITHDRAWN.code());
        negotiation
                .given(opened(), withdrawn())
                .when(offer(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_OPEN.code());
    }

    @Test
    void talks_that_a_file_brought_in_are_undone_however_far_they_came_before_signing() {
        var undo = new UndoNegotiation(NEGOTIATION, " another lead was meant ", MARCH_10);
        for (var followed : List.of(List.of(offered(), scheduled(), concluded(APPROVED)), List.of(lost()))) {
            negotiation.given(opened()).andGiven(followed).when(undo).expectEvents(withdrawn());
        }
        negotiation
                .given(opened(), won())
                .when(undo)
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        negotiation
                .given(opened(), withdrawn())
                .when(undo)
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_NOT_WITHDRAWN.code());
    }

    @Test
    void a_signing_that_a_file_brought_in_is_undone_and_all_is_as_before() {
        var undo = new UndoSigning(NEGOTIATION, CONTRACT, APRIL_1);
        var reviewed = List.of(opened(), offered(), scheduled(), concluded(APPROVED));
        negotiation.given(reviewed).andGiven(won()).when(undo).expectEvents(signingUndone());
        negotiation
                .given(opened(), won())
                .when(undo)
                .expectEvents(new SigningUndone(NEGOTIATION, LEAD, CONTRACT, TALKING, opened().openedOn(), APRIL_1));
        negotiation.given(reviewed).andGiven(won(), signingUndone()).when(win()).expectEvents(won());
        negotiation
                .given(opened(), won())
                .when(new UndoSigning(NEGOTIATION, SECOND_CONTRACT, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_THE_ONE_THAT_WON.code());
        negotiation
                .given(opened(), won(), landed())
                .when(undo)
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_SIGNED.code());
    }

    @Test
    void a_conclusion_is_taken_back_until_the_project_is_signed() {
        var withdraw = new WithdrawConclusion(NEGOTIATION, "the minutes of another project", MARCH_10);
        negotiation
                .given(opened(), offered(), scheduled(), concluded(REJECTED))
                .when(withdraw)
                .expectEvents(conclusionWithdrawn());
        negotiation
                .given(opened(), offered(), scheduled(), concluded(REJECTED), conclusionWithdrawn())
                .when(win())
                .expectEvents(won());
        negotiation
                .given(opened(), offered(), scheduled())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(REVIEW_IS_CONCLUDED.code());
        negotiation
                .given(opened(), offered(), scheduled(), concluded(APPROVED), won())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_SIGNED.code());
    }

    @Test
    void a_project_landed_on_another_day() {
        negotiation
                .given(opened(), won(), landed())
                .when(new CorrectNegotiationLanding(NEGOTIATION, CONTRACT, APRIL_1, APRIL_1))
                .expectEvents(landingCorrected());
        negotiation
                .given(opened(), won(), landed())
                .when(new CorrectNegotiationLanding(NEGOTIATION, CONTRACT, MARCH_10, APRIL_1))
                .expectNoEvents();
    }

    @Test
    void a_landing_is_put_right_by_the_contract_it_came_by() {
        negotiation
                .given(opened(), won(), landed())
                .when(new CorrectNegotiationLanding(NEGOTIATION, SECOND_CONTRACT, APRIL_1, APRIL_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        negotiation
                .given(opened(), won(), landed())
                .when(new WithdrawNegotiationLanding(NEGOTIATION, SECOND_CONTRACT, APRIL_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        negotiation
                .given(opened(), won())
                .when(new WithdrawNegotiationLanding(NEGOTIATION, CONTRACT, APRIL_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_project_that_has_not_landed_is_signed_and_may_land_again() {
        negotiation
                .given(opened(), won(), landed())
                .when(new WithdrawNegotiationLanding(NEGOTIATION, CONTRACT, APRIL_1))
                .expectEvents(landingWithdrawn());
        negotiation
                .given(opened(), won(), landed(), landingWithdrawn())
                .when(land(CONTRACT))
                .expectEvents(landed());
        negotiation
                .given(opened(), won(), landed(), landingWithdrawn())
                .when(new ReopenAfterRescission(NEGOTIATION, CONTRACT, APRIL_1))
                .expectSuccessfulHandlerExecution();
    }

    /** Both were said to be of one day: the signing stays on its own. */
    @Test
    void a_landing_is_moved_or_taken_back_and_the_signing_stays() {
        for (var life : List.of(
                List.of(opened(), won(), landed(), landingCorrected()),
                List.of(opened(), won(), landed(), landingWithdrawn(), landed()))) {
            negotiation
                    .given(life)
                    .when(new WithdrawNegotiationLanding(NEGOTIATION, CONTRACT, APRIL_1))
                    .expectEvents(landingWithdrawn());
        }
        assertThat(won().signedOn()).isEqualTo(landed().landedOn());
    }

    private static CorrectRescissionOfSigning voidOn(LocalDate day) {
        return new CorrectRescissionOfSigning(NEGOTIATION, CONTRACT, day, APRIL_1);
    }

    private static final WithdrawRescissionOfSigning NEVER_VOID =
            new WithdrawRescissionOfSigning(NEGOTIATION, CONTRACT, APRIL_1);

    @Test
    void a_signing_was_void_since_another_day() {
        negotiation.given(opened(), won(), rescinded()).when(voidOn(APRIL_1)).expectEvents(rescissionCorrected());
        negotiation.given(opened(), won(), rescinded()).when(voidOn(MARCH_10)).expectNoEvents();
        negotiation.given(opened(), won()).when(voidOn(APRIL_1)).expectNoEvents();
        negotiation
                .given(opened(), won(), rescinded())
                .when(voidOn(MARCH_10.minusDays(1)))
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
        negotiation
                .given(opened(), won(), rescinded(), won())
                .when(voidOn(APRIL_1))
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
        negotiation
                .given(opened(), won(), rescinded(), rescissionCorrected())
                .when(win())
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    @Test
    void a_signing_that_never_was_void_concludes_the_talk_while_nothing_has_followed() {
        negotiation.given(opened(), won(), rescinded()).when(NEVER_VOID).expectEvents(rescissionWithdrawn());
        negotiation.given(opened(), won()).when(NEVER_VOID).expectNoEvents();
        negotiation
                .given(opened(), won(), rescinded(), rescissionWithdrawn())
                .when(land(CONTRACT))
                .expectEvents(landed());
        negotiation
                .given(opened(), won(), rescinded(), rescissionWithdrawn())
                .when(new ReopenAfterRescission(NEGOTIATION, CONTRACT, MARCH_10))
                .expectEvents(rescinded());
        for (var followed : List.of(offered(), held(), lost(), wonBy(SECOND_CONTRACT))) {
            negotiation
                    .given(opened(), won(), rescinded(), followed)
                    .when(NEVER_VOID)
                    .expectExceptionMessage(NOTHING_FOLLOWED_THE_RESCISSION.code());
        }
        negotiation.given(opened()).when(NEVER_VOID).expectExceptionMessage(NOTHING_FOLLOWED_THE_RESCISSION.code());
    }

    private static NegotiationWon wonBy(ContractId contract) {
        return new NegotiationWon(NEGOTIATION, LEAD, contract, MARCH_10);
    }
}
