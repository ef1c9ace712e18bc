package io.parkledger.core.ledger;

import io.parkledger.core.id.Id;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Which aggregate a command is meant for, as its {@link TargetAggregateIdentifier} says. */
final class CommandTargets {

    /** Looked for once: there are few commands, and many of each. */
    private static final ClassValue<Method> TARGETS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            var target = Stream.concat(Stream.of(command), Stream.of(command.getInterfaces()))
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(command + " is meant for no aggregate"));
            target.setAccessible(true);
            return target;
        }
    };

    private CommandTargets() {}

    static Id of(Command command) {
        try {
            return (Id) TARGETS.get(command.getClass()).invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(command.getClass().getName(), e);
        }
    }

    static String idOf(Command command) {
        return of(command).value();
    }
}
