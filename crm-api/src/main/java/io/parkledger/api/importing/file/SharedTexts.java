package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that cells of a workbook point to, kept as bytes: as objects they would take several times the memory. */
final class SharedTexts {

    private static final int AT_MOST = 96 << 20;
    private static final int PAGE = 1 << 20;

    /** How Excel writes what XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;

    private final List<byte[]> pages = new ArrayList<>();
    private int[] ends = new int[1_024];
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
        int at = end();
        if ((long) at + text.length > AT_MOST) {
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
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = at + text.length;
    }

    private int end() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** @throws FileRefused when there is no such text */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw FileRefused.damaged();
        }
        int at = index == 0 ? 0 : ends[index - 1];
        var text = new byte[ends[index] - at];
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
