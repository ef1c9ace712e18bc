package io.parkledger.api.importing.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel (XLSX): where its visible sheets are, its texts, and how it shows numbers. */
final class XlsxBook {

    private static final int SHEETS_AT_MOST = 1_000;
    /** Characters of what one part says of another, and of the name of a sheet. */
    private static final int CHARACTERS_AT_MOST = 1_000;

    private static final String USUAL_PLACE = "xl/workbook.xml";

    private final byte[] file;
    private final List<Sheet> sheets = new ArrayList<>();
    private final NumberFormats formats;
    private final @Nullable String texts;

    /** A visible sheet. */
    record Sheet(String name, XlsxRows rows) {}

    /** Another part that one points to. */
    private record Target(String type, String path) {}

    private XlsxBook(byte[] file, PackedParts parts) {
        this.file = file;
        var workbook = targets(parts, "").values().stream()
                .filter(target -> target.type().endsWith("/officeDocument"))
                .map(Target::path)
                .findFirst()
                .orElse(USUAL_PLACE);
        requireWorkbook(parts, workbook);
        var targets = targets(parts, workbook);
        boolean from1904 = readSheets(parts, workbook, targets);
        var styles = path(targets, "/styles");
        texts = path(targets, "/sharedStrings");
        if (styles == null || !parts.has(styles)) {
            formats = NumberFormats.none(from1904);
        } else {
            try (var xml = new XmlPart(parts.open(styles))) {
                formats = NumberFormats.in(xml, from1904);
            }
        }
    }

    /** @throws FileRefused when it is another kind of packed file */
    static XlsxBook of(byte[] file) {
        return new XlsxBook(file, PackedParts.of(file));
    }

    private static void requireWorkbook(PackedParts parts, String workbook) {
        var names = parts.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
            throw new FileRefused("import.file-macros");
        }
        if (names.contains("encryptedpackage") || names.contains("meta-inf/encryption.xml")) {
            throw new FileRefused("import.file-encrypted");
        }
        if (names.contains("xl/workbook.bin") || names.contains("content.xml")) {
            throw new FileRefused("import.file-other-kind");
        }
        if (!parts.has(workbook) || !workbook.endsWith(".xml") || names.contains("word/document.xml")) {
            throw FileRefused.notASpreadsheet();
        }
    }

    /** Where a part points to, by id. */
    private static Map<String, Target> targets(PackedParts parts, String part) {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var place = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        var targets = new LinkedHashMap<String, Target>();
        if (!parts.has(place)) {
            return targets;
        }
        try (var xml = new XmlPart(parts.open(place))) {
            while (xml.next()) {
                if (xml.begins("Relationship")
                        && !xml.attribute("TargetMode", "").equals("External")
                        && targets.size() < SHEETS_AT_MOST) {
                    targets.put(said(xml, "Id"), new Target(said(xml, "Type"), resolved(folder, said(xml, "Target"))));
                }
            }
        }
        return targets;
    }

    /** @throws FileRefused when nobody would say so much */
    private static String said(XmlPart xml, String attribute) {
        var said = xml.attribute(attribute, "");
        if (said.length() > CHARACTERS_AT_MOST) {
            throw FileRefused.damaged();
        }
        return said;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var base = folder;
        var path = target;
        while (path.startsWith("../") && !base.isEmpty()) {
            base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
            path = path.substring("../".length());
        }
        return base + (path.startsWith("./") ? path.substring(2) : path);
    }

    private static @Nullable String path(Map<String, Target> targets, String type) {
        return targets.values().stream()
                .filter(target -> target.type().endsWith(type))
                .map(Target::path)
                .findFirst()
                .orElse(null);
    }

    /** Answers whether days are counted from 1904 on. */
    private boolean readSheets(PackedParts parts, String workbook, Map<String, Target> targets) {
        boolean from1904 = false;
        try (var xml = new XmlPart(parts.open(workbook))) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    var since = xml.attribute("date1904", "");
                    from1904 = since.equals("1") || since.equals("true");
                } else if (xml.begins("sheet")) {
                    add(xml, targets);
                }
            }
        }
        return from1904;
    }

    private void add(XmlPart sheet, Map<String, Target> targets) {
        var target = targets.get(sheet.attribute("id", ""));
        boolean isVisible = sheet.attribute("state", "visible").equals("visible");
        if (isVisible && target != null && target.type().endsWith("/worksheet")) {
            if (sheets.size() == SHEETS_AT_MOST) {
                throw new FileRefused("import.file-unpacks-too-large");
            }
            sheets.add(new Sheet(said(sheet, "name"), new XlsxRows(file, this, target.path())));
        }
    }

    /** The visible sheets with something on them, in their order. */
    List<Sheet> filledSheets() {
        var parts = PackedParts.of(file);
        var shared = texts(parts);
        return sheets.stream()
                .filter(sheet -> sheet.rows().hasAny(parts, shared))
                .toList();
    }

    NumberFormats formats() {
        return formats;
    }

    SharedTexts texts(PackedParts parts) {
        if (texts == null || !parts.has(texts)) {
            return SharedTexts.none();
        }
        try (var xml = new XmlPart(parts.open(texts))) {
            return SharedTexts.in(xml);
        }
    }
}
