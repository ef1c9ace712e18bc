package io.parkledger.core.reception;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to an {@link OutboundVisit}. Stored for ever: add, never rename. */
public sealed interface VisitEvent extends Event {

    VisitId visitId();

    @EventType("visit.recorded")
    record OutboundVisitRecorded(
            VisitId visitId,
            ParkId parkId,
            @Nullable LeadId leadId,
            String destination,
            List<String> companies,
            int staff,
            int days,
            @Person String leader,
            @Team @Nullable String team,
            @EffectiveOn LocalDate startedOn)
            implements VisitEvent {}

    /**
     * What had been said of it was never so: this is what holds instead.
     *
     * @param formerLeadId whom it was said to be about; null also where it was corrected before that was kept
     */
    @EventType(value = "visit.corrected", revision = 2, retroactive = true)
    record OutboundVisitCorrected(
            VisitId visitId,
            ParkId parkId,
            @Nullable LeadId leadId,
            @Nullable LeadId formerLeadId,
            String destination,
            List<String> companies,
            int staff,
            int days,
            @Person String leader,
            @Team @Nullable String team,
            LocalDate startedOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements VisitEvent {}

    /** It should never have been recorded. */
    @EventType(value = "visit.withdrawn", retroactive = true)
    record OutboundVisitWithdrawn(
            VisitId visitId, String cause, @EffectiveOn LocalDate withdrawnOn) implements VisitEvent {}
}
