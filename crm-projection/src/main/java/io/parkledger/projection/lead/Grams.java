package io.parkledger.projection.lead;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Search by any part of a name, served by an index: text is cut into pairs of characters, and rows that have the rarest
 * pair of the
 * query are looked at. A character may be outside the basic plane, as some in company names are: half of one is none
 * that can be stored.
 */
final class Grams {

    private static final int LENGTH = 2;

    private Grams() {}

    static List<String> of(String comparable) {
        var grams = new LinkedHashSet<String>();
        var characters = comparable.codePoints().toArray();
        for (int i = 0; i + LENGTH <= characters.length; i++) {
            grams.add(new String(characters, i, LENGTH));
        }
        return List.copyOf(grams);
    }
}
