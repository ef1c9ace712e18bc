package io.parkledger.core.id;

import io.parkledger.core.value.InvalidValue;

/** A command that may name something for the first time, by an id that may be kept for another. */
public interface NamesNew {

    /**
     * Asked when nothing is called so yet.
     *
     * @throws InvalidValue when what it names may not be called so
     */
    void requireFree(Id id);
}
