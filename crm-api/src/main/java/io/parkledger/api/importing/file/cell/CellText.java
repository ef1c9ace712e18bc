package io.parkledger.api.importing.file.cell;

import io.parkledger.core.bound.Bounds;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of a cell, without what people do not mean by it. */
public final class CellText {

    /** Stands for a formula that was never computed. */
    public static final String NOT_COMPUTED = "#?";

    private static final Set<String> UNREADABLE = Set.of(
            NOT_COMPUTED,
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA");

    private static final Set<String> NOTHING = Set.of("", "/", "\\", "-", "--", "—", "——", "－", "无", "暂无", "n/a");

    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]");
    private static final Pattern LINES = Pattern.compile("\\r\\n?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private static final int FULL_WIDTH = 0xfee0;

    private CellText() {}

    /**
     * Without spaces around it and what is not seen; digits, Latin letters and spaces of full width as those of half
     * width. All else stays: （） are not ().
     */
    public static String tidy(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        var seen = LINES.matcher(Bounds.seen(text)).replaceAll("\n");
        var spaced = CONTROLS.matcher(SPACES.matcher(seen).replaceAll(" ")).replaceAll("");
        var tidy = new StringBuilder(spaced.length());
        spaced.chars().forEach(each -> tidy.append((char) (isFullWidth(each) ? each - FULL_WIDTH : each)));
        return tidy.toString().strip();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(each -> each >= ' ' && each < 0x7f);
    }

    private static boolean isFullWidth(int sign) {
        return sign >= '０' && sign <= '９' || sign >= 'Ａ' && sign <= 'Ｚ' || sign >= 'ａ' && sign <= 'ｚ';
    }

    /** Whether Excel shows an error there, or would have to compute first. */
    public static boolean isUnreadable(String text) {
        return UNREADABLE.contains(text);
    }

    /** Whether a cell is empty, or says that there is nothing: —, /, 无. */
    public static boolean isNothing(String text) {
        return NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Compatibility characters folded, without any spaces, in small letters. */
    static String folded(String text) {
        return Normalizer.normalize(tidy(text), Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
