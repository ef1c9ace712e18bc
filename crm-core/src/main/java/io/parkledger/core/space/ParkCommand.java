package io.parkledger.core.space;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Park}. */
public sealed interface ParkCommand extends Command {

    @TargetAggregateIdentifier
    ParkId parkId();

    /**
     * 登记园区.
     *
     * @param goLiveOn first day on which jobs act for it; where it is left out they wait until one is named
     */
    record RegisterPark(
            ParkId parkId,
            @Name(max = 120) String name,
            @BusinessDay @Nullable LocalDate goLiveOn) implements ParkCommand {}

    /** 更正: it was never called otherwise. */
    record CorrectPark(
            ParkId parkId,
            @Name(max = 120) String name,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ParkCommand {}

    /**
     * 撤销登记: there never was such a park. Only where nothing is of it that was not withdrawn, too: no building, lead,
     * reception or visit, contract or tenant.
     */
    @Grave
    record WithdrawPark(
            ParkId parkId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements ParkCommand {}

    /**
     * 设定启用日: may be said anew until that day has come.
     *
     * @param setOn today, said by the server
     */
    record SetGoLiveDay(ParkId parkId, LocalDate goLiveOn, LocalDate setOn) implements ParkCommand {}

    /** 记住用语: what its files call something by; a word that is kept already stands for something else from now on. */
    record KeepSynonyms(
            ParkId parkId,
            @NotEmpty @Size(max = 100) List<@Valid Synonym> synonyms,
            @PastOrPresent @BusinessDay LocalDate keptOn)
            implements ParkCommand {}

    /** 删除用语: it is read as if nobody had said what it stands for. */
    record DropSynonym(
            ParkId parkId,
            Glossary glossary,
            @Name(max = 120) String term,
            @PastOrPresent @BusinessDay LocalDate droppedOn)
            implements ParkCommand {}
}
