package io.parkledger.core.negotiation;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.negotiation.NegotiationStage.REVIEW;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;

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
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;

/** What may have happened in the talks with 澜桥云枢. */
public final class NegotiationFacts {

    private NegotiationFacts() {}

    public static NegotiationOpened opened() {
        return new NegotiationOpened(
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
                MARCH_1);
    }

    public static OfferIssued offered() {
        return new OfferIssued(NEGOTIATION, LEAD, sqm("200.50"), RENT, "three months free", MARCH_10, MARCH_2);
    }

    public static ReviewScheduled scheduled() {
        return new ReviewScheduled(NEGOTIATION, LEAD, "项目联审会", MARCH_2);
    }

    public static OpinionGiven opinion() {
        return new OpinionGiven(NEGOTIATION, LEAD, "规划部", ReviewVerdict.CONDITIONAL, "less power", MARCH_2);
    }

    public static ReviewConcluded concluded(ReviewVerdict verdict) {
        return new ReviewConcluded(NEGOTIATION, LEAD, verdict, "2021-7", MARCH_2);
    }

    public static NextStepPlanned planned() {
        return new NextStepPlanned(NEGOTIATION, LEAD, "send floor plans", MARCH_10);
    }

    public static NegotiationAssigned assigned() {
        return new NegotiationAssigned(NEGOTIATION, LEAD, "he", "services", MARCH_2);
    }

    public static NegotiationHeld held() {
        return new NegotiationHeld(NEGOTIATION, LEAD, "waits for funding", MARCH_2);
    }

    public static NegotiationResumed resumed() {
        return new NegotiationResumed(NEGOTIATION, LEAD, MARCH_2);
    }

    public static NegotiationLost lost() {
        return new NegotiationLost(NEGOTIATION, LEAD, TALKING, LossReason.PRICE, "沧屿园区", MARCH_2);
    }

    public static NegotiationReopened reopened(NegotiationStage into) {
        return new NegotiationReopened(NEGOTIATION, LEAD, into, MARCH_2);
    }

    public static NegotiationWon won() {
        return new NegotiationWon(NEGOTIATION, LEAD, CONTRACT, MARCH_10);
    }

    public static SigningRescinded rescinded() {
        return new SigningRescinded(NEGOTIATION, LEAD, CONTRACT, TALKING, MARCH_10);
    }

    public static SigningRescissionCorrected rescissionCorrected() {
        return new SigningRescissionCorrected(NEGOTIATION, LEAD, CONTRACT, APRIL_1, MARCH_10, APRIL_1);
    }

    public static SigningRescissionWithdrawn rescissionWithdrawn() {
        return new SigningRescissionWithdrawn(NEGOTIATION, LEAD, CONTRACT, MARCH_10, MARCH_10, APRIL_1);
    }

    /** Of what {@link #scheduled} and {@link #won}. */
    public static SigningUndone signingUndone() {
        return new SigningUndone(
                NEGOTIATION, LEAD, CONTRACT, REVIEW, scheduled().scheduledOn(), APRIL_1);
    }

    public static NegotiationLanded landed() {
        return new NegotiationLanded(NEGOTIATION, LEAD, TENANT, MARCH_10);
    }

    public static SigningCorrected signingCorrected() {
        return new SigningCorrected(NEGOTIATION, LEAD, CONTRACT, MARCH_2, MARCH_10, MARCH_10);
    }

    /** It is worth more, on land, for another industry, and began on another day. */
    public static NegotiationCorrected corrected() {
        return new NegotiationCorrected(
                NEGOTIATION,
                LEAD,
                COMPANY,
                CODE,
                Industry.SMART_MANUFACTURING,
                LeadSource.WALK_IN,
                Track.LAND,
                Cny.of("20000000"),
                MARCH_2,
                "a nought was missing",
                MARCH_10);
    }

    public static NegotiationWithdrawn withdrawn() {
        return new NegotiationWithdrawn(NEGOTIATION, LEAD, "another lead was meant", MARCH_10);
    }

    public static ReviewConclusionWithdrawn conclusionWithdrawn() {
        return new ReviewConclusionWithdrawn(NEGOTIATION, LEAD, "the minutes of another project", MARCH_10);
    }

    public static NegotiationLandingCorrected landingCorrected() {
        return new NegotiationLandingCorrected(NEGOTIATION, LEAD, APRIL_1, MARCH_10, APRIL_1);
    }

    public static NegotiationLandingWithdrawn landingWithdrawn() {
        return new NegotiationLandingWithdrawn(NEGOTIATION, LEAD, MARCH_10, APRIL_1);
    }
}
