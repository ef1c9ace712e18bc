package io.parkledger.projection.lead;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Search by any part of a name, served by an index: text is cut into pairs of characters, and rows that have the rarest pair of the
 * query are looked at.
 */
final class Grams {

    private static final int LENGTH = 2;

    private Grams() {}

    static List<String> of(String comparable) {
        var grams = new LinkedHashSet<String>();
        for (int i = 0; i + LENGTH <= comparable.length(); i++) {
            grams.add(comparable.substring(i, i + LENGTH));
        }
        return List.copyOf(grams);
    }
}
