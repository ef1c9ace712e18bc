package io.parkledger.projection.store.rows;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Text cut into pairs of characters. A character may be outside the basic plane, as some in company names are: half of
 * one is none that can be stored.
 */
public final class Grams {

    private static final int LENGTH = 2;

    private Grams() {}

    /** Each pair once, in the order of the text; none of a single character. */
    public static List<String> of(String comparable) {
        var grams = new LinkedHashSet<String>();
        var characters = comparable.codePoints().toArray();
        for (int i = 0; i + LENGTH <= characters.length; i++) {
            grams.add(new String(characters, i, LENGTH));
        }
        return List.copyOf(grams);
    }
}
