package io.parkledger.core.importing;

import io.parkledger.core.bound.Name;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What a column of a file is read as.
 *
 * @param column from 0
 * @param field  of the kind of row, {@code creditCode}
 */
public record ColumnUse(
        @PositiveOrZero @Max(16_383) int column,
        @Name(max = 40) String field) {}
