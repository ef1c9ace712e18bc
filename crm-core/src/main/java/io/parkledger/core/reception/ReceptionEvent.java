package io.parkledger.core.reception;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Reception}. Stored for ever: add, never rename. */
public sealed interface ReceptionEvent extends Event {

    ReceptionId receptionId();

    @EventType("reception.recorded")
    record ReceptionRecorded(
            ReceptionId receptionId,
            ParkId parkId,
            @Nullable LeadId leadId,
            String company,
            int visitors,
            @Person String host,
            @Team @Nullable String team,
            @Nullable String purpose,
            @EffectiveOn LocalDate receivedOn)
            implements ReceptionEvent {}

    /** The number of visitors alone, as long as nothing else could be corrected. */
    @EventType(value = "reception.corrected", retroactive = true)
    record ReceptionCorrected(
            ReceptionId receptionId,
            int visitorsBefore,
            int visitors,
            String cause,
            @EffectiveOn LocalDate correctedOn) implements ReceptionEvent {}

    /**
     * What had been said of it was never so: this is what holds instead.
     *
     * @param formerLeadId whom it was said to be about; null also where it was corrected before that was kept
     */
    @EventType(value = "reception.details-corrected", revision = 2, retroactive = true)
    record ReceptionDetailsCorrected(
            ReceptionId receptionId,
            ParkId parkId,
            @Nullable LeadId leadId,
            @Nullable LeadId formerLeadId,
            String company,
            int visitors,
            @Person String host,
            @Team @Nullable String team,
            @Nullable String purpose,
            LocalDate receivedOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements ReceptionEvent {}

    @EventType(value = "reception.cancelled", retroactive = true)
    record ReceptionCancelled(
            ReceptionId receptionId,
            String cause,
            @EffectiveOn LocalDate cancelledOn) implements ReceptionEvent {}
}
