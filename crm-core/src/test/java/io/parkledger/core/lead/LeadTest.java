package io.parkledger.core.lead;

import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.FEBRUARY_28;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.lead.LeadFacts.AREA;
import static io.parkledger.core.lead.LeadFacts.TWO_MILLION;
import static io.parkledger.core.lead.LeadFacts.WEI;
import static io.parkledger.core.lead.LeadFacts.assignedToHe;
import static io.parkledger.core.lead.LeadFacts.corrected;
import static io.parkledger.core.lead.LeadFacts.landed;
import static io.parkledger.core.lead.LeadFacts.landingCorrected;
import static io.parkledger.core.lead.LeadFacts.landingWithdrawn;
import static io.parkledger.core.lead.LeadFacts.lost;
import static io.parkledger.core.lead.LeadFacts.negotiationCorrected;
import static io.parkledger.core.lead.LeadFacts.negotiationStarted;
import static io.parkledger.core.lead.LeadFacts.qualificationWithdrawn;
import static io.parkledger.core.lead.LeadFacts.qualified;
import static io.parkledger.core.lead.LeadFacts.recycled;
import static io.parkledger.core.lead.LeadFacts.registered;
import static io.parkledger.core.lead.LeadFacts.reopened;
import static io.parkledger.core.lead.LeadFacts.startWithdrawn;
import static io.parkledger.core.lead.LeadFacts.triaged;
import static io.parkledger.core.lead.LeadFacts.withdrawn;
import static io.parkledger.core.lead.LeadRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.lead.LeadRule.COMPANY_HAS_NO_OTHER_OPEN_LEAD;
import static io.parkledger.core.lead.LeadRule.CONTACT_IS_NAMED;
import static io.parkledger.core.lead.LeadRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.lead.LeadRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_CLOSED;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NEW;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_IN_NEGOTIATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_WITHDRAWN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_OPEN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_QUALIFIED;
import static io.parkledger.core.lead.LeadRule.NEGOTIATION_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.lead.LeadRule.PARK_IS_NOT_WITHDRAWN;
import static io.parkledger.core.lead.LeadRule.PARK_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.QUALIFICATION_IS_COMPLETE;
import static io.parkledger.core.lead.LeadRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.lead.LeadRule.TRIAGE_SAYS_PURSUE;
import static io.parkledger.core.lead.LeadStage.NEGOTIATING;
import static io.parkledger.core.lead.LeadStage.QUALIFIED;
import static io.parkledger.core.lead.LeadStage.REGISTERED;
import static io.parkledger.core.lead.MissingForQualification.AREA_WANTED;
import static io.parkledger.core.lead.MissingForQualification.CONTACT_NAME;
import static io.parkledger.core.lead.MissingForQualification.LAND_WANTED;
import static io.parkledger.core.lead.TriageVerdict.DO_NOT_PURSUE;
import static io.parkledger.core.lead.TriageVerdict.PURSUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.CorrectLeadLanding;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.FollowNegotiation;
import io.parkledger.core.lead.LeadCommand.FollowOwnerOfNegotiation;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadContact;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadLanding;
import io.parkledger.core.lead.LeadCommand.WithdrawQualification;
import io.parkledger.core.lead.LeadCommand.WithdrawStart;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeadTest {

    private static final NegotiationId ANOTHER_NEGOTIATION = new NegotiationId("N-2");

    private final AggregateTestFixture<Lead> lead = new AggregateTestFixture<>(Lead.class);

    private static RegisterLead register(String company) {
        return new RegisterLead(
                LEAD,
                PARK,
                company,
                CODE,
                Industry.OTHER,
                LeadSource.WALK_IN,
                "su",
                "investment",
                "saw our stand",
                MARCH_1);
    }

    private static QualifyLead qualify(Contact contact, Track track, BigDecimal areaSqm, BigDecimal landMu) {
        return new QualifyLead(
                LEAD,
                Industry.BIG_DATA,
                contact,
                track,
                areaSqm,
                landMu,
                TWO_MILLION,
                LocalDate.of(2021, 6, 1),
                MARCH_2);
    }

    private static QualifyLead qualify() {
        return qualify(WEI, Track.SPACE, AREA, null);
    }

    private static StartNegotiation start() {
        return new StartNegotiation(LEAD, NEGOTIATION, MeetingKind.RECEPTION, 3, TWO_MILLION, MARCH_2);
    }

    @Test
    void a_lead_is_registered() {
        lead.givenNoPriorActivity().when(register(COMPANY)).expectEvents(registered());
    }

    @Test
    void blanks_around_a_company_are_not_part_of_its_name() {
        lead.givenNoPriorActivity().when(register("\u3000" + COMPANY + " ")).expectEvents(registered());
    }

    @Test
    void a_new_lead_is_triaged() {
        lead.given(registered()).when(new TriageLead(LEAD, PURSUE, MARCH_1)).expectEvents(triaged(PURSUE));
    }

    @Test
    void a_lead_is_triaged_again_when_the_first_verdict_was_no() {
        lead.given(registered(), triaged(DO_NOT_PURSUE))
                .when(new TriageLead(LEAD, PURSUE, MARCH_1))
                .expectEvents(triaged(PURSUE));
    }

    @Test
    void a_qualified_lead_is_not_triaged_any_more() {
        lead.given(registered(), qualified())
                .when(new TriageLead(LEAD, PURSUE, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NEW.code());
    }

    @Test
    void a_contact_that_should_not_have_been_named_is_withdrawn_while_the_lead_is_new() {
        var named = new LeadContactNamed(LEAD, WEI, MARCH_2);
        var withdrawn = new LeadContactWithdrawn(LEAD, WEI.personId(), "wrong file", MARCH_2);
        var withdraw = new WithdrawLeadContact(LEAD, "wrong file ", MARCH_2);
        lead.given(registered(), named).when(withdraw).expectEvents(withdrawn);
        lead.given(registered(), named, withdrawn)
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(CONTACT_IS_NAMED.code());
        lead.given(registered(), named, qualified())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NEW.code());
    }

    @Test
    void a_new_lead_is_qualified_with_contact_and_area() {
        lead.given(registered()).when(qualify()).expectEvents(qualified());
    }

    @Test
    void a_lead_on_the_land_track_is_qualified_with_mu_instead_of_area() {
        var tenMu = new BigDecimal("10.5");
        lead.given(registered())
                .when(qualify(WEI, Track.LAND, null, tenMu))
                .expectEvents(new LeadQualified(
                        LEAD,
                        Industry.BIG_DATA,
                        WEI,
                        Track.LAND,
                        null,
                        tenMu,
                        TWO_MILLION,
                        LocalDate.of(2021, 6, 1),
                        MARCH_2));
    }

    @Test
    void a_lost_lead_cannot_be_qualified() {
        lead.given(registered(), lost(REGISTERED))
                .when(qualify())
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NEW.code());
    }

    @Test
    void a_lead_is_qualified_once() {
        lead.given(registered(), qualified())
                .when(qualify())
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NEW.code());
    }

    @Test
    void a_lead_triaged_no_is_not_qualified() {
        lead.given(registered(), triaged(DO_NOT_PURSUE))
                .when(qualify())
                .expectNoEvents()
                .expectExceptionMessage(TRIAGE_SAYS_PURSUE.code());
    }

    @Test
    void a_no_taken_back_by_a_new_triage_is_no_obstacle() {
        lead.given(registered(), triaged(DO_NOT_PURSUE), triaged(PURSUE))
                .when(qualify())
                .expectEvents(qualified());
    }

    record Incomplete(QualifyLead command, List<MissingForQualification> missing) {}

    static Stream<Incomplete> a_lead_without_contact_or_requirement_is_not_qualified() {
        var nameless = new Contact("P-1", null, "100-0000-0001");
        var blank = new Contact("P-1", " ", null);
        return Stream.of(
                new Incomplete(qualify(nameless, Track.SPACE, AREA, null), List.of(CONTACT_NAME)),
                new Incomplete(qualify(blank, Track.SPACE, AREA, null), List.of(CONTACT_NAME)),
                new Incomplete(qualify(WEI, Track.SPACE, null, AREA), List.of(AREA_WANTED)),
                new Incomplete(qualify(WEI, Track.LAND, AREA, null), List.of(LAND_WANTED)),
                new Incomplete(qualify(nameless, Track.LAND, null, null), List.of(CONTACT_NAME, LAND_WANTED)));
    }

    @ParameterizedTest
    @MethodSource
    void a_lead_without_contact_or_requirement_is_not_qualified(Incomplete asked) {
        lead.given(registered())
                .when(asked.command())
                .expectNoEvents()
                .expectException(RuleBroken.class)
                .expectExceptionMessage(QUALIFICATION_IS_COMPLETE.code());
    }

    @Test
    void who_is_refused_qualification_hears_all_that_is_missing() {
        assertThatThrownBy(() -> QUALIFICATION_IS_COMPLETE.require(false, List.of(CONTACT_NAME, AREA_WANTED)))
                .isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(refused.facts())
                        .containsExactly(List.of(CONTACT_NAME, AREA_WANTED)));
    }

    @Test
    void an_open_lead_is_assigned() {
        lead.given(registered())
                .when(new AssignLead(LEAD, "he", "services", MARCH_2))
                .expectEvents(assignedToHe());
    }

    @Test
    void a_lost_lead_is_not_assigned() {
        lead.given(registered(), lost(REGISTERED))
                .when(new AssignLead(LEAD, "he", null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_OPEN.code());
    }

    @Test
    void a_lead_goes_back_to_the_pool() {
        lead.given(registered())
                .when(new RecycleLead(LEAD, LossReason.NO_RESPONSE, MARCH_2))
                .expectEvents(recycled(REGISTERED));
    }

    @Test
    void a_lead_is_recycled_from_the_stage_it_was_in() {
        lead.given(registered(), qualified())
                .when(new RecycleLead(LEAD, LossReason.PRICE, MARCH_2))
                .expectEvents(new LeadRecycled(LEAD, QUALIFIED, LossReason.PRICE, MARCH_2));
    }

    @Test
    void a_lead_in_negotiation_is_not_recycled() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new RecycleLead(LEAD, LossReason.NO_RESPONSE, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NOT_IN_NEGOTIATION.code());
    }

    @Test
    void a_recycled_lead_is_not_recycled_again() {
        lead.given(registered(), recycled(REGISTERED))
                .when(new RecycleLead(LEAD, LossReason.NO_RESPONSE, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_OPEN.code());
    }

    @Test
    void a_lead_is_lost_to_a_competitor() {
        lead.given(registered(), qualified())
                .when(new LoseLead(LEAD, LossReason.WENT_ELSEWHERE, "沧屿园区", MARCH_2))
                .expectEvents(lost(QUALIFIED));
    }

    @Test
    void a_lead_in_negotiation_is_lost_there_and_not_here() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new LoseLead(LEAD, LossReason.PRICE, null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NOT_IN_NEGOTIATION.code());
    }

    @Test
    void a_landed_lead_is_not_lost() {
        lead.given(registered(), qualified(), negotiationStarted(), landed())
                .when(new LoseLead(LEAD, LossReason.PRICE, null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_OPEN.code());
    }

    @Test
    void a_lost_lead_is_reopened_where_it_was() {
        lead.given(registered(), qualified(), lost(QUALIFIED))
                .when(new ReopenLead(LEAD, MARCH_2))
                .expectEvents(reopened(QUALIFIED));
    }

    @Test
    void a_recycled_lead_is_reopened() {
        lead.given(registered(), recycled(REGISTERED))
                .when(new ReopenLead(LEAD, MARCH_2))
                .expectEvents(reopened(REGISTERED));
    }

    @Test
    void a_reopened_lead_goes_on() {
        lead.given(registered(), qualified(), lost(QUALIFIED), reopened(QUALIFIED))
                .when(start())
                .expectEvents(negotiationStarted());
    }

    @Test
    void an_open_lead_is_not_reopened() {
        lead.given(registered())
                .when(new ReopenLead(LEAD, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_CLOSED.code());
    }

    @Test
    void a_landed_lead_is_not_reopened() {
        lead.given(registered(), qualified(), negotiationStarted(), landed())
                .when(new ReopenLead(LEAD, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_CLOSED.code());
    }

    @Test
    void a_lead_lost_in_negotiation_is_reopened_there() {
        lead.given(registered(), qualified(), negotiationStarted(), lost(NEGOTIATING))
                .when(new ReopenLead(LEAD, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_NOT_IN_NEGOTIATION.code());
    }

    @Test
    void a_negotiation_starts_with_all_the_lead_knows() {
        lead.given(registered(), qualified()).when(start()).expectEvents(negotiationStarted());
    }

    @Test
    void a_negotiation_belongs_to_whom_the_lead_was_assigned() {
        lead.given(registered(), qualified(), assignedToHe())
                .when(start())
                .expectEvents(new LeadNegotiationStarted(
                        LEAD,
                        NEGOTIATION,
                        PARK,
                        COMPANY,
                        CODE,
                        Industry.BIG_DATA,
                        LeadSource.WALK_IN,
                        "he",
                        "services",
                        Track.SPACE,
                        MeetingKind.RECEPTION,
                        3,
                        TWO_MILLION,
                        MARCH_2));
    }

    @Test
    void an_unqualified_lead_is_not_negotiated() {
        lead.given(registered()).when(start()).expectNoEvents().expectExceptionMessage(LEAD_IS_QUALIFIED.code());
    }

    @Test
    void a_lead_is_in_one_negotiation_only() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(start())
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_QUALIFIED.code());
    }

    @Test
    void a_lead_is_dropped_with_its_negotiation() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new DropLead(LEAD, NEGOTIATION, LossReason.PRICE, "沧屿园区", MARCH_2))
                .expectEvents(new LeadLost(LEAD, NEGOTIATING, LossReason.PRICE, "沧屿园区", MARCH_2));
    }

    @Test
    void a_lead_is_not_dropped_for_another_negotiation() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new DropLead(LEAD, ANOTHER_NEGOTIATION, LossReason.PRICE, null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
    }

    @Test
    void a_lead_that_was_never_in_negotiation_is_not_dropped() {
        lead.given(registered())
                .when(new DropLead(LEAD, NEGOTIATION, LossReason.PRICE, null, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
    }

    @Test
    void a_dropped_lead_is_not_dropped_again() {
        lead.given(registered(), qualified(), negotiationStarted(), lost(NEGOTIATING))
                .when(new DropLead(LEAD, NEGOTIATION, LossReason.PRICE, null, MARCH_2))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_dropped_lead_is_resumed_with_its_negotiation() {
        lead.given(registered(), qualified(), negotiationStarted(), lost(NEGOTIATING))
                .when(new ResumeLead(LEAD, NEGOTIATION, MARCH_2))
                .expectEvents(reopened(NEGOTIATING));
    }

    @Test
    void a_lead_is_not_resumed_for_another_negotiation() {
        lead.given(registered(), qualified(), negotiationStarted(), lost(NEGOTIATING))
                .when(new ResumeLead(LEAD, ANOTHER_NEGOTIATION, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
    }

    @Test
    void an_open_lead_is_not_resumed() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new ResumeLead(LEAD, NEGOTIATION, MARCH_2))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_landed_lead_is_not_resumed() {
        lead.given(registered(), qualified(), negotiationStarted(), landed())
                .when(new ResumeLead(LEAD, NEGOTIATION, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_CLOSED.code());
    }

    @Test
    void a_lead_lands_with_its_company() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(land(NEGOTIATION))
                .expectEvents(landed());
    }

    @Test
    void a_lead_lands_once() {
        lead.given(registered(), qualified(), negotiationStarted(), landed())
                .when(land(NEGOTIATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_lost_lead_does_not_land() {
        lead.given(registered(), qualified(), negotiationStarted(), lost(NEGOTIATING))
                .when(land(NEGOTIATION))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_OPEN.code());
    }

    @Test
    void a_lead_lands_by_its_own_negotiation() {
        for (var stray : new NegotiationId[] {ANOTHER_NEGOTIATION, null}) {
            lead.given(registered(), qualified(), negotiationStarted())
                    .when(land(stray))
                    .expectNoEvents()
                    .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
        }
        lead.given(registered(), qualified())
                .when(land(null))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
    }

    private static LandLead land(NegotiationId negotiation) {
        return new LandLead(LEAD, negotiation, TENANT, MARCH_2);
    }

    @Test
    void a_company_is_received_in_the_park_of_its_lead() {
        lead.given(registered())
                .when(new ConfirmLead(LEAD, PARK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        lead.given(registered())
                .when(new ConfirmLead(LEAD, new ParkId("XX")))
                .expectNoEvents()
                .expectExceptionMessage(PARK_IS_THE_LEADS_OWN.code());
    }

    static Stream<LeadCommand> nothing_happens_to_a_lead_before_it_was_heard_of() {
        return Stream.of(
                new TriageLead(LEAD, PURSUE, FEBRUARY_28),
                new QualifyLead(LEAD, Industry.OTHER, WEI, Track.SPACE, AREA, null, null, null, FEBRUARY_28),
                new AssignLead(LEAD, "he", null, FEBRUARY_28),
                new RecycleLead(LEAD, LossReason.OTHER, FEBRUARY_28),
                new LoseLead(LEAD, LossReason.OTHER, null, FEBRUARY_28));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_happens_to_a_lead_before_it_was_heard_of(LeadCommand early) {
        lead.given(registered())
                .when(early)
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_REGISTRATION.code());
    }

    @Test
    void a_lead_is_not_reopened_before_it_was_heard_of() {
        lead.given(registered(), lost(REGISTERED))
                .when(new ReopenLead(LEAD, FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_REGISTRATION.code());
    }

    @Test
    void a_lead_is_not_negotiated_before_it_was_heard_of() {
        lead.given(registered(), qualified())
                .when(new StartNegotiation(LEAD, NEGOTIATION, MeetingKind.TALK, 2, null, FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_REGISTRATION.code());
    }

    @Test
    void an_open_lead_claims_its_company_by_name_and_by_code() {
        var claims = List.of(
                Claim.take("open-lead-of-company", "LQ/澜桥云枢", "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD),
                Claim.take("open-lead-of-company", "LQ/" + CODE, "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD));

        assertThat(LeadContext.CONTEXT.claims().apply(registered()))
                .startsWith(Claim.use("park-use", "LQ", "L-1", PARK_IS_NOT_WITHDRAWN))
                .endsWith(claims.toArray(Claim[]::new))
                .hasSize(3);
        assertThat(LeadContext.CONTEXT.claims().apply(reopened(QUALIFIED))).isEqualTo(claims);
    }

    @Test
    void a_closed_lead_gives_its_company_back() {
        assertThat(Stream.of(lost(REGISTERED), recycled(REGISTERED), landed()))
                .allSatisfy(closing -> assertThat(LeadContext.CONTEXT.claims().apply(closing))
                        .containsExactly(Claim.release("open-lead-of-company", "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD)));
    }

    @ParameterizedTest
    @EnumSource(LeadStage.class)
    void a_lead_is_open_until_it_lands_or_is_lost_recycled_or_withdrawn(LeadStage stage) {
        var closed = List.of(LeadStage.LANDED, LeadStage.LOST, LeadStage.RECYCLED, LeadStage.WITHDRAWN);
        assertThat(stage.isOpen()).isNotEqualTo(closed.contains(stage));
    }

    /** What has happened, and every dated step that can come next, on the day before it. */
    static Stream<Arguments> no_step_is_dated_before_the_one_before() {
        List<Object> triaged = List.of(registered(), new LeadTriaged(LEAD, PURSUE, MARCH_2));
        List<Object> qualified = List.of(registered(), qualified());
        List<Object> lost = List.of(registered(), lost(REGISTERED));
        List<Object> back = List.of(registered(), lost(REGISTERED), reopened(REGISTERED));
        var lose = new LoseLead(LEAD, LossReason.PRICE, null, MARCH_1);
        var recycle = new RecycleLead(LEAD, LossReason.PRICE, MARCH_1);
        var triage = new TriageLead(LEAD, PURSUE, MARCH_1);
        var qualify = new QualifyLead(LEAD, Industry.OTHER, WEI, Track.SPACE, AREA, null, null, null, MARCH_1);
        return Stream.of(
                        Stream.of(triage, qualify, lose, recycle).map(step -> arguments(triaged, step)),
                        Stream.of(
                                        lose,
                                        recycle,
                                        new StartNegotiation(LEAD, NEGOTIATION, MeetingKind.TALK, 2, null, MARCH_1))
                                .map(step -> arguments(qualified, step)),
                        Stream.of(arguments(lost, new ReopenLead(LEAD, MARCH_1))),
                        Stream.of(triage, qualify, lose, recycle).map(step -> arguments(back, step)))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource
    void no_step_is_dated_before_the_one_before(List<Object> story, LeadCommand early) {
        lead.given(story).when(early).expectNoEvents().expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    @Test
    void a_later_owner_does_not_come_before_the_present_one() {
        lead.given(registered(), assignedToHe())
                .when(new AssignLead(LEAD, "su", null, MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.code());
        lead.given(registered(), assignedToHe())
                .when(new AssignLead(LEAD, "su", null, MARCH_2))
                .expectSuccessfulHandlerExecution();
    }

    private static FollowOwnerOfNegotiation follow(NegotiationId negotiation) {
        return new FollowOwnerOfNegotiation(LEAD, negotiation, "he", "services", MARCH_2);
    }

    @Test
    void a_lead_has_the_owner_of_its_negotiation() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(follow(NEGOTIATION))
                .expectEvents(assignedToHe(NEGOTIATION));
        lead.given(registered(), qualified(), negotiationStarted(), assignedToHe(NEGOTIATION))
                .when(follow(NEGOTIATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        lead.given(registered(), qualified(), negotiationStarted())
                .when(follow(ANOTHER_NEGOTIATION))
                .expectNoEvents()
                .expectExceptionMessage(NEGOTIATION_IS_THE_LEADS_OWN.code());
    }

    @Test
    void who_assigns_a_lead_in_negotiation_assigns_that_too() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new AssignLead(LEAD, "he", "services", MARCH_2))
                .expectEvents(assignedToHe(NEGOTIATION));
    }

    private static CorrectLead correct(String company, CreditCode code, Industry industry, LocalDate registeredOn) {
        return new CorrectLead(
                LEAD,
                company,
                code,
                industry,
                LeadSource.WEBSITE,
                "misheard",
                registeredOn,
                "misheard on the phone",
                MARCH_10);
    }

    @Test
    void what_was_said_of_a_lead_is_put_right() {
        lead.given(registered())
                .when(correct(" 澜桥云书", OTHER_CODE, Industry.BIG_DATA, FEBRUARY_28))
                .expectEvents(corrected(null, REGISTERED));
        lead.given(registered(), qualified(), negotiationStarted())
                .when(correct("澜桥云书", OTHER_CODE, Industry.BIG_DATA, FEBRUARY_28))
                .expectEvents(corrected(NEGOTIATION, NEGOTIATING));
    }

    @Test
    void a_correction_that_corrects_nothing_is_refused() {
        var asItWas = new CorrectLead(
                LEAD,
                COMPANY,
                CODE,
                Industry.OTHER,
                LeadSource.WALK_IN,
                "saw our stand",
                MARCH_1,
                "no reason",
                MARCH_10);
        lead.given(registered())
                .when(asItWas)
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        lead.given(registered(), corrected(null, REGISTERED))
                .when(correct("澜桥云书", OTHER_CODE, Industry.BIG_DATA, FEBRUARY_28))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_credit_code_learnt_later_is_added() {
        var without = new LeadRegistered(
                LEAD, PARK, COMPANY, null, Industry.OTHER, LeadSource.WEBSITE, "su", null, "misheard", MARCH_1);
        lead.given(without)
                .when(correct(COMPANY, OTHER_CODE, Industry.OTHER, MARCH_1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_lead_was_not_heard_of_after_what_became_of_it() {
        for (var later : List.<Object>of(triaged(PURSUE), qualified(), lost(REGISTERED), assignedToHe())) {
            lead.given(registered(), later)
                    .when(correct(COMPANY, CODE, Industry.OTHER, MARCH_10))
                    .expectNoEvents()
                    .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
        }
    }

    @Test
    void a_corrected_open_lead_claims_what_it_is_called_now() {
        assertThat(LeadContext.CONTEXT.claims().apply(corrected(null, REGISTERED)))
                .containsExactly(
                        Claim.release("open-lead-of-company", "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD),
                        Claim.take("open-lead-of-company", "LQ/澜桥云书", "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD),
                        Claim.take("open-lead-of-company", "LQ/" + OTHER_CODE, "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD));
        assertThat(LeadContext.CONTEXT.claims().apply(corrected(null, LeadStage.LOST)))
                .isEmpty();
        assertThat(LeadContext.CONTEXT.claims().apply(withdrawn()))
                .containsExactly(
                        Claim.release("open-lead-of-company", "L-1", COMPANY_HAS_NO_OTHER_OPEN_LEAD),
                        Claim.leave("park-use", "L-1", PARK_IS_NOT_WITHDRAWN));
    }

    @Test
    void a_lead_that_never_was_is_withdrawn_until_it_is_talked_to() {
        var withdraw = new WithdrawLead(LEAD, "typed twice", MARCH_10);
        lead.given(registered()).when(withdraw).expectEvents(withdrawn());
        lead.given(registered(), qualified(), lost(QUALIFIED)).when(withdraw).expectEvents(withdrawn());
        lead.given(registered(), qualified(), negotiationStarted())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        for (var late :
                List.of(withdraw, correct(COMPANY, CODE, Industry.BIG_DATA, MARCH_1), new ConfirmLead(LEAD, PARK))) {
            lead.given(registered(), withdrawn())
                    .when(late)
                    .expectNoEvents()
                    .expectExceptionMessage(LEAD_IS_NOT_WITHDRAWN.code());
        }
        lead.given(registered(), withdrawn())
                .when(new AssignLead(LEAD, "he", null, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(LEAD_IS_OPEN.code());
    }

    @Test
    void a_qualification_is_taken_back_as_long_as_it_was_the_last_step() {
        var withdraw = new WithdrawQualification(LEAD, "another lead was meant", MARCH_10);
        lead.given(registered(), qualified()).when(withdraw).expectEvents(qualificationWithdrawn());
        lead.given(registered(), qualified(), negotiationStarted(), startWithdrawn())
                .when(withdraw)
                .expectEvents(qualificationWithdrawn());
        lead.given(registered(), qualified(), lost(QUALIFIED), reopened(QUALIFIED))
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        lead.given(registered()).when(withdraw).expectNoEvents().expectExceptionMessage(LEAD_IS_QUALIFIED.code());
        lead.given(registered(), qualified(), qualificationWithdrawn())
                .when(new TriageLead(LEAD, PURSUE, MARCH_1))
                .expectEvents(triaged(PURSUE));
    }

    @Test
    void a_lead_whose_talks_never_were_is_an_intent_again() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(new WithdrawStart(LEAD, NEGOTIATION, "another lead was meant", MARCH_10))
                .expectEvents(startWithdrawn());
        lead.given(registered(), qualified(), negotiationStarted(), startWithdrawn())
                .when(start())
                .expectEvents(negotiationStarted());
    }

    private static FollowNegotiation followTo(Industry industry, Track track, LocalDate on) {
        return new FollowNegotiation(LEAD, NEGOTIATION, industry, track, on, MARCH_10);
    }

    @Test
    void a_lead_says_what_its_corrected_negotiation_says() {
        lead.given(registered(), qualified(), negotiationStarted())
                .when(followTo(Industry.SMART_MANUFACTURING, Track.LAND, MARCH_10))
                .expectEvents(negotiationCorrected());
        lead.given(registered(), qualified(), negotiationStarted())
                .when(followTo(Industry.BIG_DATA, Track.SPACE, MARCH_2))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        lead.given(registered(), qualified(), negotiationStarted())
                .when(followTo(Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    /** On the first, before it was lost and taken up again. */
    private static LeadQualified qualifiedAtOnce() {
        var e = qualified();
        return new LeadQualified(
                LEAD,
                e.industry(),
                e.contact(),
                e.track(),
                e.areaWantedSqm(),
                e.landWantedMu(),
                e.budget(),
                e.neededBy(),
                MARCH_1);
    }

    @Test
    void talks_are_corrected_to_no_day_on_which_the_lead_was_lost() {
        lead.given(registered(), qualifiedAtOnce(), negotiationStarted())
                .when(followTo(Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectSuccessfulHandlerExecution();
        lead.given(registered(), qualifiedAtOnce(), lost(QUALIFIED), reopened(QUALIFIED), negotiationStarted())
                .when(followTo(Industry.BIG_DATA, Track.SPACE, MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(STEPS_DO_NOT_GO_BACK.code());
    }

    @Test
    void talks_that_never_were_leave_what_came_before_them() {
        lead.given(
                        registered(),
                        qualified(),
                        lost(QUALIFIED),
                        reopened(QUALIFIED),
                        negotiationStarted(),
                        startWithdrawn())
                .when(new WithdrawQualification(LEAD, "another lead was meant", MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
    }

    @Test
    void a_lead_landed_on_another_day() {
        lead.given(registered(), negotiationStarted(), landed())
                .when(new CorrectLeadLanding(LEAD, NEGOTIATION, MARCH_10, MARCH_10))
                .expectEvents(landingCorrected());
        lead.given(registered(), negotiationStarted(), landed())
                .when(new CorrectLeadLanding(LEAD, NEGOTIATION, MARCH_2, MARCH_10))
                .expectNoEvents();
        for (var other : List.of(new NegotiationId("N-9"), NEGOTIATION)) {
            var life = other.equals(NEGOTIATION)
                    ? List.of(registered(), negotiationStarted())
                    : List.of(registered(), negotiationStarted(), landed());
            lead.given(life)
                    .when(new CorrectLeadLanding(LEAD, other, MARCH_10, MARCH_10))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            lead.given(life)
                    .when(new WithdrawLeadLanding(LEAD, other, MARCH_10))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void a_lead_that_has_not_landed_is_talked_to_and_may_land_again() {
        lead.given(registered(), negotiationStarted(), landed())
                .when(new WithdrawLeadLanding(LEAD, NEGOTIATION, MARCH_10))
                .expectEvents(landingWithdrawn());
        lead.given(registered(), negotiationStarted(), landed(), landingWithdrawn())
                .when(land(NEGOTIATION))
                .expectEvents(landed());
    }

    @Test
    void a_lead_that_has_not_landed_has_its_company_again() {
        assertThat(LeadContext.CONTEXT.claims().apply(landingWithdrawn()))
                .isEqualTo(LeadContext.CONTEXT.claims().apply(reopened(LeadStage.NEGOTIATING)))
                .isNotEmpty();
    }
}
