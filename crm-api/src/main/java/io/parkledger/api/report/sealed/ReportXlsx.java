package io.parkledger.api.report.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.projection.report.summary.Amount;
import io.parkledger.projection.report.summary.ParkSummary.Figure;
import io.parkledger.projection.report.summary.SummaryItem.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A report as a spreadsheet: the figures as plain numbers, exactly as in the JSON, money in yuan. It is written without
 * compression and with one fixed time, so that no library and no clock has a say in its bytes.
 */
final class ReportXlsx {

    /** Not the first a ZIP can tell: Java would write that in the time zone of the server as well. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    /** What no XML can hold. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final StringBuilder rows = new StringBuilder();
    private int row;

    private ReportXlsx() {}

    static byte[] of(ReportDocument report, ReportTable table, Sayings words) {
        var sheet = new ReportXlsx();
        sheet.row(report.park().name() + " " + table.title(), table.period());
        table.facts().forEach(fact -> sheet.row(fact.name(), fact.said()));
        sheet.row();
        sheet.row(
                words.say("sealed-report.item"),
                words.say("sealed-report.unit"),
                words.say("sealed-report.this"),
                words.say("sealed-report.numerator"),
                words.say("sealed-report.denominator"),
                words.say("sealed-report.month-before"),
                words.say("sealed-report.year-before"),
                words.say("sealed-report.code"));
        report.figures().forEach(figure -> sheet.row(cells(figure, words)));
        sheet.row();
        sheet.row(words.say("sealed-report.note"));
        return zipped(sheet.rows.toString(), words.say("sealed-report.sheet"));
    }

    private static @Nullable Object[] cells(Figure figure, Sayings words) {
        var amount = figure.amount();
        var unit = figure.item().unit();
        return new @Nullable Object[] {
            words.say("sealed-report.item." + figure.item()),
            words.say(unit == Unit.YUAN ? "sealed-report.unit.yuan" : "sealed-report.unit." + unit),
            value(amount),
            amount == null || amount.numerator() == null ? "" : amount.numerator(),
            amount == null || amount.denominator() == null ? "" : amount.denominator(),
            value(figure.monthBefore()),
            value(figure.yearBefore()),
            figure.item().name()
        };
    }

    private static Object value(@Nullable Amount amount) {
        return amount == null ? ReportTable.NONE : amount.value();
    }

    private void row(@Nullable Object... cells) {
        row++;
        rows.append("<row r=\"").append(row).append("\">");
        for (int at = 0; at < cells.length; at++) {
            cell((char) ('A' + at) + "" + row, cells[at]);
        }
        rows.append("</row>");
    }

    private void cell(String place, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            rows.append("<c r=\"")
                    .append(place)
                    .append("\"><v>")
                    .append(number.toPlainString())
                    .append("</v></c>");
        } else {
            rows.append("<c r=\"")
                    .append(place)
                    .append("\" t=\"inlineStr\"><is><t>")
                    .append(escaped(String.valueOf(value)))
                    .append("</t></is></c>");
        }
    }

    private static String escaped(String text) {
        return UNREADABLE
                .matcher(text)
                .replaceAll("")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** The parts of a workbook, in a fixed order. */
    private record Part(String name, String xml) {}

    private static byte[] zipped(String rows, String name) {
        var sheet = XML + "<worksheet xmlns=\"" + MAIN + "\"><cols>"
                + "<col min=\"1\" max=\"1\" width=\"30\" customWidth=\"1\"/>"
                + "<col min=\"2\" max=\"8\" width=\"16\" customWidth=\"1\"/></cols><sheetData>" + rows
                + "</sheetData></worksheet>";
        var workbook = XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets><sheet name=\""
                + escaped(name) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
        var styles = XML + "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"1\"><font><sz val=\"11\"/>"
                + "<name val=\"Microsoft YaHei\"/></font></fonts><fills count=\"1\"><fill><patternFill"
                + " patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf/></cellXfs></styleSheet>";
        return zip(List.of(
                new Part("[Content_Types].xml", contentTypes()),
                new Part("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
                new Part("xl/workbook.xml", workbook),
                new Part(
                        "xl/_rels/workbook.xml.rels",
                        relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml")),
                new Part("xl/styles.xml", styles),
                new Part("xl/worksheets/sheet1.xml", sheet)));
    }

    private static String contentTypes() {
        return XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPES + "worksheet+xml\"/>"
                + "</Types>";
    }

    /** @param related type and target, by turns */
    private static String relations(String... related) {
        var xml = new StringBuilder(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int at = 0; at < related.length; at += 2) {
            xml.append("<Relationship Id=\"rId")
                    .append(at / 2 + 1)
                    .append("\" Type=\"")
                    .append(RELATIONS)
                    .append('/')
                    .append(related[at])
                    .append("\" Target=\"")
                    .append(related[at + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private static byte[] zip(List<Part> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts) {
                var bytes = part.xml().getBytes(UTF_8);
                var sum = new CRC32();
                sum.update(bytes);
                var entry = new ZipEntry(part.name());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                // Without a time zone: written as it stands.
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
