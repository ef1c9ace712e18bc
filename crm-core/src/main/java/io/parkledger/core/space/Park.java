package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.space.SpaceRule.GO_LIVE_DAY_IS_AHEAD;
import static io.parkledger.core.space.SpaceRule.PARK_IS_NOT_LIVE_YET;
import static io.parkledger.core.space.SpaceRule.PARK_IS_NOT_WITHDRAWN;
import static io.parkledger.core.space.SpaceRule.SYNONYMS_ARE_FEW;
import static io.parkledger.core.space.SpaceRule.SYNONYMS_SAY_SOMETHING_NEW;
import static io.parkledger.core.space.SpaceRule.SYNONYM_IS_KEPT;
import static io.parkledger.core.space.SpaceRule.TERM_IS_SAID_ONCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.ParkCommand.CorrectPark;
import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.ParkCommand.SetGoLiveDay;
import io.parkledger.core.space.ParkCommand.WithdrawPark;
import io.parkledger.core.space.ParkEvent.ParkCorrected;
import io.parkledger.core.space.ParkEvent.ParkGoLiveSet;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import io.parkledger.core.space.ParkEvent.ParkWithdrawn;
import io.parkledger.core.space.ParkEvent.SynonymDropped;
import io.parkledger.core.space.ParkEvent.SynonymsKept;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/**
 * A park (园区). Until its go-live day (启用日) it is typed in: no job acts for it. A new park has none, and waits until one
 * is named: otherwise the first past contract that is typed in would be declared held over within a minute. Whether
 * anything is of it is told by the claims of all contexts.
 */
@AggregateRoot(type = "park")
@NullUnmarked
class Park extends Guarded {

    @AggregateIdentifier
    private ParkId id;

    private String name;
    /** Null until one is named. */
    private LocalDate goLiveOn;

    private boolean withdrawn;
    private List<Synonym> synonyms = List.of();

    Park() {}

    @CommandHandler
    Park(RegisterPark c) {
        apply(new ParkRegistered(c.parkId(), c.name().strip(), c.goLiveOn()));
    }

    @CommandHandler
    void handle(CorrectPark c) {
        requireThere();
        var corrected = c.name().strip();
        CORRECTION_CHANGES_SOMETHING.require(!corrected.equals(name));
        apply(new ParkCorrected(id, corrected, c.cause(), c.correctedOn()));
    }

    @CommandHandler
    void handle(SetGoLiveDay c) {
        requireThere();
        PARK_IS_NOT_LIVE_YET.require(goLiveOn == null || goLiveOn.isAfter(c.setOn()), goLiveOn);
        GO_LIVE_DAY_IS_AHEAD.require(!c.goLiveOn().isBefore(c.setOn()), c.setOn());
        CORRECTION_CHANGES_SOMETHING.require(!c.goLiveOn().equals(goLiveOn));
        apply(new ParkGoLiveSet(id, c.goLiveOn(), c.setOn()));
    }

    @CommandHandler
    void handle(WithdrawPark c) {
        requireThere();
        apply(new ParkWithdrawn(id, c.cause().strip(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(KeepSynonyms c) {
        requireThere();
        var said = c.synonyms();
        TERM_IS_SAID_ONCE.require(said.stream()
                .noneMatch(each -> said.stream().filter(each::isOfTheSame).count() > 1));
        var fresh = said.stream().filter(each -> !synonyms.contains(each)).toList();
        SYNONYMS_SAY_SOMETHING_NEW.require(!fresh.isEmpty());
        SYNONYMS_ARE_FEW.require(with(fresh).size() <= Synonym.MOST, Synonym.MOST);
        apply(new SynonymsKept(id, fresh, c.keptOn()));
    }

    private List<Synonym> with(List<Synonym> fresh) {
        return Stream.concat(
                        synonyms.stream().filter(each -> fresh.stream().noneMatch(each::isOfTheSame)), fresh.stream())
                .toList();
    }

    @CommandHandler
    void handle(DropSynonym c) {
        requireThere();
        SYNONYM_IS_KEPT.require(synonyms.stream().anyMatch(each -> isOf(each, c.glossary(), c.term())), c.term());
        apply(new SynonymDropped(id, c.glossary(), c.term(), c.droppedOn()));
    }

    private static boolean isOf(Synonym synonym, Glossary glossary, String term) {
        return synonym.glossary() == glossary && synonym.term().equals(term);
    }

    private void requireThere() {
        PARK_IS_NOT_WITHDRAWN.require(!withdrawn, id);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(id.value());
    }

    @EventSourcingHandler
    void on(ParkRegistered e) {
        id = e.parkId();
        name = e.name();
        goLiveOn = e.goLiveOn();
    }

    @EventSourcingHandler
    void on(ParkCorrected e) {
        name = e.name();
    }

    @EventSourcingHandler
    void on(ParkGoLiveSet e) {
        goLiveOn = e.goLiveOn();
    }

    @EventSourcingHandler
    void on(ParkWithdrawn e) {
        withdrawn = true;
    }

    @EventSourcingHandler
    void on(SynonymsKept e) {
        synonyms = with(e.synonyms());
    }

    @EventSourcingHandler
    void on(SynonymDropped e) {
        synonyms = synonyms.stream()
                .filter(each -> !isOf(each, e.glossary(), e.term()))
                .toList();
    }
}
