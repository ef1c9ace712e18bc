package io.parkledger.api.importing.file;

import io.parkledger.api.importing.file.FileForm.Kind;
import io.parkledger.api.importing.file.cell.CellUnit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a park has it: a sheet of Excel or comma-separated text, with a title above its headings, totals among its
 * rows and notes below them. It is what its content says, whatever its name ends with.
 */
public final class TableFile {

    /** Bytes at most. */
    public static final int SIZE_AT_MOST = 20 << 20;

    /** Rows at most. */
    public static final int ROWS_AT_MOST = 200_000;

    private static final int MEGABYTE = 1 << 20;

    private final String name;
    private final FileForm form;
    private final RawRows rows;
    private final Merges merges;
    private final HeadingRows headings;
    private final int lastRow;
    private final List<Column> columns;
    private List<LeftOut> leftOut = List.of();

    private TableFile(String name, FileForm form, RawRows rows, Scan scan, HeadingRows headings) {
        this.name = name;
        this.form = form;
        this.rows = rows;
        this.merges = scan.merges;
        this.headings = headings;
        this.lastRow = scan.last;
        this.columns = IntStream.range(
                        0, Math.max(scan.width, headings.headings().size()))
                .mapToObj(column -> Column.of(
                        column,
                        column < headings.headings().size()
                                ? headings.headings().get(column)
                                : ""))
                .toList();
    }

    /**
     * Reads all of it once, so that whoever walks over it later meets nothing that cannot be read.
     *
     * @param fileName as it was sent
     * @throws FileRefused saying what is wrong, and how to save it anew
     */
    public static TableFile read(String fileName, byte[] bytes) {
        if (bytes.length == 0) {
            throw new FileRefused("import.file-empty");
        }
        if (bytes.length > SIZE_AT_MOST) {
            throw new FileRefused("import.file-too-large", SIZE_AT_MOST / MEGABYTE);
        }
        return switch (Container.of(bytes)) {
            case PACKED -> xlsx(fileName, bytes);
            case COMPOUND -> throw Container.refused(bytes);
            case TEXT -> csv(fileName, bytes);
        };
    }

    private static TableFile xlsx(String name, byte[] bytes) {
        var sheets = XlsxBook.of(bytes).filledSheets();
        if (sheets.isEmpty()) {
            throw new FileRefused("import.file-empty");
        }
        var rows = sheets.get(0).rows();
        var scan = Scan.of(rows);
        var headings = HeadingRows.among(scan.first, scan.merges);
        var form = new FileForm(
                Kind.XLSX,
                null,
                null,
                sheets.get(0).name(),
                sheets.stream().skip(1).map(XlsxBook.Sheet::name).toList(),
                headings.firstRow(),
                headings.lastRow());
        return new TableFile(name, form, rows, scan, headings);
    }

    private static TableFile csv(String name, byte[] bytes) {
        var rows = CsvRows.of(bytes);
        var scan = Scan.of(rows);
        var headings = HeadingRows.among(scan.first, scan.merges);
        var form = new FileForm(
                Kind.CSV, rows.charset(), rows.delimiter(), null, List.of(), headings.firstRow(), headings.lastRow());
        return new TableFile(name, form, rows, scan, headings);
    }

    /** As it was sent. */
    public String fileName() {
        return name;
    }

    public FileForm form() {
        return form;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The unit that is stated above the table, as in 单位：万元; null when none is. */
    public @Nullable CellUnit unit() {
        return headings.unit();
    }

    /** As Excel counts: no row has a higher number. */
    public int lastRow() {
        return lastRow;
    }

    /** Walks over the rows of the table, as often as one likes. */
    public void forEach(Consumer<TableRow> each) {
        var down = merges.new Down();
        var besides = new Besides(headings, columns);
        rows.forEach(own -> {
            if (own.number() > headings.lastRow()) {
                var row = down.fill(own);
                if (!besides.leavesOut(own)) {
                    each.accept(new TableRow(row.number(), cells(row)));
                }
            }
        });
        leftOut = besides.found();
    }

    private List<String> cells(RawRow row) {
        return columns.stream().map(column -> row.cell(column.index())).toList();
    }

    /** The rows below the headings that the last walk left out, and why. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** What all rows of a sheet have in common, and the first of them. */
    private static final class Scan {

        private final List<RawRow> first = new ArrayList<>();
        private Merges merges = Merges.NONE;
        private int count;
        private int last;
        private int width;

        static Scan of(RawRows rows) {
            var scan = new Scan();
            scan.merges = rows.forEach(scan::add);
            if (scan.count == 0) {
                throw new FileRefused("import.file-empty");
            }
            return scan;
        }

        private void add(RawRow row) {
            if (++count > ROWS_AT_MOST + HeadingRows.LOOKED_AT) {
                throw new FileRefused("import.file-too-long", ROWS_AT_MOST);
            }
            last = row.number();
            width = Math.max(width, row.cells().size());
            if (first.size() < HeadingRows.LOOKED_AT) {
                first.add(row.shortened());
            }
        }
    }

    /** How the content of a file begins. */
    private enum Container {
        /** ZIP. */
        PACKED,
        /** OLE: what Excel saved up to 2003, and what it saves with a password. */
        COMPOUND,
        TEXT;

        private static final byte[] ZIP = {'P', 'K', 3, 4};
        private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
        private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

        static Container of(byte[] bytes) {
            if (begins(bytes, ZIP, 0) || begins(bytes, EMPTY_ZIP, 0)) {
                return PACKED;
            }
            return begins(bytes, OLE, 0) ? COMPOUND : TEXT;
        }

        private static FileRefused refused(byte[] bytes) {
            if (has(bytes, "EncryptedPackage")) {
                return new FileRefused("import.file-encrypted");
            }
            return has(bytes, "Workbook") || has(bytes, "Book")
                    ? new FileRefused("import.file-xls")
                    : FileRefused.notASpreadsheet();
        }

        /** Whether a name stands in its directory. */
        private static boolean has(byte[] bytes, String name) {
            var sought = name.getBytes(StandardCharsets.UTF_16LE);
            return IntStream.rangeClosed(0, bytes.length - sought.length).anyMatch(at -> begins(bytes, sought, at));
        }

        private static boolean begins(byte[] bytes, byte[] sought, int at) {
            if (at + sought.length > bytes.length) {
                return false;
            }
            for (int i = 0; i < sought.length; i++) {
                if (bytes[at + i] != sought[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
