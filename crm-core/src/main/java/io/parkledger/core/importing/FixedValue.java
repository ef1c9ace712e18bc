package io.parkledger.core.importing;

import io.parkledger.core.bound.Name;

/**
 * What every row of a file says of something for which the file has no column: the year, who brought the leads.
 *
 * @param field of the kind of row, {@code year}
 * @param value as it would stand in a cell
 */
public record FixedValue(
        @Name(max = 40) String field, @Name(max = 120) String value) {}
