package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import java.util.List;

/** All policies: how the business flows from one context to the next. */
public final class Policies {

    public static final List<Policy<?>> ALL = List.of(
            new WhenNegotiationStartedThenOpenIt(),
            new WhenNegotiationLostThenDropLead(),
            new WhenNegotiationReopenedThenResumeLead(),
            new WhenLeadAssignedThenAssignNegotiation(),
            new WhenNegotiationAssignedThenAssignLead(),
            new WhenLeadCorrectedThenCorrectNegotiation(),
            new WhenNegotiationCorrectedThenCorrectLead(),
            new WhenNegotiationWithdrawnThenWithdrawStart(),
            new WhenContractSignedThenWinNegotiation(),
            new WhenContractSignedThenConfirmTenant(),
            new WhenContractSignedThenReserveUnits(),
            new WhenPremisesHandedOverThenOccupyUnits(),
            new WhenPremisesHandedOverThenLandTenant(),
            new WhenTenantLandedThenLandNegotiation(),
            new WhenTenantLandedThenLandLead(),
            new WhenTenantExpandedThenLandNegotiation(),
            new WhenTenantExpandedThenLandLead(),
            new WhenContractRescindedThenReopenNegotiation(),
            new WhenContractRescindedThenReleaseUnits(),
            new WhenContractTerminatedThenReleaseUnits(),
            new WhenContractExpiredThenReleaseUnits(),
            new WhenContractTerminatedThenReduceTenant(),
            new WhenContractExpiredThenReduceTenant(),
            new WhenTenantExitedThenEndContracts(),
            new WhenRenewalOpenedThenConfirmTerm(),
            new WhenRenewalAgreedThenExtendContract(),
            new WhenContractHeldOverThenNoteIt(),
            new WhenContractExpiredThenDeclineRenewal(),
            new WhenContractTerminatedThenWithdrawRenewal(),
            new WhenUnitRegisteredThenConfirmBuilding(),
            new WhenUnitEarmarkedThenConfirmTalk(),
            new WhenUnitSplitThenRegisterParts(),
            new WhenUnitsMergedThenRegisterWhole(),
            new WhenUnitsMergedThenDissolveOthers(),
            new WhenTaxReportedThenConfirmTenant(),
            new WhenJobsReportedThenConfirmTenant(),
            new WhenOutputReportedThenConfirmTenant(),
            new WhenTaxReportedThenCompareAmount(),
            new WhenOutputReportedThenCompareAmount(),
            new WhenJobsReportedThenCompareJobs(),
            new WhenRestatementProposedThenCompareAmount(),
            new WhenRestatementProposedThenCompareJobs(),
            new WhenReceptionRecordedThenConfirmLead(),
            new WhenReceptionCorrectedThenConfirmLead(),
            new WhenVisitRecordedThenConfirmLead(),
            new WhenVisitCorrectedThenConfirmLead());

    private Policies() {}
}
