package io.parkledger.core.ledger;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Existing;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.New;
import io.parkledger.core.id.NewOrKnown;
import io.parkledger.core.id.ParkId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command speaks of besides the aggregate it is meant for: every id in it, in its parts and lists too. They must
 * exist, unless marked {@link New} or {@link NewOrKnown}. Parks and buildings are looked up only where marked {@link
 * Existing}.
 */
final class References {

    /**
     * @param mayBeNew whether it need not exist; when it does, it must be what it is named as, and in reach all the
     *                 same
     */
    record Reference(Id id, boolean mayBeNew) {}

    private References() {}

    static List<Reference> of(Command command) {
        var target = CommandTargets.of(command);
        var found = new ArrayList<Reference>();
        collect((Record) command, found);
        return found.stream()
                .filter(reference -> !reference.id().equals(target))
                .distinct()
                .toList();
    }

    /** The ids in a record that is no command. */
    static Set<Id> in(Record said) {
        var found = new ArrayList<Reference>();
        collect(said, found);
        return found.stream().map(Reference::id).collect(Collectors.toSet());
    }

    private static void collect(Record part, List<Reference> found) {
        for (var component : Components.of(part.getClass())) {
            if (!component.isAnnotationPresent(New.class)) {
                collect(Components.read(component, part), component, found);
            }
        }
    }

    private static void collect(@Nullable Object value, RecordComponent component, List<Reference> found) {
        if (value instanceof Id id) {
            if (isLookedUp(id) || component.isAnnotationPresent(Existing.class)) {
                found.add(new Reference(id, component.isAnnotationPresent(NewOrKnown.class)));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, component, found));
        } else if (value instanceof Record part && hasIds(part.getClass())) {
            collect(part, found);
        }
    }

    /** A park is held against the reach of what is made in it, a building against that of its units. */
    private static boolean isLookedUp(Id id) {
        return !(id instanceof ParkId) && !(id instanceof BuildingId);
    }

    private static boolean hasIds(Class<?> part) {
        return Components.of(part).stream().anyMatch(component -> Id.class.isAssignableFrom(component.getType()));
    }
}
