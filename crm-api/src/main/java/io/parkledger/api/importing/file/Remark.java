package io.parkledger.api.importing.file;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a row.
 *
 * @param column   index of the cell that is wrong; null when it is the row as a whole
 * @param sentence in the language of the reader
 */
public record Remark(@Nullable Integer column, String sentence) {}
