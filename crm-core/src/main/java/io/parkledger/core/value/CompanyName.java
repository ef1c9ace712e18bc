package io.parkledger.core.value;

import java.text.Normalizer;
import java.util.Locale;

/** Company names as people type them: half or full width, with or without blanks and brackets. */
public final class CompanyName {

    private CompanyName() {}

    /** The form in which two spellings of one name are equal: compatibility characters folded, punctuation dropped. */
    public static String comparable(String company) {
        return Normalizer.normalize(company, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]", "");
    }
}
