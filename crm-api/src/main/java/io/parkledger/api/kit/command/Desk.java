package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.id.Id;
import io.parkledger.core.ledger.Alongside;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands commands in for the endpoints, and turns receipts into answers. */
@Component
public class Desk {

    private static final Duration SEALED_WITHIN = Duration.ofSeconds(2);
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final ViewArguments views;
    private final ProjectionSet projections;
    private final People people;

    Desk(Ledger ledger, ViewKeeper keeper, ViewArguments views, ProjectionSet projections, People people) {
        this.people = people;
        this.projections = projections;
        this.ledger = ledger;
        this.keeper = keeper;
        this.views = views;
    }

    /** A command that makes something: 201, with its place. */
    public ResponseEntity<Answer> create(Command command, Call call) {
        return created(send(command, call, Alongside.NOTHING));
    }

    private static ResponseEntity<Answer> created(Answer answer) {
        var place = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQuery(null)
                .path("/{id}")
                .buildAndExpand(answer.id())
                .toUri();
        return ResponseEntity.created(place).eTag(eTag(answer.version())).body(answer);
    }

    /** A command on something there: 200. */
    public ResponseEntity<Answer> change(Command command, Call call) {
        var answer = send(command, call, Alongside.NOTHING);
        return ResponseEntity.ok().eTag(eTag(answer.version())).body(answer);
    }

    /**
     * Several commands that one request about something there asks for: all of them or none. The answer is of that
     * thing, with where the last of the commands stands.
     *
     * @throws Refused when the thing is no longer as the caller had seen it
     */
    public ResponseEntity<Answer> changeTogether(String about, List<? extends Command> commands, Call call) {
        return changeTogether(about, commands, call, Alongside.NOTHING);
    }

    /** The same with what is written beside the ledger and happens together with them or not at all. */
    public ResponseEntity<Answer> changeTogether(
            String about, List<? extends Command> commands, Call call, Alongside alongside) {
        commands.forEach(command -> requirePeople(command, call));
        var version = ledger.reader().versionOf(about).orElseThrow(() -> Refused.unknown(about));
        requireSeen(version, call);
        var delivery = call.delivery();
        var once = new Delivery(delivery.idempotencyKey(), delivery.requestHash(), null);
        ledger.desk()
                .sendTogether(commands, call.sender(), once, (transaction, touched) -> alongside.write(transaction));
        var last = ledger.desk().newestOf(commands.get(commands.size() - 1));
        var position = last.map(this::positionOf).orElse(OptionalLong.empty());
        var answer = new Answer(
                about,
                ledger.reader().versionOf(about).orElse(version),
                position.isPresent() ? position.getAsLong() : null);
        return ResponseEntity.ok().eTag(eTag(answer.version())).body(answer);
    }

    private void requireSeen(long version, Call call) {
        var seen = call.delivery().expectedVersion();
        if (seen != null && seen != version) {
            refuseUnlessAnswered(new Refused(HttpStatus.PRECONDITION_FAILED, "ledger.stale-version"), call);
        }
    }

    /** The same with what is written beside the ledger and happens together with it or not at all. */
    public ResponseEntity<Answer> change(Command command, Call call, Alongside alongside) {
        var answer = send(command, call, alongside);
        return ResponseEntity.ok().eTag(eTag(answer.version())).body(answer);
    }

    /** The same of a command that makes something. */
    public ResponseEntity<Answer> create(Command command, Call call, Alongside alongside) {
        return created(send(command, call, alongside));
    }

    /** A value that only the ledger could tell to be wrong is refused as the field that holds it. */
    private Receipt receipt(Command command, Call call, Alongside alongside) {
        try {
            return ledger.desk().send(command, call.sender(), call.delivery(), alongside);
        } catch (InvalidValue e) {
            var field = e.facts().isEmpty()
                    ? null
                    : CommandShape.fieldHolding((Record) command, e.facts().get(0));
            throw Refused.malformed(
                    field == null ? "" : field, e.code(), e.facts().toArray());
        }
    }

    /** Whom a command names is judged before it, unless it was answered already. */
    private void requirePeople(Command command, Call call) {
        var errors = people.errorsIn(
                command, () -> ledger.desk().parkOf(command), saysAlready(command, call), call.caller());
        if (!errors.isEmpty()) {
            refuseUnlessAnswered(Refused.malformed(errors), call);
        }
    }

