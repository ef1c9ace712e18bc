package io.parkledger.core.stored;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractFacts;
import io.parkledger.core.contribution.ContributionFacts;
import io.parkledger.core.custody.CustodyFacts;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.importing.ImportFacts;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadFacts;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationFacts;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.ReceptionFacts;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalFacts;
import io.parkledger.core.report.ReportFacts;
import io.parkledger.core.space.SpaceFacts;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantFacts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One event and the file its stored text is pinned in.
 *
 * @param revision that was stored; an event with a new one keeps the samples of the older ones, as what they are read
 *                 as
 * @param sparse   whether the optional fields are absent; kept in a file of its own, {@code ….sparse.json}
 */
record Sample(Event event, int revision, boolean sparse) {

    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);

    private Sample(Event event, boolean sparse) {
        this(event, typeOf(event).revision(), sparse);
    }

    private static EventType typeOf(Event event) {
        return event.getClass().getAnnotation(EventType.class);
    }

    EventType type() {
        return typeOf(event);
    }

    /** Whether events are stored in this revision today. */
    boolean newest() {
        return revision == type().revision();
    }

    String file() {
        return type().value() + "." + revision + (sparse ? ".sparse" : "") + ".json";
    }

    @Override
    public String toString() {
        return file();
    }

    private static Sample full(Event event) {
        return new Sample(event, false);
    }

    private static Sample sparse(Event event) {
        return new Sample(event, true);
    }

    static List<Sample> all() {
        return List.of(
                full(LeadFacts.registered()),
                full(new LeadContactNamed(
                        new LeadId("L-1"), new Contact("P-1", "魏澜", "100-0000-0001"), LocalDate.of(2022, 7, 1))),
                full(new LeadContactWithdrawn(new LeadId("L-1"), "P-1", "wrong file", LocalDate.of(2022, 7, 2))),
                full(LeadFacts.triaged(TriageVerdict.PURSUE)),
                full(new LeadQualified(
                        new LeadId("L-1"),
                        Industry.BIG_DATA,
                        new Contact("P-1", "魏澜", "100-0000-0001"),
                        Track.SPACE,
                        new BigDecimal("200.50"),
                        new BigDecimal("10.5"),
                        Cny.of("2000000"),
                        LocalDate.of(2021, 6, 1),
                        DAY)),
                full(LeadFacts.assignedToHe(new NegotiationId("N-1"))),
                new Sample(LeadFacts.assignedToHe(), 1, false),
                full(LeadFacts.corrected(new NegotiationId("N-1"), LeadStage.NEGOTIATING)),
                full(LeadFacts.negotiationCorrected()),
                full(LeadFacts.withdrawn()),
                full(LeadFacts.qualificationWithdrawn()),
                full(LeadFacts.startWithdrawn()),
                full(NegotiationFacts.corrected()),
                full(NegotiationFacts.withdrawn()),
                full(NegotiationFacts.conclusionWithdrawn()),
                full(NegotiationFacts.signingCorrected()),
                full(ReceptionFacts.detailsCorrected()),
                new Sample(ReceptionFacts.detailsCorrected(null), 1, false),
                full(ReceptionFacts.visitCorrected()),
                new Sample(ReceptionFacts.visitCorrected(null), 1, false),
                full(ReceptionFacts.visitWithdrawn()),
                full(LeadFacts.recycled(LeadStage.REGISTERED)),
                full(LeadFacts.lost(LeadStage.QUALIFIED)),
                full(LeadFacts.reopened(LeadStage.QUALIFIED)),
                full(LeadFacts.negotiationStarted()),
                full(LeadFacts.landed()),
                full(NegotiationFacts.opened()),
                full(NegotiationFacts.offered()),
                full(NegotiationFacts.scheduled()),
                full(NegotiationFacts.opinion()),
                full(NegotiationFacts.concluded(ReviewVerdict.CONDITIONAL)),
                full(NegotiationFacts.planned()),
                full(NegotiationFacts.assigned()),
                full(NegotiationFacts.held()),
                full(NegotiationFacts.resumed()),
                full(NegotiationFacts.lost()),
                full(NegotiationFacts.reopened(NegotiationStage.REVIEW)),
                full(NegotiationFacts.won()),
                full(NegotiationFacts.rescinded()),
                full(NegotiationFacts.rescissionCorrected()),
                full(NegotiationFacts.rescissionWithdrawn()),
                full(NegotiationFacts.signingUndone()),
                full(NegotiationFacts.landed()),
                full(contractWithEveryField(ContractFacts.signedWithConditions())),
                new Sample(contractWithEveryField(ContractFacts.signed()), 1, false),
                full(ContractFacts.amendedWithConditions()),
                new Sample(ContractFacts.amended(), 1, false),
                full(ContractFacts.handedOver()),
                full(ContractFacts.extended()),
                full(ContractFacts.heldOver()),
                full(ContractFacts.expired(LocalDate.of(2024, 3, 31))),
                full(ContractFacts.terminated("insolvent", LocalDate.of(2022, 1, 1))),
                full(ContractFacts.endCorrected()),
                new Sample(ContractFacts.endOnceCorrected(), 1, false),
                full(ContractFacts.endWithdrawn()),
                new Sample(ContractFacts.endOnceWithdrawn(), 1, false),
                full(ContractFacts.rescinded()),
                full(ContractFacts.rescissionCorrected()),
                full(ContractFacts.rescissionWithdrawn()),
                full(ContractFacts.correctedInForce()),
                full(ContractFacts.companyRectified()),
                full(ContractFacts.codeRectified()),
                full(ContractFacts.withdrawn()),
                full(ContractFacts.extensionCorrected()),
                full(ContractFacts.extensionWithdrawn()),
                sparse(ContractFacts.runningExtensionWithdrawn()),
                full(ContractFacts.handOverCorrected(LocalDate.of(2024, 4, 1))),
                full(ContractFacts.handOverWithdrawn()),
                full(TenantFacts.formerLandingCorrected()),
                full(TenantFacts.expansionCorrected()),
                full(TenantFacts.landingWithdrawn()),
                full(TenantFacts.expansionWithdrawn()),
                full(LeadFacts.landingCorrected()),
                full(LeadFacts.landingWithdrawn()),
                full(NegotiationFacts.landingCorrected()),
                full(NegotiationFacts.landingWithdrawn()),
                full(SpaceFacts.occupationCorrected()),
                full(SpaceFacts.occupationWithdrawn()),
                full(SpaceFacts.reservationWithdrawn()),
                full(RenewalFacts.opened()),
                full(RenewalFacts.offered()),
                full(RenewalFacts.agreed()),
                full(RenewalFacts.declined()),
                full(RenewalFacts.heldOver()),
                full(RenewalFacts.withdrawn()),
                full(RenewalFacts.closureCorrected()),
                full(RenewalFacts.closureWithdrawn()),
                full(RenewalFacts.reopened()),
                full(RenewalFacts.corrected()),
                full(RenewalFacts.agreementWithdrawn()),
                sparse(RenewalFacts.plainAgreementWithdrawn()),
                full(RenewalFacts.openingWithdrawn()),
                full(TenantFacts.landed()),
                full(TenantFacts.expanded()),
                full(TenantFacts.reduced()),
                full(TenantFacts.reductionCorrected()),
                full(TenantFacts.reductionWithdrawn()),
                full(TenantFacts.corrected()),
                full(TenantFacts.rectified(new ContractId("C-1"))),
                full(TenantFacts.codeRectifiedAfterIts(LocalDate.of(2022, 7, 1))),
                sparse(TenantFacts.codeRectified(new ContractId("C-1"))),
                full(TenantFacts.contactNamed()),
                full(TenantFacts.contactWithdrawn()),
                full(TenantFacts.exited(new ContractId("C-1"))),
                full(TenantFacts.exitCorrected(new ContractId("C-1"))),
                full(TenantFacts.exitWithdrawn(new ContractId("C-1"))),
                full(ContributionFacts.taxReported()),
                full(ContributionFacts.jobsReported()),
                full(ContributionFacts.outputReported()),
                full(ContributionFacts.proposed()),
                full(ContributionFacts.restated()),
                full(ContributionFacts.rejected()),
                full(ContributionFacts.withdrawalProposed()),
                full(ContributionFacts.withdrawn()),
                full(ContributionFacts.withdrawalRejected()),
                full(ContributionFacts.takenBack()),
                full(ReceptionFacts.recorded()),
                full(ReceptionFacts.corrected()),
                full(ReceptionFacts.cancelled()),
                full(ReceptionFacts.visited()),
                full(SpaceFacts.parkRegistered()),
                new Sample(SpaceFacts.parkRegistered(), 1, false),
                full(SpaceFacts.parkCorrected()),
                full(SpaceFacts.goLiveSet()),
                full(SpaceFacts.synonymsKept()),
                full(SpaceFacts.synonymDropped()),
                full(SpaceFacts.parkWithdrawn()),
                full(SpaceFacts.buildingRegistered()),
                full(SpaceFacts.buildingCorrected()),
                full(SpaceFacts.buildingWithdrawn()),
                full(SpaceFacts.made()),
                new Sample(SpaceFacts.registered(), 1, false),
                full(SpaceFacts.corrected()),
                full(SpaceFacts.withdrawn()),
                full(SpaceFacts.earmarked()),
                full(SpaceFacts.earmarkReleased()),
                full(SpaceFacts.reserved()),
                full(SpaceFacts.occupied()),
                full(SpaceFacts.released()),
                full(SpaceFacts.releaseCorrected()),
                full(SpaceFacts.releaseWithdrawn()),
                full(SpaceFacts.split()),
                new Sample(SpaceFacts.split(), 1, false),
                full(SpaceFacts.splitWithdrawn()),
                full(SpaceFacts.merged()),
                new Sample(SpaceFacts.merged(), 1, false),
                full(SpaceFacts.mergerWithdrawn()),
                full(SpaceFacts.restored()),
                full(SpaceFacts.dissolved()),
                full(SpaceFacts.outageWithdrawn()),
                full(SpaceFacts.outOfService()),
                full(SpaceFacts.inService()),
                full(ReportFacts.replaced()),
                full(ImportFacts.prepared()),
                full(ImportFacts.mapped()),
                full(ImportFacts.dropped()),
                full(ImportFacts.begun()),
                full(ImportFacts.committed()),
                full(ImportFacts.undoBegun()),
                full(ImportFacts.undone()),
                full(CustodyFacts.earlierTimesTold()),
                full(CustodyFacts.keyReplaced()),
                full(CustodyFacts.keyAdded()),
                full(CustodyFacts.ledgerRestored()),
                full(CustodyFacts.personErased()),
                full(CustodyFacts.accountChanged()),
                full(CustodyFacts.readingLogSealed()),
                full(CustodyFacts.heartbeatGiven()),
                new Sample(CustodyFacts.personErasedByOne(), 1, false),
                full(CustodyFacts.erasureProposed()),
                full(CustodyFacts.erasureRefused()),
                full(CustodyFacts.erasureTakenBack()),
                sparse(new LeadRegistered(
                        new LeadId("L-1"),
                        new ParkId("LQ"),
                        "澜桥云枢",
                        null,
                        null,
                        LeadSource.WEBSITE,
                        "su",
                        null,
                        null,
                        DAY)),
                sparse(new LeadQualified(
                        new LeadId("L-1"),
                        Industry.OTHER,
                        new Contact("P-2", "何桥", null),
                        Track.LAND,
                        null,
                        null,
                        null,
                        null,
                        DAY)),
                sparse(new OfferIssued(new NegotiationId("N-1"), new LeadId("L-1"), null, null, null, null, DAY)),
                sparse(ReportFacts.sealed()),
                sparse(ContractFacts.signedForLand()),
                new Sample(ContractFacts.signedForLand(), 1, true),
                sparse(ContractFacts.amended()),
                sparse(ContractFacts.corrected()),
                sparse(ContractFacts.terminatedByExit(LocalDate.of(2022, 7, 1))),
                sparse(new RenewalDeclined(new RenewalId("C-1.2024-03-31"), null, DAY)),
                sparse(SpaceFacts.parkInPreparation()),
                sparse(SpaceFacts.registered()),
                sparse(SpaceFacts.earmarkedWithoutTalk()),
                sparse(new ContactNamed(new TenantId("QY-001"), Contact.erased("P-3"), DAY)),
                sparse(new ReceptionRecorded(
                        new ReceptionId("R-1"), new ParkId("LQ"), null, "澜桥云枢", 1, "su", null, null, DAY)));
    }

    /** Land and space in one contract: rare, and the only one that fills every field. */
    private static ContractSigned contractWithEveryField(ContractSigned e) {
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
                new BigDecimal("10.5"),
                e.startOn(),
                e.endOn(),
                e.rentCnyPerSqmMonth(),
                e.commitments(),
                e.owner(),
                e.team(),
                e.number(),
                e.conditions(),
                e.signedOn());
    }
}
