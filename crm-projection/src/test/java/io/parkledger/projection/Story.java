package io.parkledger.projection;

import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.FigureWithdrawn;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.ProposalTakenBack;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalProposed;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalRejected;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.custody.AccountAction;
import io.parkledger.core.custody.CustodyEvent.AccountChanged;
import io.parkledger.core.custody.CustodyEvent.EarlierTimesTold;
import io.parkledger.core.custody.CustodyEvent.ErasureProposed;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.HeartbeatGiven;
import io.parkledger.core.custody.CustodyEvent.KeyAdded;
import io.parkledger.core.custody.CustodyEvent.KeyReplaced;
import io.parkledger.core.custody.CustodyEvent.LedgerRestored;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.CustodyEvent.ReadingLogSealed;
import io.parkledger.core.custody.ErasureRequester;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.FixedValue;
import io.parkledger.core.importing.ImportEvent.ColumnsMapped;
import io.parkledger.core.importing.ImportEvent.CommitBegun;
import io.parkledger.core.importing.ImportEvent.ImportCommitted;
import io.parkledger.core.importing.ImportEvent.ImportDropped;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.importing.ImportEvent.ImportUndone;
import io.parkledger.core.importing.ImportEvent.UndoBegun;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.RowCounts;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLandingCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationCorrected;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.lead.LeadEvent.NegotiationStartWithdrawn;
import io.parkledger.core.lead.LeadEvent.QualificationWithdrawn;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOffered;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpeningWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.report.ReportEvent.ReportSealed;
import io.parkledger.core.report.ReportKind;
import io.parkledger.core.report.SealedFile;
import io.parkledger.core.space.BuildingEvent.BuildingCorrected;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.BuildingEvent.BuildingWithdrawn;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.ParkEvent.ParkCorrected;
import io.parkledger.core.space.ParkEvent.ParkGoLiveSet;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import io.parkledger.core.space.ParkEvent.ParkWithdrawn;
import io.parkledger.core.space.ParkEvent.SynonymDropped;
import io.parkledger.core.space.ParkEvent.SynonymsKept;
import io.parkledger.core.space.Synonym;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.tenant.TenantEvent.TenantReductionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantReductionWithdrawn;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts for tests. Ids are short; who and what is not said is always the same; a lead's negotiation is {@code N-} and
 * its id.
 */
public final class Story {

    public static final ParkId PARK = new ParkId("LQ");
    public static final Contact WANG = new Contact("person-1", "王工", "100-0000-0001");

    private Story() {}

    /** A day of 2021, {@code 03-15}, or any day. */
    public static LocalDate day(String text) {
        return LocalDate.parse(text.length() == 5 ? "2021-" + text : text);
    }

    public static Cny yuan(String yuan) {
        return Cny.of(yuan);
    }