    /** A receipt comes first: what was carried out once is not refused for what has changed since. */
    public void refuseUnlessAnswered(Refused refusal, Call call) {
        if (ledger.desk().answered(call.sender().actor(), call.delivery()).isEmpty()) {
            throw refusal;
        }
    }

    /** One of several commands of a request: where the last one stands is asked for by who sends them. */
    public Receipt among(Command command, Call call) {
        return among(command, call, Alongside.NOTHING);
    }

    private Receipt among(Command command, Call call, Alongside alongside) {
        requirePeople(command, call);
        return receipt(command, call, alongside);
    }

    private Answer send(Command command, Call call, Alongside alongside) {
        var receipt = among(command, call, alongside);
        var position = positionOf(receipt);
        return new Answer(receipt.id(), receipt.version(), position.isPresent() ? position.getAsLong() : null);
    }

    /** Where what was just appended stands in the ledger; empty when that takes longer than anybody waits. */
    public OptionalLong positionOf(Receipt receipt) {
        return ledger.positions().await(receipt, SEALED_WITHIN);
    }

    /**
     * What the caller may see of a subject; when the views do not show it, they get a moment to catch up with the
     * ledger.
     *
     * @throws Refused as unknown, when it does not exist or is out of reach; as {@code views.behind}, when nobody can
     * tell yet
     */
    public <T> T require(String id, Function<Views, Optional<T>> find) {
        var found = find.apply(views.live());
        if (found.isEmpty()) {
            var head = ledger.reader().head();
            boolean upToDate = keeper.await(head, VISIBLE_WITHIN);
            found = find.apply(views.live());
            if (found.isEmpty() && !upToDate) {
                throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "views.behind", keeper.position(), head);
            }
        }
        return found.orElseThrow(() -> Refused.unknown(id));
    }

    /**
     * A subject as the ledger's events make it, however far the views are and whether or not they answer. It is not
     * shown to anybody: whether the caller may reach it, the ledger decides when the command comes.
     *
     * @throws Refused as unknown
     */
    public <T> T known(ViewCollection<T> collection, Id id) {
        var events = ledger.reader().ofAggregate(id.value(), Long.MAX_VALUE);
        return projections.subject(collection, id.value(), events).orElseThrow(() -> Refused.unknown(id.value()));
    }

    /** The same on a page, whose views may be those of the past: what did not exist then is unknown then. */
    public <T> T require(String id, Views of, Function<Views, Optional<T>> find) {
        return find.apply(of).orElseGet(() -> {
            if (of != views.live()) {
                throw Refused.unknown(id);
            }
            return require(id, find);
        });
    }

    /** @throws Refused when the caller does not work for this park */
    public void requirePark(String park, Call call) {
        var parks = call.scope().parks();
        if (parks != null && !parks.contains(park)) {
            refuseUnlessAnswered(Refused.malformed("parkId", "access.not-your-park", park), call);
        }
    }

    /** Whether events about a subject are set aside, so that its rows lack what they say. */
    public boolean isIncomplete(String id) {
        return keeper.isIncomplete(id);
    }

    /** The views as they are now. */
    public Views live() {
        return views.live();
    }

    public static String eTag(long version) {
        return "\"" + version + "\"";
    }

    /** The same of a correction: whom it finds named it may repeat. */
    public void requireOwn(Command command, String field, String owner, @Nullable String team, Call call) {
        requirePeople(command, call);
        if (!saysAlready(command, call).test(field, owner)) {
            requireOwn(field, owner, team, call);
        }
    }

    private BiPredicate<String, Object> saysAlready(Command command, Call call) {
        return (field, value) -> ledger.desk().isSaidAlready(command, field, value, call.sender());
    }

    /** @throws Refused when staff write in the name of somebody outside their team */
    public void requireOwn(String field, String owner, @Nullable String team, Call call) {
        var scope = call.scope();
        boolean own =
                scope.owner() == null || owner.equals(scope.owner()) || (team != null && team.equals(scope.team()));
        if (!own) {
            refuseUnlessAnswered(Refused.malformed(field, "access.not-your-team", owner), call);
        }
    }
}
