package io.parkledger.api.space;

import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.kit.wording.IdNames;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.UnitId;
import io.parkledger.projection.store.ViewsUnavailable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Units are called by their numbers, as they are now: a number that was wrong is not said again. */
@Component
class UnitNames implements IdNames {

    private final ViewArguments views;

    UnitNames(ViewArguments views) {
        this.views = views;
    }

    @Override
    public Optional<String> nameOf(Id id) {
        if (!(id instanceof UnitId)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    views.live().space().unitNames(List.of(id.value())).get(id.value()));
        } catch (RuntimeException e) {
            // A refusal is said all the same, with the id.
            if (ViewsUnavailable.is(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
