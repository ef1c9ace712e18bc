package io.parkledger.api.importing.file;

import java.util.List;

/**
 * A row of a sheet, with what is no row of its table among them.
 *
 * @param cells up to the last that is not empty; one at least is not
 */
record RawRow(int number, List<String> cells) {

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean has(int column) {
        return !cell(column).isEmpty();
    }

    List<String> filled() {
        return cells.stream().filter(cell -> !cell.isEmpty()).toList();
    }

    String first() {
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }
}
