package io.parkledger.api.demo;

import java.util.Map;

/** One line of a file, by column; a column left out at the end of a line is empty. */
record Row(String file, int line, Map<String, String> cells) {

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }
}
