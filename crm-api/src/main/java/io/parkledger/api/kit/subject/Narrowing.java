package io.parkledger.api.kit.subject;

import io.parkledger.core.ledger.Components;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/**
 * How a list is narrowed down, as it is asked for: a record of which each component is a parameter of the address, and
 * null where that is not asked. One record serves the list and what is compared of it.
 */
public interface Narrowing {

    String PARK = "parkId";

    /** Of which park; null for all in reach. */
    default @Nullable String parkId() {
        return null;
    }

    /** Whether anything is asked for but the park, which is a matter of reach. */
    default boolean narrows() {
        return Components.of(getClass()).stream()
                .anyMatch(component ->
                        !component.getName().equals(PARK) && Components.read(component, (Record) this) != null);
    }

    /** What is on the list then, where it {@link #narrows}. */
    RowFilter in(Views views);

    /** A list that is not narrowed down. */
    record None() implements Narrowing {
        @Override
        public RowFilter in(Views views) {
            throw new IllegalStateException("nothing is asked for");
        }
    }

    /** A list that is narrowed down to a park alone. */
    record ToPark(@Nullable String parkId) implements Narrowing {
        @Override
        public RowFilter in(Views views) {
            throw new IllegalStateException("nothing is asked for but the park");
        }
    }
}
