package io.parkledger.core.ledger;

import io.parkledger.core.rule.Confirmations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way, with all that its policies make of it: everything is decided first, then written by one append.
 * Lives as long as the command's unit of work; the commands of policies run in units of work nested in that one.
 */
final class Cascade {

    static final String KEY = Cascade.class.getName();

    /** In each unit of work: what its own command has applied. */
    private static final String APPLIED = KEY + ".applied";

    private final String target;
    private final Sender sender;
    private final Delivery delivery;
    private final Admission admission;
    private final Alongside alongside;
    private final @Nullable Together together;
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Deque<Cause> unheard = new ArrayDeque<>();
    private final List<RefusedConsequence> refused = new ArrayList<>();
    private final Confirmations confirmations;
    private int ownEvents;
    private @Nullable Receipt receipt;

    /** @param target id of the aggregate the command is meant for */
    Cascade(String target, Sender sender, Delivery delivery, Admission admission) {
        this(target, sender, delivery, admission, Alongside.NOTHING, null);
    }

    /** @param alongside what is written with it */
    Cascade(String target, Sender sender, Delivery delivery, Admission admission, Alongside alongside) {
        this(target, sender, delivery, admission, alongside, null);
    }

    /** @param together with which commands it is written */
    Cascade(String target, Sender sender, Admission admission, Together together) {
        this(target, sender, Delivery.PLAIN, admission, Alongside.NOTHING, together);
    }

    private Cascade(
            String target,
            Sender sender,
            Delivery delivery,
            Admission admission,
            Alongside alongside,
            @Nullable Together together) {
        this.together = together;
        this.target = target;
        this.alongside = alongside;
        this.admission = admission;
        this.sender = sender;
        this.delivery = delivery;
        confirmations = sender.isPolicy() ? Confirmations.ofWhatFollows() : Confirmations.of(sender.confirmed());
    }

    /** That of the command being handled in this thread; empty outside the ledger, say in a test of one aggregate. */
    static Optional<Cascade> current() {
        return CurrentUnitOfWork.map(UnitOfWork::root).map(Cascade::of);
    }

    static @Nullable Cascade of(UnitOfWork<?> work) {
        return work.getMessage() instanceof CommandMessage<?> command
                        && command.getMetaData().get(KEY) instanceof Cascade cascade
                ? cascade
                : null;
    }

    String target() {
        return target;
    }

    Admission admission() {
        return admission;
    }

    Sender sender() {
        return sender;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Null for a command that is written by itself. */
    @Nullable
    Together together() {
        return together;
    }

    Alongside alongside() {
        return alongside;
    }

    Confirmations confirmations() {
        return confirmations;
    }

    /** An aggregate has applied it: it counts once the command that did so was not refused. */
    static void applied(UnitOfWork<?> work, DomainEventMessage<?> event) {
        work.getOrComputeResource(APPLIED, key -> new ArrayList<DomainEventMessage<?>>())
                .add(event);
    }

    /** The command of this unit of work was not refused. */
    void takeOver(UnitOfWork<?> work) {
        List<DomainEventMessage<?>> applied = work.getOrDefaultResource(APPLIED, List.of());
        if (work.isRoot()) {
            ownEvents = applied.size();
        }
        events.addAll(applied);
        applied.forEach(event -> unheard.add(Cause.of(event)));
    }

    /** The next fact that no policy has heard of; null when all is decided. */
    @Nullable
    Cause nextUnheard() {
        return unheard.poll();
    }

    void refused(RefusedConsequence consequence) {
        refused.add(consequence);
    }

    List<RefusedConsequence> refused() {
        return refused;
    }

    /** What will be appended, in order; the command's own events first. */
    List<DomainEventMessage<?>> events() {
        return events;
    }

    /** Of one aggregate, all that was decided but is not written yet, by the commands before it too. */
    Stream<DomainEventMessage<?>> decidedOf(String aggregateId) {
        var own = eventsOf(aggregateId);
        return together == null ? own : Stream.concat(together.eventsOf(aggregateId), own);
    }

    /** Of one aggregate, what this command and its policies have decided. */
    Stream<DomainEventMessage<?>> eventsOf(String aggregateId) {
        return events.stream().filter(event -> event.getAggregateIdentifier().equals(aggregateId));
    }

    /** The command's own events: those its receipt speaks of. Empty when it changed nothing itself. */
    List<DomainEventMessage<?>> ownEvents() {
        return events.subList(0, ownEvents);
    }

    void appended(long globalIndex) {
        if (!ownEvents().isEmpty()) {
            var last = ownEvents().get(ownEvents - 1);
            receipt = new Receipt(last.getAggregateIdentifier(), last.getSequenceNumber(), globalIndex);
        }
    }

    /** Null when the command changed nothing. */
    @Nullable
    Receipt receipt() {
        return receipt;
    }
}
