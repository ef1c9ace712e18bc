package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that cells of a workbook point to, kept as bytes: as objects they would take several times the memory. */
final class SharedTexts {

    /** Bytes, with those that say where each text ends. */
    private static final int AT_MOST = 96 << 20;

    private static final int PAGE = 1 << 20;
    private static final int ENDS = 1 << 14;

    /** How Excel writes what XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;

    private final List<byte[]> pages = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();
    private int count;

    /** @throws FileRefused when they are more than fit into the memory beside the rest */
    static SharedTexts in(XmlPart part) {
        var texts = new SharedTexts();
        var text = new StringBuilder();
        while (part.next()) {
            if (part.begins("si")) {
                text.setLength(0);
                part.addTexts("si", text);
                texts.add(text.toString().getBytes(UTF_8));
            }
        }
        return texts;
    }

    static SharedTexts none() {
        return new SharedTexts();
    }

    private void add(byte[] text) {
        int at = begin(count);
        if ((long) at + text.length + (long) count * Integer.BYTES > AT_MOST) {
            throw new FileRefused("import.file-unpacks-too-large");
        }
        for (int copied = 0; copied < text.length; ) {
            int page = (at + copied) / PAGE;
            int from = (at + copied) % PAGE;
            if (page == pages.size()) {
                pages.add(new byte[PAGE]);
            }
            int length = Math.min(PAGE - from, text.length - copied);
            System.arraycopy(text, copied, pages.get(page), from, length);
            copied += length;
        }
        if (count % ENDS == 0) {
            ends.add(new int[ENDS]);
        }
        ends.get(count / ENDS)[count % ENDS] = at + text.length;
        count++;
    }

    /** Where a text begins, and the one before it ends. */
    private int begin(int index) {
        return index == 0 ? 0 : ends.get((index - 1) / ENDS)[(index - 1) % ENDS];
    }

    /** @throws FileRefused when there is no such text */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw FileRefused.damaged();
        }
        int at = begin(index);
        var text = new byte[begin(index + 1) - at];
        for (int copied = 0; copied < text.length; ) {
            int from = (at + copied) % PAGE;
            int length = Math.min(PAGE - from, text.length - copied);
            System.arraycopy(pages.get((at + copied) / PAGE), from, text, copied, length);
            copied += length;
        }
        return new String(text, UTF_8);
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1), HEXADECIMAL))))
                : text;
    }
}
