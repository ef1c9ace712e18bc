package io.parkledger.core.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ObjectNode;

/** All steps from what was ever stored to what is stored today, without a gap. */
final class Upcasters {

    private record Step(String type, int fromRevision) {}

    private final Map<Step, Upcaster> steps = new HashMap<>();

    /** @throws IllegalStateException naming the type, when two lead away from the same revision */
    Upcasters(List<Upcaster> all) {
        for (var upcaster : all) {
            if (steps.put(new Step(upcaster.type(), upcaster.fromRevision()), upcaster) != null) {
                throw new IllegalStateException(
                        "Two upcasters lead on from revision " + upcaster.fromRevision() + " of " + upcaster.type());
            }
        }
    }

    /**
     * @param newest the revision of a type that is stored today, 0 for a type that is not known
     * @throws IllegalStateException naming type and revision, when a step is missing, or leads nowhere
     */
    void requireNoGap(Iterable<String> types, ToIntFunction<String> newest) {
        for (var type : types) {
            for (int revision = 1; revision < newest.applyAsInt(type); revision++) {
                if (!steps.containsKey(new Step(type, revision))) {
                    throw new IllegalStateException("Stored events " + type + " of revision " + revision
                            + " could not be read: no upcaster leads on from there");
                }
            }
        }
        for (var step : steps.keySet()) {
            if (step.fromRevision() < 1 || step.fromRevision() >= newest.applyAsInt(step.type())) {
                throw new IllegalStateException("The upcaster from revision " + step.fromRevision() + " of "
                        + step.type() + " leads nowhere: no such event is stored today");
            }
        }
    }

    ObjectNode upcast(String type, int from, int newest, ObjectNode stored) {
        var upcast = stored;
        for (int revision = from; revision < newest; revision++) {
            upcast = steps.get(new Step(type, revision)).upcast().apply(upcast);
        }
        return upcast;
    }
}
