package io.parkledger.core.value;

import io.parkledger.core.bound.Bounds;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Company names as people type them: half or full width, with or without blanks and brackets. */
public final class CompanyName {

    /** Legal forms (组织形式) and what stands between them, as they are left when punctuation is dropped. */
    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?:集团|股份|有限|责任|合伙企业|普通合伙|有限合伙|个体工商户|分公司|子公司|总公司|公司|coltd|ltd)+$");

    /** A single character tells no company from another. */
    private static final int SHORTEST_ALIAS = 2;

    private CompanyName() {}

    /**
     * The form in which two spellings of one name are equal: compatibility characters folded, punctuation dropped, and
     * what is written but not seen.
     */
    public static String comparable(String company) {
        return Bounds.seen(Normalizer.normalize(Bounds.seen(company), Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Punct}\\p{IsPunctuation}\\p{Cntrl}\\s]", "");
    }

    /**
     * Whether both can be names of one company: equal when compared, or one the short name of the other, 云枢 of
     * 澜桥云枢股份有限公司.
     */
    public static boolean fit(String one, String other) {
        var stem = stem(one);
        var otherStem = stem(other);
        return comparable(one).equals(comparable(other)) || isPartOf(stem, otherStem) || isPartOf(otherStem, stem);
    }

    private static boolean isPartOf(String stem, String longer) {
        return stem.length() >= SHORTEST_ALIAS && longer.contains(stem);
    }

    /**
     * What tells a company from others: its {@link #comparable} name without legal form, 澜桥云枢 for 澜桥云枢(集团)股份有限公司. Empty
     * when it is nothing but a legal form.
     */
    public static String stem(String company) {
        return LEGAL_FORM.matcher(comparable(company)).replaceFirst("");
    }
}
