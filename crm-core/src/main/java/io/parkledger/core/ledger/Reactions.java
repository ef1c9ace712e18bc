package io.parkledger.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All policies, asked together. */
final class Reactions {

    /** A command that a fact calls for, with the key under which it is sent once. */
    record Reaction(Policy<?> policy, Object command, String key) {}

    private final List<? extends Policy<?>> policies;

    Reactions(List<? extends Policy<?>> policies) {
        this.policies = policies;
    }

    List<Reaction> to(Cause cause) {
        var reactions = new ArrayList<Reaction>();
        for (var policy : policies) {
            var commands = commands(policy, cause.event());
            for (int i = 0; i < commands.size(); i++) {
                reactions.add(new Reaction(policy, commands.get(i), cause.eventId() + ":" + policy.name() + ":" + i));
            }
        }
        return reactions;
    }

    private static <E> List<?> commands(Policy<E> policy, Object event) {
        return policy.fact().isInstance(event) ? policy.then(policy.fact().cast(event)) : List.of();
    }

    /** A fact on its way to the policies. */
    record Cause(String eventId, Object event, Map<String, ?> metadata) {

        String correlationId() {
            return metadata.get(Sender.CORRELATION_ID) instanceof String id ? id : eventId;
        }
    }
}