    /** A well-formed code of the region 990101, which does not exist. */
    public static CreditCode creditCode(int number) {
        var body = "91990101MA%07d".formatted(number);
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            try {
                return new CreditCode(body + check);
            } catch (InvalidValue wrongCheck) {
                // The next one.
            }
        }
        throw new IllegalArgumentException("no check character for " + body);
    }

    // Leads and their negotiations.

    public static LeadRegistered registered(String lead, String on) {
        return registered(lead, "公司" + lead, LeadSource.WALK_IN, "lin", "一部", on);
    }

    public static LeadRegistered registered(
            String lead, String company, LeadSource source, String owner, String team, String on) {
        return registered(lead, PARK.value(), company, source, owner, team, on);
    }

    public static LeadRegistered registered(
            String lead, String park, String company, LeadSource source, String owner, String team, String on) {
        return new LeadRegistered(
                new LeadId(lead), new ParkId(park), company, null, null, source, owner, team, null, day(on));
    }

    public static LeadQualified qualified(String lead, String on) {
        return new LeadQualified(
                new LeadId(lead), Industry.BIG_DATA, WANG, Track.SPACE, null, null, null, null, day(on));
    }

    public static LeadNegotiationStarted started(String lead, String on, Cny value) {
        return new LeadNegotiationStarted(
                new LeadId(lead),
                negotiation(lead),
                PARK,
                "公司" + lead,
                null,
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                "lin",
                "一部",
                Track.SPACE,
                MeetingKind.RECEPTION,
                3,
                value,
                day(on));
    }

    public static NegotiationId negotiation(String lead) {
        return new NegotiationId("N-" + lead);
    }

    public static NegotiationOpened opened(String lead, String on, Cny value) {
        return opened(lead, "lin", "一部", on, value);
    }

    public static NegotiationOpened opened(String lead, String owner, String team, String on, Cny value) {
        return new NegotiationOpened(
                negotiation(lead),
                new LeadId(lead),
                PARK,
                "公司" + lead,
                creditCode(1),
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                owner,
                team,
                Track.SPACE,
                value,
                day(on));
    }

    public static ReviewScheduled reviewed(String lead, String on) {
        return new ReviewScheduled(negotiation(lead), new LeadId(lead), "招商专题会", day(on));
    }

    public static NegotiationWon won(String lead, String contract, String on) {
        return new NegotiationWon(negotiation(lead), new LeadId(lead), new ContractId(contract), day(on));
    }

    public static SigningCorrected signingCorrected(String lead, String contract, String on, String former) {
        return new SigningCorrected(
                negotiation(lead), new LeadId(lead), new ContractId(contract), day(on), day(former), day("12-30"));
    }

    public static SigningRescinded signingRescinded(String lead, String contract, String on) {
        return new SigningRescinded(
                negotiation(lead), new LeadId(lead), new ContractId(contract), NegotiationStage.REVIEW, day(on));
    }

    public static SigningRescissionCorrected signingRescissionCorrected(
            String lead, String contract, String on, String former) {
        return new SigningRescissionCorrected(
                negotiation(lead), new LeadId(lead), new ContractId(contract), day(on), day(former), day("12-30"));
    }

    public static SigningRescissionWithdrawn signingRescissionWithdrawn(
            String lead, String contract, String signedOn, String rescindedOn) {
        return new SigningRescissionWithdrawn(
                negotiation(lead),
                new LeadId(lead),
                new ContractId(contract),
                day(signedOn),
                day(rescindedOn),
                day("12-30"));
    }

    public static SigningUndone signingUndone(String lead, String contract, String stageSince) {
        return new SigningUndone(
                negotiation(lead),
                new LeadId(lead),
                new ContractId(contract),
                NegotiationStage.REVIEW,
                day(stageSince),
                day("12-30"));
    }

    public static LeadLanded landed(String lead, String on) {
        return new LeadLanded(new LeadId(lead), new TenantId("T-" + lead), day(on));
    }

    public static LeadLost lost(String lead, LossReason reason, String on) {
        return new LeadLost(new LeadId(lead), LeadStage.REGISTERED, reason, null, day(on));
    }

    public static LeadRecycled recycled(String lead, String on) {
        return new LeadRecycled(new LeadId(lead), LeadStage.REGISTERED, LossReason.NO_RESPONSE, day(on));
    }

    public static LeadReopened reopened(String lead, String on) {
        return new LeadReopened(new LeadId(lead), PARK, "公司" + lead, null, LeadStage.REGISTERED, day(on));
    }

    public static LeadAssigned assigned(String lead, String owner, String team, String on) {
        return new LeadAssigned(new LeadId(lead), null, owner, team, day(on));
    }

    // Space.

    public static BuildingRegistered building(String building) {
        return new BuildingRegistered(new BuildingId(building), PARK, building + "号楼");
    }

    public static UnitRegistered unit(String unit, String building, String areaSqm, String on) {
        return new UnitRegistered(
                new UnitId(unit), null, PARK, new BuildingId(building), unit, 1, new BigDecimal(areaSqm), day(on));
    }

    public static LetUnit let(String unit, String building, String areaSqm) {
        return new LetUnit(new UnitId(unit), new BuildingId(building), new BigDecimal(areaSqm));
    }

    // Contracts, renewals, tenants.

    public static ContractSigned signed(
            String contract,
            String tenant,
            List<LetUnit> units,
            String startOn,
            String endOn,
            String rent,
            String signedOn,
            Commitment... commitments) {
        return new ContractSigned(
                new ContractId(contract),
                PARK,
                null,
                null,
                new TenantId(tenant),
                "公司" + tenant,
                creditCode(1),
                Industry.BIG_DATA,
                Track.SPACE,
                units,
                null,
                day(startOn),
                endOn == null ? null : day(endOn),
                rent == null ? null : yuan(rent),
                List.of(commitments),
                "lin",
                "一部",
                day(signedOn));
    }

    /** The same contract with more agreed beside its first rent. */
    public static ContractSigned with(ContractSigned e, LeaseConditions conditions) {
        return new ContractSigned(
                e.contractId(),
                e.parkId(),
                e.negotiationId(),
                e.leadId(),
                e.tenantId(),
                e.company(),
                e.creditCode(),
                e.industry(),
                e.track(),
                e.units(),
                e.landMu(),
                e.startOn(),
                e.endOn(),
                e.rentCnyPerSqmMonth(),
                e.commitments(),
                e.owner(),
                e.team(),
                "澜招合〔2021〕12号",
                conditions,
                e.signedOn());
    }

    /** Of the first rent, the end and the conditions; after the hand-over where a day of it is given. */
    public static ContractCorrected corrected(
            ContractSigned was, String rent, String endOn, LeaseConditions conditions, String handedOverOn, String on) {
        return new ContractCorrected(
                was.contractId(),
                was.parkId(),
                was.negotiationId(),
                was.tenantId(),
                was.company(),
                was.creditCode(),
                was.industry(),
                was.track(),
                was.units(),
                List.of(),
                List.of(),
                was.landMu(),
                was.startOn(),
                was.startOn(),
                day(endOn),
                was.endOn(),
                yuan(rent),
                was.commitments(),
                "HT-7",
                conditions,
                was.signedOn(),
                handedOverOn == null ? null : day(handedOverOn),
                "录错",
                day(on));
    }

    /** Of the rent alone. */
    public static ContractAmended amended(String contract, String rent, String fromOn, String on) {
        return new ContractAmended(new ContractId(contract), yuan(rent), LeaseConditions.NONE, day(fromOn), day(on));
    }

    public static PremisesHandedOver handedOver(ContractSigned signed, String on) {
        return new PremisesHandedOver(
                signed.contractId(),
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.industry(),
                signed.track(),
                signed.units(),
                LandingEvidence.HANDOVER,
                day(on));
    }

    public static ContractExpired expired(ContractSigned signed, String on) {
        return new ContractExpired(signed.contractId(), signed.tenantId(), unitsOf(signed), signed.endOn(), day(on));
    }

    public static ContractTerminated terminated(ContractSigned signed, String on) {
        return new ContractTerminated(
                signed.contractId(), signed.tenantId(), unitsOf(signed), "搬迁", signed.endOn(), day(on));
    }

    public static ContractRescinded rescinded(ContractSigned signed, String on) {
        return new ContractRescinded(
                signed.contractId(), signed.negotiationId(), signed.tenantId(), unitsOf(signed), "未付定金", day(on));
    }

    public static RescissionCorrected rescissionCorrected(ContractSigned signed, String on, String former) {
        return new RescissionCorrected(
                signed.contractId(),
                signed.negotiationId(),
                unitsOf(signed),
                "协商解除",
                day(on),
                day(former),
                "录错",
                day("12-30"));
    }

    public static RescissionWithdrawn rescissionWithdrawn(ContractSigned signed, String rescindedOn) {
        return new RescissionWithdrawn(
                signed.contractId(),
                signed.parkId(),
                signed.negotiationId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.units(),
                signed.startOn(),
                signed.endOn(),
                signed.number(),
                signed.signedOn(),
                day(rescindedOn),
                "误录",
                day("12-30"));
    }

    private static List<UnitId> unitsOf(ContractSigned signed) {
        return signed.units().stream().map(LetUnit::unitId).toList();
    }

    public static TenantLanded tenant(String tenant, Industry industry, List<LetUnit> units, String on) {
        return new TenantLanded(
                new TenantId(tenant),
                PARK,
                "公司" + tenant,
                creditCode(1),
                industry,
                new ContractId("C-" + tenant),
                null,
                null,
                units,
                LandingEvidence.HANDOVER,
                day(on));
    }

    public static TenantExpanded expanded(String tenant, String contract, List<LetUnit> units, String on) {
        return new TenantExpanded(new TenantId(tenant), new ContractId(contract), null, null, units, day(on));
    }

    public static TenantReduced reduced(String tenant, String contract, List<LetUnit> units, String on) {
        return new TenantReduced(new TenantId(tenant), new ContractId(contract), units, day(on));
    }

    public static TenantRectified rectified(
            String tenant,
            String company,
            String formerCompany,
            Industry industry,
            Industry formerIndustry,
            String on,
            String... contracts) {
        return new TenantRectified(
                new TenantId(tenant),
                contracts(contracts),
                company,
                formerCompany,
                industry,
                formerIndustry,
                "录错",
                day(on));
    }

    public static ContractCompanyRectified companyRectified(
            ContractSigned e, String company, Industry industry, String on) {
        return new ContractCompanyRectified(
                e.contractId(), e.units().stream().map(LetUnit::unitId).toList(), company, industry, day(on));
    }

    public static TenantExitCorrected exitCorrected(String tenant, String on, String former, String... contracts) {
        return new TenantExitCorrected(
                new TenantId(tenant), contracts(contracts), day(on), day(former), "经营不善", "录错", day("12-30"));
    }

    public static TenantExitWithdrawn exitWithdrawn(String tenant, String exitedOn, String... contracts) {
        return new TenantExitWithdrawn(
                new TenantId(tenant), PARK, creditCode(1), contracts(contracts), day(exitedOn), "误录", day("12-30"));
    }

    private static List<ContractId> contracts(String... ids) {
        return Stream.of(ids).map(ContractId::new).toList();
    }

    public static ContractEndCorrected endCorrected(ContractSigned e, ContractStatus status, String on, String former) {
        return new ContractEndCorrected(
                e.contractId(),
                e.tenantId(),
                e.units().stream().map(LetUnit::unitId).toList(),
                status,
                e.startOn(),
                e.endOn(),
                day(on),
                day(former),
                null,
                "录错",
                day("12-30"));
    }

    public static ContractEndWithdrawn endWithdrawn(
            ContractSigned e, ContractStatus status, String handedOverOn, String endedOn) {
        return new ContractEndWithdrawn(
                e.contractId(),
                e.tenantId(),
                e.company(),
                e.units().stream().map(LetUnit::unitId).toList(),
                status,
                e.startOn(),
                day(handedOverOn),
                e.endOn(),
                day(endedOn),
                "误录",
                day("12-30"));
    }

    public static TenantReductionCorrected reductionCorrected(
            String tenant, String contract, String on, String former) {
        return new TenantReductionCorrected(
                new TenantId(tenant), new ContractId(contract), day(on), day(former), day("12-30"));
    }

    public static TenantReductionWithdrawn reductionWithdrawn(
            String tenant, String contract, List<LetUnit> units, String on) {
        return new TenantReductionWithdrawn(
                new TenantId(tenant), new ContractId(contract), units, day(on), day("12-30"));
    }

    public static TenantExited exited(String tenant, String on) {
        return new TenantExited(new TenantId(tenant), List.of(new ContractId("C-" + tenant)), "搬迁", day(on));
    }

    /** A renewal's id begins with its contract's: {@code C2.2021-12-31}; one that is but a number has none told of. */
    private static ContractId contractOf(String renewal) {
        return new ContractId(renewal.split("\\.")[0]);
    }

    public static RenewalOpened renewal(String renewal, String areaSqm, String rentPerYear, String expiringOn) {
        return new RenewalOpened(
                new RenewalId(renewal),
                contractOf(renewal),
                new TenantId("T-" + renewal),
                PARK,
                "公司" + renewal,
                new BigDecimal(areaSqm),
                yuan(rentPerYear),
                day(expiringOn),
                day(expiringOn).minusDays(180));
    }

    public static RenewalOffered offered(String renewal, String newEndOn, String on) {
        return new RenewalOffered(new RenewalId(renewal), day(newEndOn), yuan("28.00"), day(on));
    }

    public static RenewalAgreed agreed(String renewal, String newEndOn, String on) {
        return new RenewalAgreed(new RenewalId(renewal), contractOf(renewal), day(newEndOn), yuan("28.00"), day(on));
    }

    public static RenewalDeclined declined(String renewal, String on) {
        return new RenewalDeclined(new RenewalId(renewal), "搬迁", day(on));
    }

    // Contributions.

    public static ContributionId contribution(String tenant, String period) {
        return new ContributionId(tenant + "." + period);
    }

    public static TaxReported tax(String tenant, String period, String yuan) {
        return tax(tenant, period, TaxScope.FULL, yuan);
    }

    public static TaxReported tax(String tenant, String period, TaxScope scope, String yuan) {
        return new TaxReported(
                contribution(tenant, period),
                new TenantId(tenant),
                PARK,
                new Period(period),
                TaxType.ALL,
                scope,
                yuan(yuan),
                new Period(period).lastDay());
    }

    public static JobsReported jobs(String tenant, String period, int jobs) {
        var of = new Period(period);
        return new JobsReported(contribution(tenant, period), new TenantId(tenant), PARK, of, jobs, of.lastDay());
    }

    public static OutputReported output(String tenant, String period, String yuan) {
        var of = new Period(period);
        return new OutputReported(
                contribution(tenant, period), new TenantId(tenant), PARK, of, yuan(yuan), of.lastDay());
    }

    public static WithdrawalProposed withdrawalProposed(
            String tenant, String period, Figure figure, String value, String on) {
        return new WithdrawalProposed(
                contribution(tenant, period),
                new TenantId(tenant),
                new Period(period),
                figure,
                new BigDecimal(value),
                "另一家企业的",
                "tong",
                day(on));
    }

    public static FigureWithdrawn withdrawn(String tenant, String period, Figure figure, String value, String on) {
        return new FigureWithdrawn(
                contribution(tenant, period),
                new TenantId(tenant),
                new Period(period),
                figure,
                new BigDecimal(value),
                "另一家企业的",
                "tong",
                "fang",
                day(on));
    }

    public static RestatementProposed proposed(
            String tenant, String period, Figure figure, String reported, String corrected, String on) {
        return new RestatementProposed(
                contribution(tenant, period),
                new TenantId(tenant),
                new Period(period),
                figure,
                new BigDecimal(reported),
                new BigDecimal(corrected),
                "税务更正",
                "lin",
                day(on));
    }

    public static FigureRestated restated(
            String tenant, String period, Figure figure, String reported, String corrected, String on) {
        return new FigureRestated(
                contribution(tenant, period),
                new TenantId(tenant),
                new Period(period),
                figure,
                new BigDecimal(reported),
                new BigDecimal(corrected),
                "税务更正",
                "lin",
                "su",
                day(on));
    }

    /** Every kind of event at least once, in an order in which they can happen. */
    public static List<Object> ofEverything() {
        var events = new ArrayList<Object>();
        spaceOf(events);
        leadOf(events);
        contractsOf(events);
        renewalsOf(events);
        contributionsOf(events);
        receptionsOf(events);
        importsOf(events);
        reportsOf(events);
        custodyOf(events);
        return List.copyOf(events);
    }

    private static void spaceOf(List<Object> events) {
        var on = "01-04";
        events.add(new ParkRegistered(PARK, "澜桥数字经济产业园", null));
        events.add(building("B1"));
        events.add(building("B2"));
        for (var unit : List.of("U1", "U2", "U3", "U4", "U5")) {
            events.add(unit(unit, "B1", "100.00", on));
        }
        events.add(unit("U6", "B2", "200.50", on));
        events.add(new UnitEarmarked(new UnitId("U6"), null, "澜桥云枢", day("03-31"), day("01-05")));
        events.add(new EarmarkReleased(new UnitId("U6"), day("01-06")));
        events.add(new UnitTakenOutOfService(new UnitId("U5"), "漏水", day("01-10")));
        events.add(new UnitReturnedToService(new UnitId("U5"), day("01-20")));
        events.add(new UnitTakenOutOfService(new UnitId("U5"), "改造", day("02-01")));
        events.add(new UnitSplit(
                new UnitId("U2"),
                PARK,
                new BuildingId("B1"),
                1,
                List.of(part("U2a", "40.00"), part("U2b", "60.00")),
                day("01-15")));
        events.add(new UnitRegistered(
                new UnitId("U2a"),
                new UnitId("U2"),
                PARK,
                new BuildingId("B1"),
                "U2a",
                1,
                new BigDecimal("40.00"),
                day("01-15")));
        events.add(unit("U2b", "B1", "60.00", "01-15"));
        events.add(new UnitsMerged(
                new UnitId("U3"),
                PARK,
                new BuildingId("B1"),
                1,
                List.of(new MergedUnit(new UnitId("U4"), new BigDecimal("100.00"))),
                new UnitId("U34"),
                "U34",
                new BigDecimal("200.00"),
                day("01-16")));
        events.add(unit("U34", "B1", "200.00", "01-16"));
        events.add(new UnitEarmarked(new UnitId("U34"), new NegotiationId("N1"), "澜桥云枢", day("03-31"), day("02-02")));
        events.add(new UnitDissolved(new UnitId("U4"), new UnitId("U34"), day("01-16")));
        correctedSpaceOf(events);
    }

    /** All of it was recorded by mistake, and nothing of it is left. */
    private static void correctedSpaceOf(List<Object> events) {
        var on = day("02-03");
        var why = "录错";
        var wrong = new BuildingId("B9");
        var first = new UnitId("U8");
        var second = new UnitId("U9");
        var part = part("U8a", "40.00");
        var otherPart = part("U8b", "60.00");
        var whole = new UnitId("U89");
        events.add(new ParkCorrected(PARK, "澜桥数字产业园", why, on));
        events.add(new ParkGoLiveSet(PARK, on, on));
        events.add(new SynonymsKept(
                PARK,
                List.of(
                        new Synonym(Glossary.INDUSTRIES, "大数据服务业", "BIG_DATA"),
                        new Synonym(Glossary.LEAD_SOURCES, "老板推荐", "TENANT_REFERRAL")),
                on));
        events.add(new SynonymsKept(PARK, List.of(new Synonym(Glossary.INDUSTRIES, "大数据服务业", "OTHER")), on));
        events.add(new SynonymDropped(PARK, Glossary.LEAD_SOURCES, "老板推荐", on));
        events.add(new ParkRegistered(new ParkId("LQX"), "澜桥重复园区", null));
        events.add(new ParkWithdrawn(new ParkId("LQX"), why, on));
        events.add(building("B9"));
        events.add(new BuildingCorrected(wrong, "B9座", why, on));
        events.add(unit("U8", "B9", "100.00", "01-04"));
        events.add(unit("U9", "B9", "90.00", "01-04"));
        events.add(new UnitCorrected(second, wrong, "9号", 2, new BigDecimal("95.00"), day("01-05"), why, on));
        events.add(new UnitSplit(first, PARK, wrong, 1, List.of(part, otherPart), on));
        events.add(unit("U8a", "B9", "40.00", "02-03"));
        events.add(unit("U8b", "B9", "60.00", "02-03"));
        events.add(new UnitSplitWithdrawn(first, wrong, "U8", List.of(part.unitId(), otherPart.unitId()), why, on));
        events.add(new UnitWithdrawn(part.unitId(), why, on));
        events.add(new UnitWithdrawn(otherPart.unitId(), why, on));
        events.add(new UnitsMerged(
                first,
                PARK,
                wrong,
                1,
                List.of(new MergedUnit(second, new BigDecimal("95.00"))),
                whole,
                "U89",
                new BigDecimal("195.00"),
                on));
        events.add(unit("U89", "B9", "195.00", "02-03"));
        events.add(new UnitDissolved(second, whole, on));
        events.add(new UnitMergerWithdrawn(first, wrong, "U8", List.of(second), whole, why, on));
        events.add(new UnitWithdrawn(whole, why, on));
        events.add(new UnitRestored(second, wrong, "9号", on));
        events.add(new UnitTakenOutOfService(second, "漏水", on));
        events.add(new UnitOutageWithdrawn(second, on, why, on));
        events.add(new UnitWithdrawn(first, why, on));
        events.add(new UnitWithdrawn(second, why, on));
        events.add(new BuildingWithdrawn(wrong, why, on));
    }

    private static UnitPart part(String unit, String areaSqm) {
        return new UnitPart(new UnitId(unit), unit, new BigDecimal(areaSqm));
    }

    private static void leadOf(List<Object> events) {
        var lead = new LeadId("1");
        var negotiation = negotiation("1");
        events.add(new LeadRegistered(
                lead,
                PARK,
                "澜桥云枢(科技)",
                creditCode(1),
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                "lin",
                "一部",
                "展会上认识",
                day("01-05")));
        events.add(new LeadContactNamed(lead, WANG, day("01-05")));
        events.add(new LeadContactWithdrawn(lead, WANG.personId(), "文件有误", day("01-05")));
        events.add(new LeadTriaged(lead, TriageVerdict.PURSUE, day("01-06")));
        events.add(new LeadQualified(
                lead,
                Industry.CLOUD_SOFTWARE,
                WANG,
                Track.SPACE,
                new BigDecimal("300.00"),
                new BigDecimal("12.5"),
                yuan("2000000.00"),
                day("06-01"),
                day("01-08")));
        events.add(assigned("1", "su", "二部", "01-09"));
        events.add(started("1", "01-12", yuan("5000000.00")));
        events.add(opened("1", "su", "二部", "01-12", yuan("5000000.00")));
        events.add(new OfferIssued(
                negotiation, lead, new BigDecimal("300.00"), yuan("30.00"), "免租三个月", day("02-28"), day("01-18")));
        events.add(reviewed("1", "01-20"));
        events.add(new OpinionGiven(negotiation, lead, "chen", ReviewVerdict.APPROVED, "同意", day("01-21")));
        events.add(new ReviewConcluded(negotiation, lead, ReviewVerdict.CONDITIONAL, "2021-3", day("01-22")));
        events.add(new NextStepPlanned(negotiation, lead, "回访", day("02-05")));
        events.add(new NegotiationAssigned(negotiation, lead, "lin", "一部", day("01-23")));
        events.add(new NegotiationHeld(negotiation, lead, "等待融资", day("01-24")));
        events.add(new NegotiationResumed(negotiation, lead, day("01-30")));
        events.add(new NegotiationLost(
                negotiation, lead, NegotiationStage.REVIEW, LossReason.WENT_ELSEWHERE, "邻市园区", day("02-01")));
        events.add(new LeadLost(lead, LeadStage.NEGOTIATING, LossReason.WENT_ELSEWHERE, "邻市园区", day("02-01")));
        events.add(registered("2", "02-02"));
        events.add(recycled("2", "02-20"));
        events.add(registered("3", "03-02"));
        events.add(new LeadLost(new LeadId("3"), LeadStage.REGISTERED, LossReason.PRICE, "邻市园区", day("03-20")));
        events.add(registered("4", "03-02"));
        events.add(opened("4", "03-03", null));
        events.add(new NegotiationLost(
                negotiation("4"), new LeadId("4"), NegotiationStage.TALKING, LossReason.PRICE, "邻市园区", day("03-04")));
        events.add(new NegotiationHeld(negotiation("4"), new LeadId("4"), "等待", day("03-05")));
        putRight(events);
    }

    /** What was said by mistake, and taken back step by step. */
    private static void putRight(List<Object> events) {
        var lead = new LeadId("5");
        var negotiation = negotiation("5");
        events.add(registered("5", "03-06"));
        events.add(qualified("5", "03-07"));
        events.add(started("5", "03-08", yuan("100.00")));
        events.add(opened("5", "03-08", yuan("100.00")));
        events.add(new LeadCorrected(
                lead,
                PARK,
                negotiation,
                "沧屿星漾",
                creditCode(5),
                Industry.OTHER,
                LeadSource.WEBSITE,
                "听错了",
                day("03-05"),
                LeadStage.NEGOTIATING,
                "电话里听错了",
                day("03-09")));
        events.add(new NegotiationCorrected(
                negotiation,
                lead,
                "沧屿星漾",
                creditCode(5),
                Industry.OTHER,
                LeadSource.WEBSITE,
                Track.LAND,
                yuan("1000.00"),
                day("03-09"),
                "少写一个零",
                day("03-09")));
        events.add(new LeadNegotiationCorrected(
                lead, negotiation, Industry.OTHER, Track.LAND, day("03-09"), day("03-09")));
        events.add(new NegotiationWithdrawn(negotiation, lead, "弄错了线索", day("03-10")));
        events.add(new NegotiationStartWithdrawn(lead, negotiation, "弄错了线索", day("03-10")));
        events.add(new QualificationWithdrawn(lead, null, "弄错了线索", day("03-10")));
        events.add(new LeadWithdrawn(lead, "重复登记", day("03-10")));
        events.add(registered("6", "03-06"));
        events.add(opened("6", "03-07", null));
        events.add(reviewed("6", "03-08"));
        events.add(
                new ReviewConcluded(negotiation("6"), new LeadId("6"), ReviewVerdict.REJECTED, "2021-5", day("03-09")));
        events.add(new ReviewConclusionWithdrawn(negotiation("6"), new LeadId("6"), "别的项目的纪要", day("03-10")));
    }

    private static void contractsOf(List<Object> events) {
        var lead = new LeadId("1");
        events.add(new NegotiationReopened(negotiation("1"), lead, NegotiationStage.REVIEW, day("02-10")));
        events.add(new LeadReopened(lead, PARK, "澜桥云枢(科技)", creditCode(1), LeadStage.NEGOTIATING, day("02-10")));
        var first = signed("C1", "T1", List.of(let("U1", "B1", "100.00")), "03-01", "2024-02-29", "30.00", "02-15");
        events.add(first);
        events.add(won("1", "C1", "02-15"));
        events.add(new UnitReserved(
                new UnitId("U1"), first.contractId(), first.tenantId(), first.company(), day("02-15")));
        events.add(rescinded(first, "02-20"));
        events.add(signingRescinded("1", "C1", "02-20"));
        events.add(rescissionCorrected(first, "02-21", "02-20"));
        events.add(signingRescissionCorrected("1", "C1", "02-21", "02-20"));
        events.add(rescissionWithdrawn(first, "02-21"));
        events.add(signingRescissionWithdrawn("1", "C1", "02-15", "02-21"));
        events.add(signingUndone("1", "C1", "02-10"));
        events.add(won("1", "C1", "02-15"));
        events.add(rescinded(first, "02-20"));
        events.add(signingRescinded("1", "C1", "02-20"));
        events.add(new UnitReleased(new UnitId("U1"), first.contractId(), day("02-20")));
        events.add(new UnitReleaseCorrected(
                new UnitId("U1"), first.contractId(), day("02-21"), day("02-20"), day("02-22")));
        events.add(new UnitReleaseWithdrawn(
                new UnitId("U1"), first.contractId(), first.tenantId(), first.company(), day("02-01"), day("02-22")));
        events.add(new UnitReleased(new UnitId("U1"), first.contractId(), day("02-20")));
        var second = new ContractSigned(
                new ContractId("C2"),
                PARK,
                negotiation("1"),
                lead,
                new TenantId("T2"),
                "澜桥云枢(科技)",
                creditCode(1),
                Industry.CLOUD_SOFTWARE,
                Track.SPACE,
                List.of(let("U1", "B1", "100.00"), let("U6", "B2", "200.50")),
                new BigDecimal("3.5"),
                day("03-01"),
                day("12-31"),
                yuan("30.00"),
                List.of(new Commitment(Commitment.Kind.JOBS, new BigDecimal("50"), day("12-31"))),
                "lin",
                "一部",
                day("02-25"));
        events.add(second);
        events.add(won("1", "C2", "02-25"));
        for (var unit : List.of("U1", "U6")) {
            events.add(new UnitReserved(
                    new UnitId(unit), second.contractId(), second.tenantId(), second.company(), day("02-25")));
        }
        events.add(handedOver(second, "03-03"));
        events.add(new TenantLanded(
                second.tenantId(),
                PARK,
                second.company(),
                second.creditCode(),
                second.industry(),
                second.contractId(),
                second.negotiationId(),
                lead,
                second.units(),
                LandingEvidence.HANDOVER,
                day("03-03")));
        for (var unit : List.of("U1", "U6")) {
            events.add(new UnitOccupied(
                    new UnitId(unit), second.contractId(), second.tenantId(), second.company(), day("03-03")));
        }
        events.add(new NegotiationLanded(negotiation("1"), lead, second.tenantId(), day("03-03")));
        events.add(new LeadLanded(lead, second.tenantId(), day("03-03")));
        events.add(amended("C2", "29.50", "04-01", "04-01"));
        events.add(new TenantCorrected(second.tenantId(), "澜桥云枢股份", Industry.BIG_DATA, day("04-02")));
        events.add(new ContactNamed(second.tenantId(), WANG, day("04-03")));
        events.add(new ContactNamed(second.tenantId(), new Contact("person-2", "李工", "100-0000-0002"), day("04-03")));
        events.add(new ContactWithdrawn(second.tenantId(), "person-2", "文件有误", day("04-03")));
        events.add(rectified("T2", "澜桥云枢控股", "澜桥云枢股份", Industry.BIG_DATA, Industry.BIG_DATA, "04-03", "C2"));
        events.add(companyRectified(second, "澜桥云枢控股", Industry.CLOUD_SOFTWARE, "04-03"));
        for (var code : List.of(creditCode(2), creditCode(1))) {
            events.add(new TenantCodeRectified(
                    second.tenantId(),
                    PARK,
                    List.of(second.contractId()),
                    List.of(lead),
                    code,
                    code.equals(creditCode(1)) ? creditCode(2) : creditCode(1),
                    null,
                    "录错",
                    day("04-03")));
            events.add(new ContractCodeRectified(second.contractId(), code, day("04-03")));
        }
        var agreed = new LeaseConditions(List.of(), List.of(), yuan("10000.00"), yuan("3.00"));
        events.add(signingCorrected("1", "C2", "02-24", "02-25"));
        events.add(corrected(second, "30.10", "12-31", agreed, "03-03", "04-04"));
        var twice = signed("C9", "T2", List.of(let("U35", "B1", "10.00")), "05-01", "11-30", "31.00", "04-20");
        events.add(twice);
        events.add(unit("U35", "B1", "10.00", "04-20"));
        events.add(new UnitReserved(
                new UnitId("U35"), twice.contractId(), twice.tenantId(), twice.company(), day("04-20")));
        events.add(new ContractWithdrawn(
                twice.contractId(), twice.tenantId(), List.of(new UnitId("U35")), "重复录入", day("04-21")));
        events.add(new UnitReservationWithdrawn(new UnitId("U35"), twice.contractId(), day("04-21")));
        events.add(new UnitWithdrawn(new UnitId("U35"), "重复录入", day("04-21")));
        var third = signed("C3", "T2", List.of(let("U34", "B1", "200.00")), "05-01", "11-30", "31.00", "04-20");
        events.add(third);
        events.add(handedOver(third, "05-01"));
        events.add(expanded("T2", "C3", third.units(), "05-01"));
        events.add(new ContractHeldOver(third.contractId(), day("11-30"), day("12-01")));
        events.add(expired(third, "12-20"));
        events.add(reduced("T2", "C3", third.units(), "12-19"));
        events.add(reductionCorrected("T2", "C3", "12-18", "12-19"));
        events.add(reductionWithdrawn("T2", "C3", third.units(), "12-18"));
        events.add(reduced("T2", "C3", third.units(), "12-20"));
        var fourth = signed("C4", "T4", List.of(let("U2a", "B1", "40.00")), "05-01", "2023-04-30", null, "04-20");
        events.add(fourth);
        events.add(handedOver(fourth, "05-02"));
        events.add(tenant("T4", Industry.OTHER, fourth.units(), "05-02"));
        events.add(terminated(fourth, "09-29"));
        events.add(exited("T4", "09-29"));
        events.add(exitCorrected("T4", "10-01", "09-29", "C-T4"));
        events.add(endCorrected(fourth, ContractStatus.TERMINATED, "10-01", "09-29"));
        events.add(exitWithdrawn("T4", "10-01", "C-T4"));
        events.add(endWithdrawn(fourth, ContractStatus.IN_FORCE, "05-02", "10-01"));
        events.add(terminated(fourth, "09-30"));
        events.add(exited("T4", "09-30"));
        var fifth = signed("C5", "T5", List.of(let("U2b", "B1", "60.00")), "05-01", "10-31", "20.00", "04-20");
        events.add(fifth);
        events.add(handedOver(fifth, "05-02"));
        events.add(new ContractHeldOver(fifth.contractId(), day("10-31"), day("11-01")));
        handOversPutRight(events);
    }

    /** Told of a day of which it was not, then of none. */
    private static void handOversPutRight(List<Object> events) {
        var let = List.of(let("U7", "B2", "10.00"));
        events.add(unit("U7", "B2", "10.00", "01-04"));
        var sixth = signed("C6", "T6", let, "05-01", "12-31", "20.00", "04-20");
        events.add(sixth);
        events.add(won("6", "C6", "04-20"));
        events.add(new UnitReserved(
                new UnitId("U7"), sixth.contractId(), sixth.tenantId(), sixth.company(), day("04-20")));
        events.add(handedOver(sixth, "05-02"));
        events.add(tenant("T6", Industry.BIG_DATA, let, "05-02"));
        events.add(new UnitOccupied(
                new UnitId("U7"), sixth.contractId(), sixth.tenantId(), sixth.company(), day("05-02")));
        events.add(new NegotiationLanded(negotiation("6"), new LeadId("6"), sixth.tenantId(), day("05-02")));
        events.add(landed("6", "05-02"));
        events.addAll(corrected(sixth, "6", "C-T6", "05-02", "05-06", "05-10"));
        events.addAll(withdrawn(sixth, "6", "C-T6", "05-06", "05-11"));
        events.add(tenant("T6", Industry.BIG_DATA, let, "05-12"));
        events.add(expanded("T6", "C6", let, "05-13"));
        events.add(new TenantExpansionCorrected(
                sixth.tenantId(), sixth.contractId(), day("05-14"), day("05-13"), day("05-15")));
        events.add(new TenantExpansionWithdrawn(sixth.tenantId(), sixth.contractId(), day("05-16")));
        events.add(tenant("T7", Industry.OTHER, List.of(let("U6", "B2", "200.50")), "05-12"));
        events.add(new TenantLandingWithdrawn(
                new TenantId("T7"), new ContractId("C-T7"), Industry.OTHER, day("05-12"), day("05-13")));
    }

    /** All that follows when a hand-over was on another day. @param tenantsContract by which the tenant landed */
    public static List<Object> corrected(
            ContractSigned signed, String lead, String tenantsContract, String was, String is, String on) {
        return List.of(
                new HandOverCorrected(
                        signed.contractId(),
                        PARK,
                        signed.negotiationId(),
                        signed.leadId(),
                        signed.tenantId(),
                        signed.industry(),
                        signed.units(),
                        signed.startOn(),
                        signed.endOn(),
                        null,
                        List.of(signed.endOn()),
                        LandingEvidence.BUSINESS_REGISTRATION,
                        LandingEvidence.HANDOVER,
                        day(is),
                        day(was),
                        "录错",
                        day(on)),
                new TenantLandingCorrected(
                        signed.tenantId(),
                        new ContractId(tenantsContract),
                        signed.industry(),
                        LandingEvidence.BUSINESS_REGISTRATION,
                        null,
                        null,
                        day(is),
                        day(was),
                        day(on)),
                new UnitOccupationCorrected(
                        signed.units().get(0).unitId(), signed.contractId(), day(is), day(was), day(on)),
                new NegotiationLandingCorrected(negotiation(lead), new LeadId(lead), day(is), day(was), day(on)),
                new LeadLandingCorrected(new LeadId(lead), day(is), day(was), day(on)));
    }

    /** All that follows when there was no hand-over. */
    public static List<Object> withdrawn(
            ContractSigned signed, String lead, String tenantsContract, String was, String on) {
        return List.of(
                new HandOverWithdrawn(
                        signed.contractId(),
                        PARK,
                        signed.negotiationId(),
                        signed.leadId(),
                        signed.tenantId(),
                        signed.company(),
                        signed.industry(),
                        signed.units(),
                        signed.startOn(),
                        signed.endOn(),
                        List.of(signed.endOn()),
                        signed.signedOn(),
                        day(was),
                        "并未交付",
                        day(on)),
                new TenantLandingWithdrawn(
                        signed.tenantId(), new ContractId(tenantsContract), signed.industry(), day(was), day(on)),
                new UnitOccupationWithdrawn(
                        signed.units().get(0).unitId(),
                        signed.contractId(),
                        signed.tenantId(),
                        signed.company(),
                        signed.signedOn(),
                        day(on)),
                new NegotiationLandingWithdrawn(negotiation(lead), new LeadId(lead), signed.signedOn(), day(on)),
                new LeadLandingWithdrawn(new LeadId(lead), PARK, "公司" + lead, null, LeadStage.NEGOTIATING, day(on)));
    }

    private static void renewalsOf(List<Object> events) {
        events.add(renewal("C2.2021-12-31", "300.50", "106377.00", "12-31"));
        events.add(offered("C2.2021-12-31", "2023-12-31", "10-10"));
        events.add(agreed("C2.2021-12-31", "2023-12-31", "11-10"));
        events.add(new ContractExtended(
                new ContractId("C2"), new RenewalId("C2.2021-12-31"), day("2023-12-31"), yuan("28.00"), day("11-10")));
        events.add(new RenewalCorrected(
                new RenewalId("C2.2021-12-31"),
                new ContractId("C2"),
                day("2024-12-31"),
                yuan("28.50"),
                "录错",
                day("11-11")));
        events.add(new ContractExtensionCorrected(
                new ContractId("C2"),
                new RenewalId("C2.2021-12-31"),
                day("2024-12-31"),
                day("2023-12-31"),
                yuan("28.50"),
                day("11-11")));
        events.add(new RenewalAgreementWithdrawn(
                new RenewalId("C2.2021-12-31"),
                new ContractId("C2"),
                RenewalStatus.OFFERED,
                day("2023-12-31"),
                yuan("28.00"),
                day("2024-12-31"),
                "另一份合同",
                day("11-12")));
        events.add(new ContractExtensionWithdrawn(
                new ContractId("C2"),
                new RenewalId("C2.2021-12-31"),
                ContractStatus.IN_FORCE,
                day("12-31"),
                day("2024-12-31"),
                null,
                day("11-12")));
        events.add(agreed("C2.2021-12-31", "2024-12-31", "11-13"));
        events.add(new ContractExtended(
                new ContractId("C2"), new RenewalId("C2.2021-12-31"), day("2024-12-31"), yuan("28.50"), day("11-13")));
        events.add(renewal("C1.2024-02-29", "100.00", "0.00", "2024-02-29"));
        events.add(new RenewalOpeningWithdrawn(new RenewalId("C1.2024-02-29"), "另一份合同", day("11-12")));
        events.add(renewal("C3.2021-11-30", "200.00", "74400.00", "11-30"));
        events.add(declined("C3.2021-11-30", "09-01"));
        events.add(new RenewalReopened(
                new RenewalId("C3.2021-11-30"), new ContractId("C3"), day("11-30"), "不搬了", day("09-10")));
        events.add(new RenewalHeldOver(new RenewalId("C3.2021-11-30"), day("12-01")));
        events.add(declined("C3.2021-11-30", "12-20"));
        events.add(renewal("C4.2023-04-30", "40.00", "0.00", "2023-04-30"));
        events.add(new RenewalWithdrawn(new RenewalId("C4.2023-04-30"), day("09-29")));
        events.add(new RenewalClosureCorrected(
                new RenewalId("C4.2023-04-30"), RenewalStatus.WITHDRAWN, day("10-01"), day("09-29"), day("10-02")));
        events.add(new RenewalClosureWithdrawn(new RenewalId("C4.2023-04-30"), RenewalStatus.OPENED, day("10-02")));
        events.add(new RenewalWithdrawn(new RenewalId("C4.2023-04-30"), day("09-30")));
    }

    private static void contributionsOf(List<Object> events) {
        var tax = Figure.tax(TaxType.ALL, TaxScope.FULL);
        events.add(tax("T2", "2021-Q3", "120000.00"));
        events.add(tax("T2", "2021-Q3", TaxScope.LOCAL_RETAINED, "30000.00"));
        events.add(jobs("T2", "2021-Q3", 48));
        events.add(output("T2", "2021-Q3", "9000000.00"));
        events.add(proposed("T2", "2021-Q3", tax, "120000.00", "125000.50", "11-02"));
        events.add(restated("T2", "2021-Q3", tax, "120000.00", "125000.50", "11-03"));
        events.add(proposed("T2", "2021-Q3", Figure.JOBS, "48", "50", "11-04"));
        events.add(new RestatementRejected(
                contribution("T2", "2021-Q3"),
                new TenantId("T2"),
                new Period("2021-Q3"),
                Figure.JOBS,
                "无社保依据",
                "su",
                day("11-05")));
        events.add(proposed("T2", "2021-Q3", Figure.JOBS, "48", "50", "11-06"));
        events.add(new ProposalTakenBack(
                contribution("T2", "2021-Q3"), new TenantId("T2"), new Period("2021-Q3"), Figure.JOBS, day("11-07")));
        events.add(withdrawalProposed("T2", "2021-Q3", Figure.JOBS, "48", "11-08"));
        events.add(new WithdrawalRejected(
                contribution("T2", "2021-Q3"),
                new TenantId("T2"),
                new Period("2021-Q3"),
                Figure.JOBS,
                "确有其事",
                "su",
                day("11-09")));
        events.add(withdrawalProposed("T2", "2021-Q3", Figure.JOBS, "48", "11-10"));
        events.add(withdrawn("T2", "2021-Q3", Figure.JOBS, "48", "11-11"));
        events.add(proposed("T2", "2021-Q3", Figure.OUTPUT, "9000000.00", "9100000.00", "11-06"));
    }

    private static void custodyOf(List<Object> events) {
        var origin = "park.example/ledger";
        events.add(new EarlierTimesTold(CustodyId.SEAL, 12));
        events.add(new KeyReplaced(CustodyId.SEAL, origin + "+00000001+AQ==", origin + "+00000002+AQ=="));
        events.add(new KeyAdded(CustodyId.SEAL, origin + "+00000003+AQ=="));
        events.add(new LedgerRestored(CustodyId.SEAL, origin, origin + "/2", 20, 23, origin + "\n23\nAA==\n"));
        events.add(new AccountChanged(CustodyId.ACCOUNTS, 3, AccountAction.CLOSED, "su", "lin"));
        events.add(new ReadingLogSealed(CustodyId.READING_LOG, 1, 9, 9, "00".repeat(32)));
        events.add(new HeartbeatGiven(CustodyId.HEARTBEAT, 40));
        events.add(new PersonErased(CustodyId.PERSONS, "P-9", null, null, null, null, null));
        for (int number = 1; number <= 3; number++) {
            events.add(new ErasureProposed(
                    new CustodyId("erasure-" + number),
                    "P-" + number,
                    "本人书面申请",
                    ErasureRequester.PERSON,
                    LocalDate.of(2022, 3, number),
                    "shen"));
        }
        events.add(new ErasureRefused(new CustodyId("erasure-1"), "P-1", "申请人身份未核实", "gu"));
        events.add(new ErasureTakenBack(new CustodyId("erasure-2"), "P-2", "shen"));
        events.add(new PersonErased(
                new CustodyId("erasure-3"),
                "P-3",
                "本人书面申请",
                ErasureRequester.PERSON,
                LocalDate.of(2022, 3, 3),
                "shen",
                "gu"));
    }

    private static void reportsOf(List<Object> events) {
        events.add(report("ZT.2021-10-001", "招统-2021-10-001", null, "11-20"));
        events.add(report("ZT.2021-10-002", "招统-2021-10-002", new ReportId("ZT.2021-10-001"), "11-21"));
    }

    private static ReportSealed report(String id, String number, @Nullable ReportId replaces, String sealedOn) {
        return new ReportSealed(
                new ReportId(id),
                number,
                ReportKind.MONTH,
                PARK,
                "2021-10",
                replaces,
                12,
                day("11-20"),
                day("10-31"),
                List.of(new SealedFile("report.json", "application/json", 2, "44".repeat(32))),
                day(sealedOn));
    }

    /** One is recorded, taken back and recorded once more; another stays taken back, a third is dropped. */
    private static void importsOf(List<Object> events) {
        var again = new ImportId("I1");
        prepareImport(events, again);
        events.add(new ColumnsMapped(
                again, columns(1), List.of(new FixedValue("registeredOn", "2018-01-01")), day("02-01")));
        recordImport(events, again, 1, true);
        events.add(new CommitBegun(again, 2, true, true, day("02-04")));
        events.add(new ImportCommitted(again, 2, new RowCounts(3, 1, 2, 0), false, day("02-04")));
        var undone = new ImportId("I2");
        prepareImport(events, undone);
        recordImport(events, undone, 1, false);
        var dropped = new ImportId("I3");
        prepareImport(events, dropped);
        events.add(new ImportDropped(dropped, day("02-05")));
    }

    private static void prepareImport(List<Object> events, ImportId file) {
        events.add(new ImportPrepared(
                file, PARK, ImportKind.UNITS, "房源.xlsx", "55".repeat(32), 9, columns(0), day("02-01")));
    }

    private static void recordImport(List<Object> events, ImportId file, int run, boolean goodRowsOnly) {
        events.add(new CommitBegun(file, run, goodRowsOnly, false, day("02-02")));
        events.add(new ImportCommitted(file, run, new RowCounts(3, 1, 2, 1), true, day("02-02")));
        events.add(new UndoBegun(file, run, "列错位", day("02-03")));
        events.add(new ImportUndone(file, run, 3, 1, day("02-03")));
    }

    private static List<ColumnUse> columns(int first) {
        return List.of(new ColumnUse(first, "building"), new ColumnUse(2, "number"));
    }

    private static void receptionsOf(List<Object> events) {
        var reception = new ReceptionId("R1");
        events.add(new ReceptionRecorded(
                reception, PARK, new LeadId("1"), "澜桥云枢(科技)", 4, "lin", "一部", "考察", day("01-11")));
        events.add(new ReceptionCorrected(reception, 4, 5, "漏记", day("01-12")));
        events.add(new ReceptionRecorded(new ReceptionId("R2"), PARK, null, "沧屿数澜", 2, "su", null, null, day("01-13")));
        events.add(new ReceptionCancelled(new ReceptionId("R2"), "重复", day("01-14")));
        events.add(new OutboundVisitRecorded(
                new VisitId("V1"),
                PARK,
                new LeadId("1"),
                "深圳",
                List.of("沧屿数澜", "沧屿智造"),
                3,
                2,
                "lin",
                "一部",
                day("01-07")));
        events.add(new ReceptionDetailsCorrected(
                reception,
                PARK,
                new LeadId("1"),
                new LeadId("1"),
                "澜桥云枢(科技)",
                6,
                "su",
                "二部",
                "再次考察",
                day("01-12"),
                "又漏记",
                day("01-15")));
        events.add(new OutboundVisitCorrected(
                new VisitId("V1"),
                PARK,
                new LeadId("1"),
                new LeadId("1"),
                "广州",
                List.of("沧屿数澜"),
                2,
                1,
                "su",
                "二部",
                day("01-08"),
                "少去一家",
                day("01-15")));
        events.add(new OutboundVisitRecorded(
                new VisitId("V2"), PARK, null, "广州", List.of("沧屿数澜"), 1, 1, "lin", null, day("01-09")));
        events.add(new OutboundVisitWithdrawn(new VisitId("V2"), "没有去", day("01-15")));
    }
}
