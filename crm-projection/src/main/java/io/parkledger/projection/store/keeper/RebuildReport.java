package io.parkledger.projection.store.keeper;

import java.util.List;
import org.slf4j.Logger;

/**
 * How new views compare with those they replaced, both at the same position.
 *
 * @param differing documents that were not equal, or stood on one side only; anything but 0 is a defect of a
 *                  projection, unless a person was erased
 * @param examples  a few of them, as collection/id
 */
public record RebuildReport(long position, long documents, long differing, List<String> examples) {

    /** @param erasing whether a person was erased, so that views differ as they should */
    void log(Logger log, boolean erasing) {
        if (differing == 0) {
            log.info("Rebuilt {} documents up to position {}: equal to the live views", documents, position);
        } else if (erasing) {
            log.info(
                    "Rebuilt {} documents up to position {} after an erasure: {} changed with it",
                    documents,
                    position,
                    differing);
        } else {
            log.warn(
                    "Rebuilt {} documents up to position {}: {} differed from the live views, for example {}",
                    documents,
                    position,
                    differing,
                    examples);
        }
    }
}
