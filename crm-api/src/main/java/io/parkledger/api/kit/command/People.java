package io.parkledger.api.kit.command;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Officers;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a command names as owner, host or leader (each {@link Person}): an open account that works in the park.
 * The department is the one of that account, whatever the body says. Whom a correction only repeats nobody is asked
 * about: that account may be closed by now, or work elsewhere, and the department is the one of then.
 */
@Component
class People {

    private final Officers officers;

    People(Officers officers) {
        this.officers = officers;
    }

    /**
     * Writes the department into a body; one that names another is refused. What a correction says of it is held
     * against what is said already, see {@link #errorsIn}.
     */
    void complete(ObjectNode body, Class<? extends Record> type, Caller caller, List<Refused.FieldError> errors) {
        var fields = CommandShape.fieldsOf(type);
        var ofTeam = fields.stream()
                .filter(field -> field.isAnnotationPresent(Team.class))
                .findFirst();
        if (ofTeam.isEmpty()) {
            return;
        }
        var name = ofTeam.get().getName();
        var said = body.path(name).stringValue(null);
        if (CommandShape.isCorrection(type)) {
            if (said != null) {
                return;
            }
            // Not the caller's, as elsewhere: whose account is gone is of the department of then.
            body.putNull(name);
        }
        fields.stream()
                .filter(field -> field.isAnnotationPresent(Person.class))
                .map(field -> body.path(field.getName()).stringValue(caller.login()))
                // What no name can hold is refused as such, and asked of nobody.
                .filter(Bounds::holds)
                .flatMap(login -> teamOf(login, caller::parks, caller).stream())
                .findFirst()
                .ifPresent(team -> {
                    if (said != null && !said.equals(team.name())) {
                        errors.add(Refused.FieldError.of(
                                name, "access.team-is-the-owners", team.name() == null ? "—" : team.name()));
                    }
                    body.put(name, team.name());
                });
    }

    /** @param name null for who belongs to no department */
    private record Department(@Nullable String name) {}

    private Optional<Department> teamOf(String login, Supplier<@Nullable Set<String>> parks, Caller caller) {
        return login.equals(caller.login())
                ? Optional.of(new Department(caller.team()))
                : officers.workingIn(parks.get(), login).map(account -> new Department(account.team()));
    }

    /**
     * What is wrong with whom a command names; empty when all is well.
     *
     * @param parkOf what the command is about, where it does not say so itself
     * @param said   whether that says this already, by the name of the field
     */
    List<Refused.FieldError> errorsIn(
            Command command, Supplier<Optional<String>> parkOf, BiPredicate<String, Object> said, Caller caller) {
        if (!(command instanceof Record record)) {
            return List.of();
        }
        return Components.of(record.getClass()).stream()
                .filter(field -> field.isAnnotationPresent(Person.class))
                .flatMap(field -> errorOf(field, record, () -> parksOf(record, parkOf, caller), said, caller).stream())
                .toList();
    }

    private Optional<Refused.FieldError> errorOf(
            RecordComponent field,
            Record command,
            Supplier<@Nullable Set<String>> parks,
            BiPredicate<String, Object> said,
            Caller caller) {
        var login = Components.read(field, command);
        if (login == null) {
            return Optional.empty();
        }
        var team = teamOf(login.toString(), parks, caller);
        if (team.isEmpty() && !said.test(field.getName(), login)) {
            return Optional.of(Refused.FieldError.of(field.getName(), "access.not-an-owner", login.toString()));
        }
        return CommandShape.isCorrection(command.getClass())
                ? errorOfTeam(field, login, command, team, said)
                : Optional.empty();
    }

    /** The department of then goes with whom it was said with, the one of now with everybody. */
    private static Optional<Refused.FieldError> errorOfTeam(
            RecordComponent person,
            Object login,
            Record command,
            Optional<Department> now,
            BiPredicate<String, Object> said) {
        return Components.of(command.getClass()).stream()
                .filter(field -> field.isAnnotationPresent(Team.class))
                .flatMap(field -> errorOfTeam(field, person, login, command, now, said).stream())
                .findFirst();
    }

    private static Optional<Refused.FieldError> errorOfTeam(
            RecordComponent field,
            RecordComponent person,
            Object login,
            Record command,
            Optional<Department> now,
            BiPredicate<String, Object> said) {
        return Optional.ofNullable(Components.read(field, command))
                .filter(team -> now.filter(each -> team.equals(each.name())).isEmpty())
                .filter(team -> !said.test(field.getName(), team) || !said.test(person.getName(), login))
                .map(team -> Refused.FieldError.of(
                        field.getName(),
                        "access.team-is-the-owners",
                        now.map(Department::name).orElse("—")));
    }

    /** The park that the command names, or that of what it is about; those of the caller where neither is. */
    private static @Nullable Set<String> parksOf(Record command, Supplier<Optional<String>> parkOf, Caller caller) {
        for (var field : Components.of(command.getClass())) {
            if (Components.read(field, command) instanceof ParkId park) {
                return Set.of(park.value());
            }
        }
        return parkOf.get().map(Set::of).orElse(caller.parks());
    }
}
