package io.parkledger.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** All policies, asked together. */
final class Reactions {

    /** A command that a fact calls for, with the key under which it is sent once. */
    record Reaction(Policy<?> policy, Command command, String key, Cause cause) {

        /** The policy, on behalf of the product. */
        Sender sender() {
            return new Sender(
                    "policy:" + policy.name(),
                    "system",
                    Sender.POLICY,
                    null,
                    cause.correlationId(),
                    cause.eventId(),
                    null,
                    Reach.ALL);
        }
    }

    private final List<? extends Policy<?>> policies;

    Reactions(List<? extends Policy<?>> policies) {
        this.policies = policies;
    }

    List<Reaction> to(Cause cause) {
        var reactions = new ArrayList<Reaction>();
        for (var policy : policies) {
            var commands = commands(policy, cause.event());
            for (int i = 0; i < commands.size(); i++) {
                var key = cause.eventId() + ":" + policy.name() + ":" + i;
                reactions.add(new Reaction(policy, commands.get(i), key, cause));
            }
        }
        return reactions;
    }

    private static <E extends Event> List<? extends Command> commands(Policy<E> policy, Event event) {
        return policy.fact().isInstance(event) ? policy.then(policy.fact().cast(event)) : List.of();
    }
}
