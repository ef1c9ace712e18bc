package io.parkledger.api.importing.file;

import java.util.List;

/**
 * A row of a sheet, with what is no row of its table among them.
 *
 * @param cells up to the last that is not empty; one at least is not
 */
record RawRow(int number, List<String> cells) {

    /** Characters at most. */
    private static final int OF_A_HEADING = 200;

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean has(int column) {
        return !cell(column).isEmpty();
    }

    List<String> filled() {
        return cells.stream().filter(cell -> !cell.isEmpty()).toList();
    }

    /** Of headings as much as anybody reads. */
    RawRow shortened() {
        return new RawRow(number, cells.stream().map(RawRow::shortened).toList());
    }

    private static String shortened(String cell) {
        return cell.codePointCount(0, cell.length()) <= OF_A_HEADING
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, OF_A_HEADING));
    }

    String first() {
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }
}
