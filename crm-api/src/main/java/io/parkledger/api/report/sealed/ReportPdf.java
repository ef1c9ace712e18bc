package io.parkledger.api.report.sealed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A report on paper: A4, with a font of its own inside, so that it looks the same everywhere. It has no time and no
 * chance in it: the document's id follows from what it says.
 */
final class ReportPdf implements AutoCloseable {

    private static final String FONT = "/fonts/NotoSansSC-GB2312.ttf";

    private static final float MARGIN = 42;
    private static final float LINE = 13.5f;
    private static final float TEXT = 9.5f;
    private static final float HEADING = 11;
    private static final float TITLE = 17;
    private static final float CODE = 96;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float NAMES = 0.34f;
    private static final float FACTS = 90;
    private static final float PER_EM = 1_000;

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    /** Which signs the font has. */
    private final Map<Integer, Boolean> signs = new HashMap<>();

    private PDPageContentStream page;
    private float y;

    private ReportPdf() throws IOException {
        try (var bytes = Objects.requireNonNull(ReportPdf.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, bytes, true);
        }
        page = nextPage();
    }

    /** @param hash SHA-256 of the report's JSON, in hexadecimal digits */
    static byte[] of(ReportDocument report, ReportTable table, QrCode code, String hash, Sayings words) {
        try (var pdf = new ReportPdf()) {
            pdf.write(report, table, code, words);
            return pdf.bytes(Long.parseUnsignedLong(hash.substring(0, 16), 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ReportDocument report, ReportTable table, QrCode code, Sayings words) throws IOException {
        down(TITLE);
        text(report.park().name() + " " + table.title(), MARGIN, TITLE);
        down(LINE);
        text(table.period() + "   " + report.number(), MARGIN, HEADING);
        for (var part : table.parts()) {
            part(part, table.months(), words);
        }
        down(LINE * 1.6f);
        paragraph(words.say("sealed-report.note"), MARGIN, WIDTH);
        need(CODE + 3 * LINE);
        down(LINE * 1.6f);
        text(words.say("sealed-report.proof"), MARGIN, HEADING);
        draw(code, MARGIN + WIDTH - CODE, y - LINE / 2);
        for (var fact : table.facts()) {
            need(LINE);
            down(LINE);
            text(fact.name(), MARGIN, TEXT);
            paragraph(fact.said(), MARGIN + FACTS, WIDTH - FACTS - CODE - LINE);
        }
        down(LINE * 1.6f);
        paragraph(words.say("sealed-report.checkpoint.why"), MARGIN, WIDTH);
        need(2 * LINE);
        down(2 * LINE);
        text(words.say("sealed-report.sign"), MARGIN, TEXT);
    }

    private void part(ReportTable.Part part, boolean months, Sayings words) throws IOException {
        need(LINE * 4);
        down(LINE * 1.6f);
        text(part.title(), MARGIN, HEADING);
        var heads = new ArrayList<>(List.of(words.say("sealed-report.this"), words.say("sealed-report.year-before")));
        if (months) {
            heads.add(1, words.say("sealed-report.month-before"));
        }
        cells(heads);
        rule();
        for (var line : part.lines()) {
            need(LINE);
            down(LINE);
            text(line.name() + words.say("sealed-report.in", line.unit()), MARGIN, TEXT);
            cells(
                    months
                            ? List.of(line.amount(), line.monthBefore(), line.yearBefore())
                            : List.of(line.amount(), line.yearBefore()));
        }
    }

    /** To the right of their columns. */
    private void cells(List<String> cells) throws IOException {
        var width = WIDTH * (1 - NAMES) / cells.size();
        for (int at = 0; at < cells.size(); at++) {
            var cell = cells.get(at);
            text(cell, MARGIN + WIDTH * NAMES + width * (at + 1) - widthOf(cell, TEXT), TEXT);
        }
    }

    private void paragraph(String text, float x, float width) throws IOException {
        var line = new StringBuilder();
        for (var letter : text.codePoints().toArray()) {
            if (widthOf(line + Character.toString(letter), TEXT) > width) {
                text(line.toString(), x, TEXT);
                line.setLength(0);
                need(LINE);
                down(LINE);
            }
            line.appendCodePoint(letter);
        }
        text(line.toString(), x, TEXT);
    }

    private void text(String text, float x, float size) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(known(text));
        page.endText();
    }

    private float widthOf(String text, float size) throws IOException {
        return font.getStringWidth(known(text)) / PER_EM * size;
    }

    /** A rare sign in a name that the font has not is shown as a box. */
    private String known(String text) {
        var known = new StringBuilder();
        text.codePoints().forEach(letter -> known.appendCodePoint(has(letter) ? letter : '□'));
        return known.toString();
    }

    private boolean has(int letter) {
        return signs.computeIfAbsent(letter, each -> {
            try {
                return font.encode(Character.toString(each)).length > 0;
            } catch (IllegalArgumentException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void rule() throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y - 4);
        page.lineTo(MARGIN + WIDTH, y - 4);
        page.stroke();
    }

    private void draw(QrCode code, float left, float top) throws IOException {
        var module = CODE / code.size();
        for (var mark : code.marks()) {
            page.addRect(left + mark.column() * module, top - (mark.row() + 1) * module, module, module);
        }
        page.fill();
    }

    private void down(float height) {
        y -= height;
    }

    private void need(float height) throws IOException {
        if (y - height < MARGIN) {
            page.close();
            page = nextPage();
        }
    }

    private PDPageContentStream nextPage() throws IOException {
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }

    private byte[] bytes(long id) throws IOException {
        page.close();
        document.setDocumentId(id);
        var out = new ByteArrayOutputStream();
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
