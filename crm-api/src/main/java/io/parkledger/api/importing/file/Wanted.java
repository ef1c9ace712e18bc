package io.parkledger.api.importing.file;

import java.util.List;

/**
 * A field that a column is sought for.
 *
 * @param synonyms what parks call it, in any language
 */
public record Wanted(String field, List<String> synonyms) {}
