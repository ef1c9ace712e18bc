package io.parkledger.core.policy;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.NEXT_UNIT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.TestValues.UNITS;
import static io.parkledger.core.TestValues.sqm;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.CorrectEnd;
import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.RectifyCode;
import io.parkledger.core.contract.ContractCommand.RectifyCompany;
import io.parkledger.core.contract.ContractCommand.WithdrawEnd;
import io.parkledger.core.contract.ContractCommand.WithdrawExtension;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.contract.ContractFacts;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionCommand.ConfirmNothingReported;
import io.parkledger.core.contribution.ContributionFacts;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.lead.LeadCommand.CorrectLeadLanding;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.FollowNegotiation;
import io.parkledger.core.lead.LeadCommand.FollowOwnerOfNegotiation;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.RectifyLeadCode;
import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadLanding;
import io.parkledger.core.lead.LeadCommand.WithdrawStart;
import io.parkledger.core.lead.LeadFacts;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationCommand.FollowLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowOwnerOfLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowSigning;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationFacts;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.ReceptionFacts;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import io.parkledger.core.renewal.RenewalCommand.ConfirmOpenedSince;
import io.parkledger.core.renewal.RenewalCommand.CorrectClosure;
import io.parkledger.core.renewal.RenewalCommand.DeclineByLeaving;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import io.parkledger.core.renewal.RenewalCommand.WithdrawClosure;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import io.parkledger.core.renewal.RenewalFacts;
import io.parkledger.core.space.BuildingCommand.ConfirmBuilding;
import io.parkledger.core.space.SpaceFacts;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import io.parkledger.core.space.UnitCommand.CorrectRelease;
import io.parkledger.core.space.UnitCommand.CorrectUnlocking;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveAgain;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import io.parkledger.core.space.UnitCommand.WithdrawOccupation;
import io.parkledger.core.space.UnitCommand.WithdrawRelease;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import io.parkledger.core.tenant.TenantCommand.CorrectLanding;
import io.parkledger.core.tenant.TenantCommand.CorrectReduction;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawLanding;
import io.parkledger.core.tenant.TenantCommand.WithdrawReduction;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantFacts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final LocalDate JULY_1 = LocalDate.of(2022, 7, 1);

    /** A company that was here before the ledger: no lead and no negotiation brought it. */
    private static final TenantLanded LANDED_LONG_AGO = new TenantLanded(
            TENANT,
            PARK,
            COMPANY,
            CODE,
            Industry.BIG_DATA,
            CONTRACT,
            null,
            null,
            UNITS,
            LandingEvidence.HANDOVER,
            APRIL_1);

    private static final TenantExpanded EXPANDED_WITHOUT_TALKS =
            new TenantExpanded(TENANT, SECOND_CONTRACT, null, null, UNITS, JULY_1);

    @Test
    void every_policy_of_the_package_is_listed_once() {
        var written = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.parkledger.core.policy")
                        .stream()
                        .filter(type -> type.isAssignableTo(Policy.class))
                        .map(JavaClass::getName);

        assertThat(Policies.ALL)
                .extracting(policy -> policy.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(written.toList());
    }

    @Test
    void every_policy_is_named_when_this_then_that() {
        assertThat(Policies.ALL)
                .isNotEmpty()
                .extracting(Policy::name)
                .allMatch(name -> name.matches("When[A-Z]\\w+Then[A-Z]\\w+"));
    }

    /** Keys of reactions are made of the policy's name and the fact: a reader must find the policy by what it hears. */
    @Test
    void no_two_policies_share_a_name() {
        assertThat(Policies.ALL).extracting(Policy::name).doesNotHaveDuplicates();
    }

    @Test
    void when_a_negotiation_started_then_it_is_opened_with_all_the_lead_knows() {
        then(
                new WhenLeadNegotiationStartedThenOpenNegotiation(),
                LeadFacts.negotiationStarted(),
                new OpenNegotiation(
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
                        MARCH_2));
    }

    @Test
    void when_a_negotiation_is_lost_then_its_lead_is_dropped_for_the_same_reason() {
        then(
                new WhenNegotiationLostThenDropLead(),
                NegotiationFacts.lost(),
                new DropLead(LEAD, NEGOTIATION, LossReason.PRICE, "沧屿园区", MARCH_2));
    }

    @Test
    void when_a_negotiation_is_reopened_then_its_lead_is_resumed() {
        then(
                new WhenNegotiationReopenedThenResumeLead(),
                NegotiationFacts.reopened(NegotiationStage.TALKING),
                new ResumeLead(LEAD, NEGOTIATION, MARCH_2));
    }

    @Test
    void when_a_contract_is_signed_then_its_negotiation_is_won() {
        then(
                new WhenContractSignedThenWinNegotiation(),
                ContractFacts.signed(),
                new WinNegotiation(NEGOTIATION, CONTRACT, LEAD, PARK, COMPANY, CODE, MARCH_10));
    }

    @Test
    void when_a_contract_is_signed_without_talks_then_nothing_is_won() {
        then(new WhenContractSignedThenWinNegotiation(), ContractFacts.signedForLand());
    }

    @Test
    void when_a_contract_is_signed_then_each_of_its_units_is_reserved() {
        then(
                new WhenContractSignedThenReserveUnits(),
                ContractFacts.signed(),
                new ReserveUnit(UNIT, CONTRACT, TENANT, COMPANY, PARK, BUILDING, sqm("120.50"), MARCH_10),
                new ReserveUnit(NEXT_UNIT, CONTRACT, TENANT, COMPANY, PARK, BUILDING, sqm("80.00"), MARCH_10));
    }

    @Test
    void when_premises_are_handed_over_then_each_unit_is_occupied() {
        then(
                new WhenPremisesHandedOverThenOccupyUnits(),
                ContractFacts.handedOver(),
                new OccupyUnit(UNIT, CONTRACT, TENANT, COMPANY, APRIL_1),
                new OccupyUnit(NEXT_UNIT, CONTRACT, TENANT, COMPANY, APRIL_1));
    }

    @Test
    void when_premises_are_handed_over_then_the_tenant_lands() {
        then(
                new WhenPremisesHandedOverThenLandTenant(),
                ContractFacts.handedOver(),
                new LandTenant(
                        TENANT,
                        PARK,
                        COMPANY,
                        CODE,
                        Industry.BIG_DATA,
                        CONTRACT,
                        NEGOTIATION,
                        LEAD,
                        UNITS,
                        LandingEvidence.HANDOVER,
                        APRIL_1));
    }

    @Test
    void when_a_tenant_landed_then_its_negotiation_lands() {
        then(
                new WhenTenantLandedThenLandNegotiation(),
                TenantFacts.landed(),
                new LandNegotiation(NEGOTIATION, CONTRACT, TENANT, APRIL_1));
        then(new WhenTenantLandedThenLandNegotiation(), LANDED_LONG_AGO);
    }

    @Test
    void when_a_tenant_landed_then_its_lead_lands() {
        then(
                new WhenTenantLandedThenLandLead(),
                TenantFacts.landed(),
                new LandLead(LEAD, NEGOTIATION, TENANT, APRIL_1));
        then(new WhenTenantLandedThenLandLead(), LANDED_LONG_AGO);
    }

    @Test
    void when_a_tenant_expanded_then_the_negotiation_of_the_expansion_lands() {
        then(
                new WhenTenantExpandedThenLandNegotiation(),
                TenantFacts.expanded(),
                new LandNegotiation(new NegotiationId("N-2"), SECOND_CONTRACT, TENANT, JULY_1));
        then(new WhenTenantExpandedThenLandNegotiation(), EXPANDED_WITHOUT_TALKS);
    }

    @Test
    void when_a_tenant_expanded_then_the_lead_of_the_expansion_lands() {
        then(
                new WhenTenantExpandedThenLandLead(),
                TenantFacts.expanded(),
                new LandLead(new LeadId("L-2"), new NegotiationId("N-2"), TENANT, JULY_1));
        then(new WhenTenantExpandedThenLandLead(), EXPANDED_WITHOUT_TALKS);
    }

    @Test
    void when_a_contract_is_rescinded_then_its_negotiation_is_back_on_the_table() {
        then(
                new WhenContractRescindedThenReopenNegotiation(),
                ContractFacts.rescinded(),
                new ReopenAfterRescission(NEGOTIATION, CONTRACT, APRIL_1));
        then(
                new WhenContractRescindedThenReopenNegotiation(),
                new ContractRescinded(CONTRACT, null, TENANT, List.of(UNIT), "funding fell through", APRIL_1));
    }

    @Test
    void when_a_contract_is_rescinded_then_its_units_are_released() {
        then(new WhenContractRescindedThenReleaseUnits(), ContractFacts.rescinded(), released(APRIL_1));
    }

    @Test
    void when_a_rescission_is_corrected_then_its_negotiation_and_its_units_are_free_since_that_day() {
        var e = ContractFacts.rescissionCorrected();
        then(
                new WhenRescissionCorrectedThenCorrectNegotiation(),
                e,
                new CorrectRescissionOfSigning(NEGOTIATION, CONTRACT, e.rescindedOn(), e.correctedOn()));
        then(
                new WhenRescissionCorrectedThenCorrectNegotiation(),
                new RescissionCorrected(
                        CONTRACT,
                        null,
                        e.units(),
                        e.rescissionCause(),
                        e.rescindedOn(),
                        e.formerRescindedOn(),
                        e.cause(),
                        e.correctedOn()));
        then(
                new WhenRescissionCorrectedThenCorrectReleases(),
                e,
                new CorrectUnlocking(UNIT, CONTRACT, e.rescindedOn(), e.formerRescindedOn(), e.correctedOn()),
                new CorrectUnlocking(NEXT_UNIT, CONTRACT, e.rescindedOn(), e.formerRescindedOn(), e.correctedOn()));
    }

    @Test
    void when_a_rescission_is_withdrawn_then_its_negotiation_is_signed_and_its_units_are_locked() {
        var e = ContractFacts.rescissionWithdrawn();
        then(
                new WhenRescissionWithdrawnThenResumeSigning(),
                e,
                new WithdrawRescissionOfSigning(NEGOTIATION, CONTRACT, e.withdrawnOn()));
        then(
                new WhenRescissionWithdrawnThenResumeSigning(),
                new RescissionWithdrawn(
                        CONTRACT,
                        e.parkId(),
                        null,
                        TENANT,
                        COMPANY,
                        e.creditCode(),
                        e.units(),
                        e.startOn(),
                        e.endOn(),
                        e.number(),
                        e.signedOn(),
                        e.rescindedOn(),
                        e.cause(),
                        e.withdrawnOn()));
        then(
                new WhenRescissionWithdrawnThenReserveUnits(),
                e,
                new ReserveAgain(UNIT, CONTRACT, TENANT, COMPANY, e.signedOn()),
                new ReserveAgain(NEXT_UNIT, CONTRACT, TENANT, COMPANY, e.signedOn()));
    }

    @Test
    void when_a_contract_is_terminated_then_its_units_are_released() {
        then(new WhenContractTerminatedThenReleaseUnits(), ContractFacts.terminatedByExit(JULY_1), released(JULY_1));
    }

    @Test
    void when_a_contract_expired_then_its_units_are_released_on_the_day_the_tenant_left() {
        var left = TERM_END.plusDays(3);
        then(new WhenContractExpiredThenReleaseUnits(), ContractFacts.expired(left), released(left));
    }

    @Test
    void when_a_contract_is_terminated_then_its_tenant_has_less_from_that_day_on() {
        then(
                new WhenContractTerminatedThenReduceTenant(),
                ContractFacts.terminatedByExit(JULY_1),
                new ReduceTenant(TENANT, CONTRACT, JULY_1));
    }

    @Test
    void when_a_contract_expired_then_its_tenant_has_less_from_the_day_it_left_and_not_from_the_end_of_the_term() {
        var left = TERM_END.plusDays(3);
        then(
                new WhenContractExpiredThenReduceTenant(),
                ContractFacts.expired(left),
                new ReduceTenant(TENANT, CONTRACT, left));
    }

    private static Command[] released(LocalDate on) {
        return new Command[] {new ReleaseUnit(UNIT, CONTRACT, on), new ReleaseUnit(NEXT_UNIT, CONTRACT, on)};
    }

    @Test
    void when_a_tenant_exited_then_all_its_contracts_end() {
        then(
                new WhenTenantExitedThenEndContracts(),
                TenantFacts.exited(CONTRACT, SECOND_CONTRACT),
                new EndContract(CONTRACT, JULY_1),
                new EndContract(SECOND_CONTRACT, JULY_1));
    }

    @Test
    void when_a_renewal_is_agreed_then_its_contract_is_extended() {
        then(
                new WhenRenewalAgreedThenExtendContract(),
                RenewalFacts.agreed(),
                new ExtendContract(
                        CONTRACT, RENEWAL, LocalDate.of(2027, 3, 31), Cny.of("38"), LocalDate.of(2024, 2, 1)));
    }

    @Test
    void when_a_contract_is_held_over_then_the_renewal_of_that_expiry_notes_it() {
        then(
                new WhenContractHeldOverThenNoteHoldOver(),
                ContractFacts.heldOver(),
                new NoteHoldOver(RENEWAL, TERM_END.plusDays(1)));
    }

    @Test
    void when_a_contract_expired_then_the_renewal_of_that_expiry_is_declined() {
        var left = TERM_END.plusDays(3);
        then(
                new WhenContractExpiredThenDeclineRenewal(),
                ContractFacts.expired(left),
                new DeclineByLeaving(RENEWAL, left));
    }

    @Test
    void when_a_contract_is_terminated_then_the_renewal_of_its_expiry_is_withdrawn() {
        then(
                new WhenContractTerminatedThenWithdrawRenewal(),
                ContractFacts.terminatedByExit(JULY_1),
                new WithdrawRenewal(RENEWAL, JULY_1));
    }

    @Test
    void when_a_unit_is_split_then_its_parts_are_registered() {
        then(
                new WhenUnitSplitThenRegisterParts(),
                SpaceFacts.split(),
                new MakeUnit(new UnitId("A0101-1"), UNIT, PARK, BUILDING, "A0101-1", 1, sqm("70.25"), MARCH_10),
                new MakeUnit(new UnitId("A0101-2"), UNIT, PARK, BUILDING, "A0101-2", 1, sqm("50.25"), MARCH_10));
    }

    @Test
    void when_units_are_merged_then_the_whole_is_registered() {
        then(
                new WhenUnitsMergedThenRegisterWhole(),
                SpaceFacts.merged(),
                new MakeUnit(new UnitId("A0110"), UNIT, PARK, BUILDING, "A0110", 1, sqm("200.50"), MARCH_10));
    }

    @Test
    void when_units_are_merged_then_the_others_are_dissolved() {
        then(
                new WhenUnitsMergedThenDissolveOthers(),
                SpaceFacts.merged(),
                new DissolveUnit(NEXT_UNIT, new UnitId("A0110"), PARK, BUILDING, 1, sqm("80.00"), MARCH_10));
    }

    @Test
    void when_a_contract_is_signed_then_its_tenant_confirms_that_it_is_the_company() {
        then(
                new WhenContractSignedThenConfirmTenant(),
                ContractFacts.signed(),
                new ConfirmTenant(TENANT, PARK, COMPANY, CODE));
    }

    @Test
    void when_a_renewal_is_opened_then_its_contract_confirms_the_term() {
        var e = RenewalFacts.opened();
        then(
                new WhenRenewalOpenedThenConfirmTerm(),
                e,
                new ConfirmTerm(
                        CONTRACT, TENANT, PARK, COMPANY, e.areaSqm(), e.rentCnyPerYear(), TERM_END, e.openedOn()));
    }

    @Test
    void when_a_figure_is_reported_then_its_tenant_confirms_the_park() {
        var tax = ContributionFacts.taxReported();
        var confirm = new ConfirmTenantOfPark(tax.tenantId(), tax.parkId(), tax.period());
        then(new WhenTaxReportedThenConfirmTenant(), tax, confirm);
        then(new WhenJobsReportedThenConfirmTenant(), ContributionFacts.jobsReported(), confirm);
        then(new WhenOutputReportedThenConfirmTenant(), ContributionFacts.outputReported(), confirm);
    }

    @Test
    void when_a_figure_is_reported_or_corrected_then_the_period_before_compares_it() {
        var tax = ContributionFacts.taxReported();
        var q2 = ContributionCommand.idOf(tax.tenantId(), Period.quarter(2021, 2));
        then(
                new WhenTaxReportedThenCompareAmount(),
                tax,
                new CompareAmount(q2, tax.period(), Figure.tax(tax.taxType(), tax.scope()), tax.taxCny()));
        var output = ContributionFacts.outputReported();
        then(
                new WhenOutputReportedThenCompareAmount(),
                output,
                new CompareAmount(q2, output.period(), Figure.OUTPUT, output.outputCny()));
        var jobs = ContributionFacts.jobsReported();
        then(
                new WhenJobsReportedThenCompareJobs(),
                jobs,
                new CompareJobs(q2, jobs.period(), BigDecimal.valueOf(jobs.jobs())));
        var proposed = ContributionFacts.proposed();
        then(
                new WhenRestatementProposedThenCompareAmount(),
                proposed,
                new CompareAmount(q2, proposed.period(), proposed.figure(), new Cny(proposed.corrected())));
        then(new WhenRestatementProposedThenCompareJobs(), proposed);
    }

    @Test
    void when_a_unit_is_registered_then_its_building_confirms_the_park() {
        then(new WhenUnitRegisteredThenConfirmBuilding(), SpaceFacts.registered(), new ConfirmBuilding(BUILDING, PARK));
    }

    @Test
    void when_a_unit_is_earmarked_then_the_talk_confirms_the_company() {
        then(
                new WhenUnitEarmarkedThenConfirmTalk(),
                SpaceFacts.earmarked(),
                new ConfirmTalk(NEGOTIATION, COMPANY, null));
        then(new WhenUnitEarmarkedThenConfirmTalk(), SpaceFacts.earmarkedWithoutTalk());
    }

    @Test
    void when_a_delegation_is_received_then_its_lead_confirms_the_park() {
        var e = ReceptionFacts.recorded();
        then(new WhenReceptionRecordedThenConfirmLead(), e, new ConfirmLead(e.leadId(), e.parkId()));
        var visitors = new ReceptionRecorded(e.receptionId(), PARK, null, COMPANY, 1, "su", null, null, MARCH_10);
        then(new WhenReceptionRecordedThenConfirmLead(), visitors);
    }

    @Test
    void one_project_has_one_owner() {
        then(
                new WhenLeadAssignedThenAssignNegotiation(),
                LeadFacts.assignedToHe(NEGOTIATION),
                new FollowOwnerOfLead(NEGOTIATION, LEAD, "he", "services", MARCH_2));
        then(new WhenLeadAssignedThenAssignNegotiation(), LeadFacts.assignedToHe());
        then(
                new WhenNegotiationAssignedThenAssignLead(),
                NegotiationFacts.assigned(),
                new FollowOwnerOfNegotiation(LEAD, NEGOTIATION, "he", "services", MARCH_2));
    }

    @Test
    void a_lead_and_its_negotiation_are_corrected_together() {
        var e = LeadFacts.corrected(NEGOTIATION, LeadStage.NEGOTIATING);
        then(
                new WhenLeadCorrectedThenCorrectNegotiation(),
                e,
                new FollowLead(
                        NEGOTIATION,
                        LEAD,
                        e.company(),
                        e.creditCode(),
                        e.industry(),
                        e.source(),
                        e.cause(),
                        e.correctedOn()));
        then(new WhenLeadCorrectedThenCorrectNegotiation(), LeadFacts.corrected(null, LeadStage.REGISTERED));
        then(
                new WhenNegotiationCorrectedThenCorrectLead(),
                NegotiationFacts.corrected(),
                new FollowNegotiation(LEAD, NEGOTIATION, Industry.SMART_MANUFACTURING, Track.LAND, MARCH_2, MARCH_10));
    }

    @Test
    void when_a_negotiation_is_withdrawn_then_its_lead_was_never_talked_to() {
        then(
                new WhenNegotiationWithdrawnThenWithdrawStart(),
                NegotiationFacts.withdrawn(),
                new WithdrawStart(LEAD, NEGOTIATION, "another lead was meant", MARCH_10));
    }

    @Test
    void whoever_is_received_or_visited_is_so_in_the_park_of_the_lead() {
        var confirm = new ConfirmLead(LEAD, PARK);
        var another = new LeadId("L-0");
        then(new WhenReceptionCorrectedThenConfirmLead(), ReceptionFacts.detailsCorrected(another), confirm);
        then(new WhenVisitRecordedThenConfirmLead(), ReceptionFacts.visited(), confirm);
        then(new WhenVisitCorrectedThenConfirmLead(), ReceptionFacts.visitCorrected(another), confirm);
    }

    @Test
    void a_correction_that_leaves_the_lead_does_not_ask_what_has_become_of_it() {
        then(new WhenReceptionCorrectedThenConfirmLead(), ReceptionFacts.detailsCorrected());
        then(new WhenVisitCorrectedThenConfirmLead(), ReceptionFacts.visitCorrected());
    }

    @Test
    void when_a_contract_is_corrected_then_tenant_talk_units_and_renewal_follow() {
        var e = ContractFacts.corrected();
        var taken = e.unitsTaken().get(0);
        then(new WhenContractCorrectedThenConfirmTenant(), e, new ConfirmTenant(TENANT, PARK, COMPANY, CODE));
        then(new WhenContractCorrectedThenConfirmTalk(), e, new ConfirmTalk(NEGOTIATION, COMPANY, CODE));
        then(
                new WhenContractCorrectedThenCorrectSigning(),
                e,
                new FollowSigning(NEGOTIATION, CONTRACT, e.signedOn(), e.correctedOn()));
        then(
                new WhenContractCorrectedThenReleaseUnits(),
                e,
                new WithdrawReservation(NEXT_UNIT, CONTRACT, e.correctedOn()));
        then(
                new WhenContractCorrectedThenReserveUnits(),
                e,
                new ReserveUnit(
                        taken.unitId(),
                        CONTRACT,
                        TENANT,
                        COMPANY,
                        PARK,
                        taken.buildingId(),
                        taken.areaSqm(),
                        e.correctedOn()));
        then(new WhenContractCorrectedThenWithdrawRenewal(), e, new WithdrawRenewal(RENEWAL, e.correctedOn()));
        var inForce = ContractFacts.correctedInForce();
        then(new WhenContractCorrectedThenConfirmTalk(), inForce);
        then(
                new WhenContractCorrectedThenCorrectSigning(),
                inForce,
                new FollowSigning(NEGOTIATION, CONTRACT, inForce.signedOn(), inForce.correctedOn()));
        then(new WhenContractCorrectedThenReleaseUnits(), inForce);
        then(new WhenContractCorrectedThenReserveUnits(), inForce);
        then(new WhenContractCorrectedThenWithdrawRenewal(), inForce);
    }

    @Test
    void when_a_lease_without_an_end_is_ended_then_there_is_no_renewal_to_withdraw() {
        then(
                new WhenContractTerminatedThenWithdrawRenewal(),
                new ContractTerminated(CONTRACT, TENANT, List.of(UNIT), "insolvent", null, JULY_1));
    }

    @Test
    void when_a_contract_is_withdrawn_then_its_units_are_free() {
        var e = ContractFacts.withdrawn();
        then(
                new WhenContractWithdrawnThenReleaseUnits(),
                e,
                new WithdrawReservation(UNIT, CONTRACT, e.withdrawnOn()),
                new WithdrawReservation(NEXT_UNIT, CONTRACT, e.withdrawnOn()));
    }

    @Test
    void when_a_tenant_is_rectified_then_its_contracts_are_told_what_was_wrong_and_what_is_right() {
        var e = TenantFacts.rectified(CONTRACT, SECOND_CONTRACT);
        then(
                new WhenTenantRectifiedThenRectifyContracts(),
                e,
                new RectifyCompany(CONTRACT, e.company(), COMPANY, e.industry(), Industry.BIG_DATA, e.rectifiedOn()),
                new RectifyCompany(
                        SECOND_CONTRACT, e.company(), COMPANY, e.industry(), Industry.BIG_DATA, e.rectifiedOn()));
    }

    @Test
    void a_code_that_a_tenant_never_had_is_not_that_of_its_contracts_and_leads_either() {
        var e = TenantFacts.codeRectified(CONTRACT, SECOND_CONTRACT);
        then(
                new WhenTenantCodeRectifiedThenRectifyContracts(),
                e,
                new RectifyCode(CONTRACT, e.creditCode(), e.formerCreditCode(), e.rectifiedOn()),
                new RectifyCode(SECOND_CONTRACT, e.creditCode(), e.formerCreditCode(), e.rectifiedOn()));
        then(
                new WhenTenantCodeRectifiedThenRectifyLeads(),
                e,
                new RectifyLeadCode(LEAD, e.creditCode(), e.formerCreditCode(), e.cause(), e.rectifiedOn()));
    }

    @Test
    void when_an_exit_is_corrected_then_contracts_units_and_renewals_end_on_that_day() {
        var exit = TenantFacts.exitCorrected(CONTRACT);
        then(
                new WhenTenantExitCorrectedThenCorrectEnds(),
                exit,
                new CorrectEnd(CONTRACT, exit.exitedOn(), exit.formerExitedOn(), exit.cause(), exit.correctedOn()));
        var end = ContractFacts.endCorrected();
        then(
                new WhenContractEndCorrectedThenCorrectReduction(),
                end,
                new CorrectReduction(TENANT, CONTRACT, end.endedOn(), end.formerEndedOn(), end.correctedOn()));
        then(new WhenContractEndCorrectedThenCorrectReduction(), ContractFacts.endOnceCorrected());
        then(
                new WhenContractEndCorrectedThenCorrectReleases(),
                end,
                new CorrectRelease(UNIT, CONTRACT, end.endedOn(), end.formerEndedOn(), end.correctedOn()),
                new CorrectRelease(NEXT_UNIT, CONTRACT, end.endedOn(), end.formerEndedOn(), end.correctedOn()));
        then(
                new WhenContractEndCorrectedThenCorrectClosure(),
                end,
                new CorrectClosure(
                        RenewalId.of(CONTRACT, TERM_END),
                        false,
                        end.endedOn(),
                        end.formerEndedOn(),
                        end.correctedOn()));
    }

    @Test
    void when_an_exit_is_withdrawn_then_contracts_run_in_their_units_and_renewals_go_on() {
        var exit = TenantFacts.exitWithdrawn(CONTRACT);
        then(
                new WhenTenantExitWithdrawnThenWithdrawEnds(),
                exit,
                new WithdrawEnd(CONTRACT, exit.exitedOn(), exit.cause(), exit.withdrawnOn()));
        var end = ContractFacts.endWithdrawn();
        then(
                new WhenContractEndWithdrawnThenWithdrawReduction(),
                end,
                new WithdrawReduction(TENANT, CONTRACT, end.endedOn(), end.withdrawnOn()));
        then(
                new WhenContractEndWithdrawnThenWithdrawReleases(),
                end,
                new WithdrawRelease(UNIT, CONTRACT, TENANT, COMPANY, APRIL_1, end.withdrawnOn()),
                new WithdrawRelease(NEXT_UNIT, CONTRACT, TENANT, COMPANY, APRIL_1, end.withdrawnOn()));
        then(
                new WhenContractEndWithdrawnThenWithdrawClosure(),
                end,
                new WithdrawClosure(RenewalId.of(CONTRACT, TERM_END), end.endedOn(), end.withdrawnOn()));
    }

    @Test
    void when_a_renewal_is_taken_up_again_or_corrected_then_its_contract_follows() {
        var corrected = RenewalFacts.corrected();
        then(
                new WhenRenewalReopenedThenConfirmRunning(),
                RenewalFacts.reopened(),
                new ConfirmRunning(CONTRACT, TERM_END));
        then(
                new WhenRenewalCorrectedThenCorrectExtension(),
                corrected,
                new CorrectExtension(
                        CONTRACT,
                        RENEWAL,
                        corrected.newEndOn(),
                        corrected.rentCnyPerSqmMonth(),
                        corrected.correctedOn()));
        var extension = ContractFacts.extensionCorrected();
        then(
                new WhenExtensionCorrectedThenWithdrawRenewal(),
                extension,
                new WithdrawRenewal(RenewalId.of(CONTRACT, extension.formerEndOn()), extension.correctedOn()));
    }

    @Test
    void when_an_agreement_is_withdrawn_then_its_contract_is_as_it_was() {
        var agreement = RenewalFacts.agreementWithdrawn();
        then(
                new WhenRenewalAgreementWithdrawnThenWithdrawExtension(),
                agreement,
                new WithdrawExtension(CONTRACT, RENEWAL, agreement.withdrawnOn()));
        var extension = ContractFacts.extensionWithdrawn();
        then(
                new WhenExtensionWithdrawnThenConfirmNoRenewal(),
                extension,
                new ConfirmNeverOpened(RenewalId.of(CONTRACT, extension.formerEndOn())));
    }

    @Test
    void when_a_hand_over_is_corrected_then_tenant_units_talk_and_lead_say_that_day() {
        var e = ContractFacts.handOverCorrected();
        var on = e.handedOverOn();
        var at = e.correctedOn();
        then(
                new WhenHandOverCorrectedThenCorrectLanding(),
                e,
                new CorrectLanding(TENANT, CONTRACT, Industry.BIG_DATA, e.evidence(), on, at));
        then(
                new WhenHandOverCorrectedThenCorrectOccupation(),
                e,
                new CorrectOccupation(UNIT, CONTRACT, on, at),
                new CorrectOccupation(NEXT_UNIT, CONTRACT, on, at));
        then(
                new WhenHandOverCorrectedThenCorrectNegotiation(),
                e,
                new CorrectNegotiationLanding(NEGOTIATION, CONTRACT, on, at));
        then(new WhenHandOverCorrectedThenCorrectLead(), e, new CorrectLeadLanding(LEAD, NEGOTIATION, on, at));
        then(new WhenHandOverCorrectedThenConfirmOpening(), e, new ConfirmOpenedSince(RENEWAL, on));
    }

    @Test
    void when_a_hand_over_is_withdrawn_then_nobody_has_landed_and_the_units_are_signed_for() {
        var e = ContractFacts.handOverWithdrawn();
        var at = e.withdrawnOn();
        then(
                new WhenHandOverWithdrawnThenWithdrawLanding(),
                e,
                new WithdrawLanding(TENANT, CONTRACT, Industry.BIG_DATA, at));
        then(
                new WhenHandOverWithdrawnThenReserveUnits(),
                e,
                new WithdrawOccupation(UNIT, CONTRACT, TENANT, COMPANY, e.signedOn(), at),
                new WithdrawOccupation(NEXT_UNIT, CONTRACT, TENANT, COMPANY, e.signedOn(), at));
        then(
                new WhenHandOverWithdrawnThenResumeNegotiation(),
                e,
                new WithdrawNegotiationLanding(NEGOTIATION, CONTRACT, at));
        then(new WhenHandOverWithdrawnThenResumeLead(), e, new WithdrawLeadLanding(LEAD, NEGOTIATION, at));
        then(new WhenHandOverWithdrawnThenConfirmNoRenewal(), e, new ConfirmNeverOpened(RENEWAL));
    }

    @Test
    void without_talks_nobody_but_tenant_and_units_hears_of_a_hand_over_put_right() {
        var e = ContractFacts.handOverCorrected();
        var corrected = new HandOverCorrected(
                CONTRACT,
                PARK,
                null,
                null,
                TENANT,
                e.industry(),
                e.units(),
                e.startOn(),
                null,
                null,
                List.of(),
                e.evidence(),
                e.formerEvidence(),
                e.handedOverOn(),
                e.formerHandedOverOn(),
                e.cause(),
                e.correctedOn());
        then(new WhenHandOverCorrectedThenCorrectNegotiation(), corrected);
        then(new WhenHandOverCorrectedThenCorrectLead(), corrected);
        then(new WhenHandOverCorrectedThenConfirmOpening(), corrected);
        var w = ContractFacts.handOverWithdrawn();
        var withdrawn = new HandOverWithdrawn(
                CONTRACT,
                PARK,
                null,
                null,
                TENANT,
                COMPANY,
                w.industry(),
                w.units(),
                w.startOn(),
                null,
                List.of(),
                w.signedOn(),
                w.handedOverOn(),
                w.cause(),
                w.withdrawnOn());
        then(new WhenHandOverWithdrawnThenResumeNegotiation(), withdrawn);
        then(new WhenHandOverWithdrawnThenResumeLead(), withdrawn);
        then(new WhenHandOverWithdrawnThenConfirmNoRenewal(), withdrawn);
    }

    private static ConfirmNothingReported nothingOf(String period) {
        return new ConfirmNothingReported(ContributionCommand.idOf(TENANT, new Period(period)));
    }

    private static TenantLandingCorrected landing(LocalDate leftBeforeOn, String from, String to) {
        var e = TenantFacts.landingCorrected();
        return new TenantLandingCorrected(
                TENANT,
                CONTRACT,
                e.industry(),
                e.evidence(),
                leftBeforeOn,
                null,
                LocalDate.parse(to),
                LocalDate.parse(from),
                JULY_1);
    }

    /** A month or quarter that reaches beyond the new day is still one in which the tenant was in the park. */
    @Test
    void when_a_landing_is_corrected_to_a_later_day_then_no_figure_is_of_a_period_that_was_over_before_it() {
        var policy = new WhenLandingCorrectedThenConfirmNoFigure();
        then(policy, landing(null, "2021-02-10", "2021-02-28"));
        then(policy, landing(null, "2021-02-10", "2021-03-01"), nothingOf("2021-02"));
        then(policy, landing(null, "2021-04-10", "2021-02-01"));
        then(
                policy,
                landing(null, "2021-02-28", "2021-05-10"),
                nothingOf("2021-02"),
                nothingOf("2021-Q1"),
                nothingOf("2021-03"),
                nothingOf("2021-04"));
        // In the quarter it was in the park before that.
        then(
                policy,
                landing(LocalDate.parse("2021-01-20"), "2021-01-25", "2021-04-01"),
                nothingOf("2021-02"),
                nothingOf("2021-03"));
    }

    private static <E extends Event> void then(Policy<E> policy, E fact, Command... commands) {
        assertThat(policy.fact()).isEqualTo(fact.getClass());
        assertThat(List.<Command>copyOf(policy.then(fact))).containsExactly(commands);
    }
}
