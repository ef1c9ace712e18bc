package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files as parks and attackers make them. */
final class SheetsOfParks {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private SheetsOfParks() {}

    static byte[] xlsx(Consumer<Worksheet> sheet) {
        return xlsx(Map.of("Sheet1", sheet));
    }

    static byte[] xlsx(Map<String, Consumer<Worksheet>> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", null)) {
            sheets.forEach((name, sheet) -> sheet.accept(workbook.newWorksheet(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] xlsx(List<List<String>> rows) {
        return xlsx(sheet -> write(sheet, rows));
    }

    static void write(Worksheet sheet, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                if (!rows.get(row).get(column).isEmpty()) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
    }

    static byte[] csv(String text) {
        return csv(text, UTF_8);
    }

    static byte[] csv(String text, Charset charset) {
        return text.getBytes(charset);
    }

    static List<List<String>> cells(byte[] file) {
        return cells(TableFile.read("test", file));
    }

    static List<List<String>> cells(TableFile file) {
        var cells = new ArrayList<List<String>>();
        file.forEach(row -> cells.add(row.cells()));
        return cells;
    }

    static List<Integer> numbers(TableFile file) {
        var numbers = new ArrayList<Integer>();
        file.forEach(row -> numbers.add(row.number()));
        return numbers;
    }

    static List<String> headings(TableFile file) {
        return file.columns().stream().map(Column::heading).toList();
    }

    /** The parts of a workbook with one sheet, as others than fastexcel write it. */
    static Map<String, String> parts(String sheetData) {
        return parts("", "", sheetData);
    }

    /** @param formats of cells, {@code numFmts} and {@code cellXfs} */
    static Map<String, String> parts(String workbookPr, String formats, String sheetData) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                        .formatted(RELATIONS));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"%s\">%s<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
                        .formatted(RELATIONS, workbookPr));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                ("<Relationships><Relationship Id=\"s\" Type=\"%1$s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"t\" Type=\"%1$s/styles\" Target=\"/xl/styles.xml\"/>"
                                + "<Relationship Id=\"u\" Type=\"%1$s/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                + "<Relationship Id=\"x\" Type=\"%1$s/externalLink\" TargetMode=\"External\""
                                + " Target=\"file:///etc/passwd\"/></Relationships>")
                        .formatted(RELATIONS));
        parts.put("xl/styles.xml", "<styleSheet>" + formats + "</styleSheet>");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
        return parts;
    }

    static byte[] packed(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
