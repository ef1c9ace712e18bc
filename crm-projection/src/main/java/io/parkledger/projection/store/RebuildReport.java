package io.parkledger.projection.store;

import java.util.List;

/**
 * How new views compare with those they replaced, both at the same position.
 *
 * @param differing documents that were not equal, or stood on one side only; anything but 0 is a defect of a
 *                  projection, unless a person was erased
 * @param examples  a few of them, as collection/id
 */
public record RebuildReport(long position, long documents, long differing, List<String> examples) {}
