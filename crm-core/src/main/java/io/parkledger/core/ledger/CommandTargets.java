package io.parkledger.core.ledger;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;

/** Which aggregate a command is meant for, as its {@code @TargetAggregateIdentifier} says. */
final class CommandTargets {

    private static final AnnotationCommandTargetResolver RESOLVER =
            AnnotationCommandTargetResolver.builder().build();

    private CommandTargets() {}

    static String idOf(Object command) {
        return RESOLVER.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
    }
}
