package io.parkledger.api.importing.file;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as Excel shows it
 * @param cells  as text, one for each column of the table, empty where nothing stands
 */
public record TableRow(int number, List<String> cells) {}
