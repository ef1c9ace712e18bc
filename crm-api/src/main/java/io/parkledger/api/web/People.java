package io.parkledger.api.web;

import io.parkledger.api.security.Caller;
import io.parkledger.api.security.Officers;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.Components;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a command names as owner, host or leader ({@link CommandShape#PEOPLE}): an open account that works in the park.
 * The department is the one of that account, whatever the body says.
 */
@Component
class People {

    private static final String TEAM = "team";
    private static final String PARK = "parkId";

    private final Officers officers;

    People(Officers officers) {
        this.officers = officers;
    }

    /** Writes the department into a body; one that names another is refused. */
    void complete(ObjectNode body, Class<? extends Record> type, Caller caller, List<Refused.FieldError> errors) {
        var fields = CommandShape.fieldsOf(type);
        if (fields.stream().noneMatch(field -> field.getName().equals(TEAM))) {
            return;
        }
        var said = body.path(TEAM).stringValue(null);
        fields.stream()
                .map(RecordComponent::getName)
                .filter(CommandShape.PEOPLE::contains)
                .map(field -> body.path(field).stringValue(caller.login()))
                // What no name can hold is refused as such, and asked of nobody.
                .filter(Bounds::holds)
                .flatMap(login -> teamOf(login, caller).stream())
                .findFirst()
                .ifPresent(team -> {
                    if (said != null && !said.equals(team.name())) {
                        errors.add(Refused.FieldError.of(
                                TEAM, "access.team-is-the-owners", team.name() == null ? "—" : team.name()));
                    }
                    body.put(TEAM, team.name());
                });
    }

    /** @param name null for who belongs to no department */
    private record Team(@Nullable String name) {}

    private Optional<Team> teamOf(String login, Caller caller) {
        return login.equals(caller.login())
                ? Optional.of(new Team(caller.team()))
                : officers.workingIn(caller.parks(), login).map(account -> new Team(account.team()));
    }

    /**
     * What is wrong with whom a command names; empty when all is well.
     *
     * @param parkOf what the command is about, where it does not say so itself
     */
    List<Refused.FieldError> errorsIn(Object command, Supplier<Optional<String>> parkOf, Caller caller) {
        if (!(command instanceof Record record)) {
            return List.of();
        }
        return Components.of(record.getClass()).stream()
                .filter(field -> CommandShape.PEOPLE.contains(field.getName()))
                .filter(field -> !mayBe(Components.read(field, record), () -> parksOf(record, parkOf, caller), caller))
                .map(field -> Refused.FieldError.of(
                        field.getName(), "access.not-an-owner", Objects.toString(Components.read(field, record))))
                .toList();
    }

    private boolean mayBe(@Nullable Object login, Supplier<@Nullable Set<String>> parks, Caller caller) {
        return login == null
                || login.equals(caller.login())
                || officers.workingIn(parks.get(), login.toString()).isPresent();
    }

    /** The park that the command names, or that of what it is about; those of the caller where neither is. */
    private static @Nullable Set<String> parksOf(Record command, Supplier<Optional<String>> parkOf, Caller caller) {
        for (var field : Components.of(command.getClass())) {
            if (field.getName().equals(PARK) && Components.read(field, command) != null) {
                return Set.of(Objects.toString(Components.read(field, command)));
            }
        }
        return parkOf.get().map(Set::of).orElse(caller.parks());
    }
}
