package io.parkledger.core.ledger;

import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Withheld;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Says of persons whose data is shown to nobody. Asked at each reading: what views have kept of a person since before
 * is withheld as well, as of any position, before anybody has built them anew.
 */
@FunctionalInterface
public interface Persons {

    /** The kind of claim by which a person is restricted: its key is the person, its holder the erasure proposed. */
    String RESTRICTED = "person-restricted";

    /** Withholds nobody: for views without a ledger. */
    Persons ALL_SHOWN = personIds -> Map.of();

    /** Those of them whose data is shown to nobody, with why. */
    Map<String, Withheld> withheld(Collection<String> personIds);

    /** @throws InvalidValue while the person is restricted: nothing more of them is taken in */
    default void requireTakenIn(String personId) {
        if (withheld(List.of(personId)).get(personId) == Withheld.RESTRICTED) {
            throw new InvalidValue("value.person-restricted", personId);
        }
    }
}
