package io.parkledger.api.importing;

import io.parkledger.api.importing.file.Column;
import io.parkledger.api.importing.file.FileForm;
import io.parkledger.api.importing.file.LeftOut;
import io.parkledger.api.importing.file.TableFile;
import java.util.List;

/**
 * How a file was understood when it was put in, for whoever looks at it: nobody reads it again for that.
 *
 * @param leftOut lines below the headings that are no rows, the first of them
 * @param more    how many such lines there are besides
 */
record FileSeen(FileForm form, List<Column> columns, List<LeftOut> leftOut, int more) {

    private static final int LINES_SAID = 20;

    static FileSeen of(TableFile file) {
        file.forEach(row -> {});
        var all = file.leftOut();
        int said = Math.min(all.size(), LINES_SAID);
        return new FileSeen(file.form(), file.columns(), all.subList(0, said), all.size() - said);
    }
}
