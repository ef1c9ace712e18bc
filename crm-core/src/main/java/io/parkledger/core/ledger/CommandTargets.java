package io.parkledger.core.ledger;

import io.parkledger.core.id.Id;
import java.util.Arrays;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;

/** Which aggregate a command is meant for, as its {@code @TargetAggregateIdentifier} says. */
final class CommandTargets {

    private static final AnnotationCommandTargetResolver RESOLVER =
            AnnotationCommandTargetResolver.builder().build();

    private CommandTargets() {}

    /** The same as the id it is. */
    static Id of(Object command) {
        var id = idOf(command);
        return Arrays.stream(command.getClass().getRecordComponents())
                .filter(component -> Id.class.isAssignableFrom(component.getType()))
                .map(component -> (Id) References.valueOf((Record) command, component))
                .filter(each -> each != null && each.value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static String idOf(Object command) {
        return RESOLVER.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
    }
}
