package io.parkledger.api.importing.file;

import java.util.List;

/**
 * A field that a column is sought for.
 *
 * @param synonyms what parks call it, in any language
 * @param own      what this park calls it, which goes before all else
 */
public record Wanted(String field, List<String> synonyms, List<String> own) {

    Wanted(String field, List<String> synonyms) {
        this(field, synonyms, List.of());
    }

    public Wanted alsoCalled(List<String> names) {
        return new Wanted(field, synonyms, names);
    }
}
