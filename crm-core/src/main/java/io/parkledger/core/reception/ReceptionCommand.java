package io.parkledger.core.reception;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Reception}. */
public sealed interface ReceptionCommand extends Command {

    @TargetAggregateIdentifier
    ReceptionId receptionId();

    /**
     * 登记接待: one delegation on one occasion is one reception.
     *
     * @param visitors person-times of visitors only, hosts excluded
     */
    record RecordReception(
            ReceptionId receptionId,
            ParkId parkId,
            @Nullable LeadId leadId,
            @Name(max = 120) String company,
            @Positive @Max(10_000) int visitors,
            @Person @Name(max = 40) String host,
            @Team @Name(max = 40) @Nullable String team,
            @Size(max = 500) @Nullable String purpose,
            @PastOrPresent @BusinessDay LocalDate receivedOn)
            implements ReceptionCommand {}

    /** 更正接待: what was said of it was never so. */
    record CorrectReception(
            ReceptionId receptionId,
            @Nullable LeadId leadId,
            @Name(max = 120) String company,
            @Positive @Max(10_000) int visitors,
            @Person @Name(max = 40) String host,
            @Team @Name(max = 40) @Nullable String team,
            @Size(max = 500) @Nullable String purpose,
            @PastOrPresent @BusinessDay LocalDate receivedOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ReceptionCommand {}

    /** 撤销: recorded by mistake. */
    @Grave
    record CancelReception(
            ReceptionId receptionId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate cancelledOn)
            implements ReceptionCommand {}
}
