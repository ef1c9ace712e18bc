package io.parkledger.core.importing;

import io.parkledger.core.bound.Name;

/**
 * What a column of a file is read as.
 *
 * @param column from 0
 * @param field  of the kind of row, {@code creditCode}
 */
public record ColumnUse(int column, @Name(max = 40) String field) {}
