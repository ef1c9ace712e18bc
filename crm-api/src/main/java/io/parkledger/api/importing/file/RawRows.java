package io.parkledger.api.importing.file;

import java.util.function.Consumer;

/** The rows of a sheet that are not empty, as often as they are asked for. */
interface RawRows {

    /** No table of ours is wider. */
    int COLUMNS_AT_MOST = 1_000;

    /** No more characters fit into a cell of Excel. */
    int CHARACTERS_AT_MOST = 32_767;

    /**
     * Answers which cells are merged: files say so behind their rows.
     *
     * @throws FileRefused when the file is damaged, or has more of something than is read
     */
    Merges forEach(Consumer<RawRow> each);

    /** @throws FileRefused for a cell too far to the right */
    static void requireColumn(int column) {
        if (column >= COLUMNS_AT_MOST) {
            throw new FileRefused("import.file-too-wide", COLUMNS_AT_MOST);
        }
    }
}
