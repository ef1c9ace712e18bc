package io.parkledger.api.importing.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file was understood, for people to see.
 *
 * @param charset        null unless it is CSV
 * @param delimiter      null unless it is CSV
 * @param sheet          the name of the sheet that was read; null for CSV
 * @param otherSheets    visible sheets with something on them that were not read
 * @param firstHeaderRow as Excel shows it
 */
public record FileForm(
        Kind kind,
        @Nullable String charset,
        @Nullable Character delimiter,
        @Nullable String sheet,
        List<String> otherSheets,
        int firstHeaderRow,
        int lastHeaderRow) {

    /** A kind of file. */
    public enum Kind {
        XLSX,
        CSV
    }
}
