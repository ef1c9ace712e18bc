package io.parkledger.planted.lead;

import io.parkledger.core.rule.Rule;
import io.parkledger.planted.lead.PlantedEvent.Passed;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Changes something where it decides, and refuses where it folds; both by way of another. */
class PlantedPart {

    private final PlantedState state = new PlantedState();

    @CommandHandler
    void handle(String command) {
        state.become(command);
    }

    @EventSourcingHandler
    void on(Passed e) {
        state.requireOther(e.id());
    }

    /** Remembers, and refuses. */
    static class PlantedState {

        private String value = "";

        void become(String next) {
            value = next;
        }

        void requireOther(String next) {
            PlantedRule.HOLDS.require(!next.equals(value));
        }
    }

    enum PlantedRule implements Rule {
        HOLDS;

        @Override
        public List<String> fields() {
            return List.of();
        }
    }
}
