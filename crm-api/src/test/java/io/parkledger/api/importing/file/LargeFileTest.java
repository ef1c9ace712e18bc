package io.parkledger.api.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Large files are streamed. With {@code -Dlarge.rows=100000}, in a virtual machine of 256 MB, it is as large as a park
 * may send.
 */
class LargeFileTest {

    private static final int ROWS = Integer.getInteger("large.rows", 5_000);
    private static final int COLUMNS = 20;

    /** Half of them texts that are each their own, as names and codes are; the others numbers. */
    private static byte[] file() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", null)) {
            var sheet = workbook.newWorksheet("名单");
            for (int column = 0; column < COLUMNS; column++) {
                sheet.value(0, column, "列" + column);
            }
            for (int row = 1; row <= ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    if (column % 2 == 0) {
                        sheet.inlineString(row, column, "澜桥" + row + "号" + column);
                    } else {
                        sheet.value(row, column, row * 37.74 + column);
                    }
                }
                if (row % 500 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    @Timeout(120)
    void a_large_file_is_read_row_by_row() throws IOException {
        var bytes = file();
        var file = TableFile.read("large.xlsx", bytes);
        var rows = new int[1];
        file.forEach(row -> rows[0] += row.cells().size() == COLUMNS ? 1 : 0);

        assertThat(rows[0]).isEqualTo(ROWS);
        assertThat(file.columns())
                .extracting(Column::index)
                .isEqualTo(IntStream.range(0, COLUMNS).boxed().toList());
    }
}
