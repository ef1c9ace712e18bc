package io.parkledger.api.importing.file;

import io.parkledger.api.importing.file.cell.CellUnit;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table that fields are in.
 *
 * @param columns index by field; a field without a column is not in it
 * @param unclear fields that several columns fit equally, and the indexes of those; nobody guessed
 * @param units   what each column is measured in by its heading, by index; the others state none
 */
public record Matched(Map<String, Integer> columns, Map<String, List<Integer>> unclear, Map<Integer, CellUnit> units) {}
