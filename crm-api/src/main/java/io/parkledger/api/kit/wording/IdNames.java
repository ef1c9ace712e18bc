package io.parkledger.api.kit.wording;

import io.parkledger.core.id.Id;
import java.util.Optional;

/** Tells what something is called that people do not know by its id. */
public interface IdNames {

    /** Empty for what is of another kind, or not known, or cannot be looked up now. */
    Optional<String> nameOf(Id id);
}
