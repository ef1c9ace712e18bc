package io.parkledger.api.importing.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a sheet that are not empty, as often as they are asked for. */
interface RawRows {

    /** No table of ours is wider. */
    int COLUMNS_AT_MOST = 1_000;

    /** No more characters fit into a cell of Excel. */
    int CHARACTERS_AT_MOST = 32_767;

    /** No row of a table of ours says more: with all its cells. */
    int CHARACTERS_OF_A_ROW_AT_MOST = 100_000;

    /**
     * Answers which cells are merged: files say so behind their rows.
     *
     * @throws FileRefused when the file is damaged, or has more of something than is read
     */
    Merges forEach(Consumer<RawRow> each);

    /** The cells of one row while they are read: no more than are read of a row. */
    final class Cells {

        private final List<String> cells = new ArrayList<>();
        private int row;
        private int characters;

        void begin(int row) {
            this.row = row;
            cells.clear();
            characters = 0;
        }

        boolean isEmpty() {
            return cells.isEmpty();
        }

        int row() {
            return row;
        }

        /**
         * Adds one to the right of those before.
         *
         * @throws FileRefused when it is too far to the right, or the row says too much
         */
        void add(int column, String cell) {
            if (column >= COLUMNS_AT_MOST) {
                throw new FileRefused("import.file-too-wide", COLUMNS_AT_MOST);
            }
            characters += cell.length();
            if (characters > CHARACTERS_OF_A_ROW_AT_MOST) {
                throw tooLong(row);
            }
            if (column < cells.size()) {
                throw FileRefused.damaged();
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(cell);
        }

        RawRow asRow() {
            return new RawRow(row, List.copyOf(cells));
        }
    }

    static FileRefused tooLong(long row) {
        return new FileRefused("import.file-row-too-long", row, CHARACTERS_OF_A_ROW_AT_MOST);
    }
}
