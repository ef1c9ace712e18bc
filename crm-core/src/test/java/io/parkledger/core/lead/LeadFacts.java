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

import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
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
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What may have happened to the lead on 澜桥云枢. */
public final class LeadFacts {

    static final Contact WEI = new Contact("P-1", "魏澜", "100-0000-0001");
    static final BigDecimal AREA = new BigDecimal("200.50");
    static final Cny TWO_MILLION = Cny.of("2000000");

    private LeadFacts() {}

    public static LeadRegistered registered() {
        return new LeadRegistered(
                LEAD,
                PARK,
                COMPANY,
                CODE,
                Industry.OTHER,
                LeadSource.WALK_IN,
                "su",
                "investment",
                "saw our stand",
                MARCH_1);
    }

    public static LeadTriaged triaged(TriageVerdict verdict) {
        return new LeadTriaged(LEAD, verdict, MARCH_1);
    }

    public static LeadQualified qualified() {
        return new LeadQualified(
                LEAD, Industry.BIG_DATA, WEI, Track.SPACE, AREA, null, TWO_MILLION, LocalDate.of(2021, 6, 1), MARCH_2);
    }

    public static LeadAssigned assignedToHe() {
        return assignedToHe(null);
    }

    public static LeadAssigned assignedToHe(NegotiationId negotiation) {
        return new LeadAssigned(LEAD, negotiation, "he", "services", MARCH_2);
    }

    /** The code was learnt later, the company had been misheard, and it had been heard of a day before. */
    public static LeadCorrected corrected(NegotiationId negotiation, LeadStage stage) {
        return new LeadCorrected(
                LEAD,
                PARK,
                negotiation,
                "澜桥云书",
                OTHER_CODE,
                Industry.BIG_DATA,
                LeadSource.WEBSITE,
                "misheard",
                FEBRUARY_28,
                stage,
                "misheard on the phone",
                MARCH_10);
    }

    public static LeadNegotiationCorrected negotiationCorrected() {
        return new LeadNegotiationCorrected(
                LEAD, NEGOTIATION, Industry.SMART_MANUFACTURING, Track.LAND, MARCH_10, MARCH_10);
    }

    public static LeadWithdrawn withdrawn() {
        return new LeadWithdrawn(LEAD, "typed twice", MARCH_10);
    }

    public static QualificationWithdrawn qualificationWithdrawn() {
        return new QualificationWithdrawn(LEAD, Industry.OTHER, "another lead was meant", MARCH_10);
    }

    public static NegotiationStartWithdrawn startWithdrawn() {
        return new NegotiationStartWithdrawn(LEAD, NEGOTIATION, "another lead was meant", MARCH_10);
    }

    public static LeadRecycled recycled(LeadStage from) {
        return new LeadRecycled(LEAD, from, LossReason.NO_RESPONSE, MARCH_2);
    }

    public static LeadLost lost(LeadStage from) {
        return new LeadLost(LEAD, from, LossReason.WENT_ELSEWHERE, "沧屿园区", MARCH_2);
    }

    public static LeadReopened reopened(LeadStage into) {
        return new LeadReopened(LEAD, PARK, COMPANY, CODE, into, MARCH_2);
    }

    public static LeadNegotiationStarted negotiationStarted() {
        return new LeadNegotiationStarted(
                LEAD,
                NEGOTIATION,
                PARK,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                "su",
                "investment",
                Track.SPACE,
                MeetingKind.RECEPTION,
                3,
                TWO_MILLION,
                MARCH_2);
    }

    public static LeadLanded landed() {
        return new LeadLanded(LEAD, TENANT, MARCH_2);
    }

    public static LeadLandingCorrected landingCorrected() {
        return new LeadLandingCorrected(LEAD, MARCH_10, MARCH_2, MARCH_10);
    }

    public static LeadLandingWithdrawn landingWithdrawn() {
        return new LeadLandingWithdrawn(LEAD, PARK, COMPANY, CODE, LeadStage.NEGOTIATING, MARCH_10);
    }
}
