package io.parkledger.core.reception;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.FEBRUARY_28;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.PARK;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import java.util.List;

/** A delegation that came to us, and a trip of ours to them. */
public final class ReceptionFacts {

    static final ReceptionId RECEPTION = new ReceptionId("R-1");
    static final VisitId VISIT = new VisitId("V-1");

    private ReceptionFacts() {}

    public static ReceptionRecorded recorded() {
        return new ReceptionRecorded(
                RECEPTION, PARK, LEAD, COMPANY, 5, "su", "investment", "looks at building A", MARCH_1);
    }

    public static ReceptionCorrected corrected() {
        return new ReceptionCorrected(RECEPTION, 5, 4, "one was a host", MARCH_2);
    }

    public static ReceptionCancelled cancelled() {
        return new ReceptionCancelled(RECEPTION, "recorded twice", MARCH_2);
    }

    public static OutboundVisitRecorded visited() {
        return new OutboundVisitRecorded(
                VISIT, PARK, LEAD, "沧屿", List.of(COMPANY, "沧屿数澜"), 3, 2, "su", "investment", MARCH_1);
    }

    /** Four came, of another company, the day before. */
    public static ReceptionDetailsCorrected detailsCorrected() {
        return detailsCorrected(LEAD);
    }

    public static ReceptionDetailsCorrected detailsCorrected(LeadId formerLead) {
        return new ReceptionDetailsCorrected(
                RECEPTION,
                PARK,
                LEAD,
                formerLead,
                "沧屿数澜",
                4,
                "he",
                "services",
                "looks at building B",
                FEBRUARY_28,
                "one was a host",
                MARCH_2);
    }

    public static OutboundVisitCorrected visitCorrected() {
        return visitCorrected(LEAD);
    }

    public static OutboundVisitCorrected visitCorrected(LeadId formerLead) {
        return new OutboundVisitCorrected(
                VISIT,
                PARK,
                LEAD,
                formerLead,
                "澜桥",
                List.of("沧屿数澜"),
                2,
                1,
                "he",
                "services",
                FEBRUARY_28,
                "one stayed at home",
                MARCH_2);
    }

    public static OutboundVisitWithdrawn visitWithdrawn() {
        return new OutboundVisitWithdrawn(VISIT, "recorded twice", MARCH_2);
    }
}
