package io.parkledger.core.reception;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of an {@link OutboundVisit}. */
public sealed interface VisitCommand extends Command {

    @TargetAggregateIdentifier
    VisitId visitId();

    /**
     * 走出去: a trip of our staff to investors, counted in trips, companies and person-days.
     *
     * @param companies visited
     * @param staff     of ours who went
     * @param days      the trip took
     */
    record RecordVisit(
            VisitId visitId,
            ParkId parkId,
            @Nullable LeadId leadId,
            @Name(max = 120) String destination,
            @NotEmpty @Size(max = 100) List<@Name(max = 120) String> companies,
            @Positive @Max(1_000) int staff,
            @Positive @Max(366) int days,
            @Person @Name(max = 40) String leader,
            @Team @Name(max = 40) @Nullable String team,
            @PastOrPresent @BusinessDay LocalDate startedOn)
            implements VisitCommand {}

    /** 更正走出去: what was said of it was never so. */
    record CorrectVisit(
            VisitId visitId,
            @Nullable LeadId leadId,
            @Name(max = 120) String destination,
            @NotEmpty @Size(max = 100) List<@Name(max = 120) String> companies,
            @Positive @Max(1_000) int staff,
            @Positive @Max(366) int days,
            @Person @Name(max = 40) String leader,
            @Team @Name(max = 40) @Nullable String team,
            @PastOrPresent @BusinessDay LocalDate startedOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements VisitCommand {}

    /** 撤回走出去: it should never have been recorded. */
    @Grave
    record WithdrawVisit(
            VisitId visitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements VisitCommand {}
}
