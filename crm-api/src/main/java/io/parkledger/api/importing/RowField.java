package io.parkledger.api.importing;

import io.parkledger.core.space.Glossary;
import org.jspecify.annotations.Nullable;

/**
 * A column that rows of a kind have.
 *
 * @param name     in mappings and remarks, {@code creditCode}
 * @param required whether a row without it is refused
 * @param example  of the template
 * @param glossary among which its words are sought; null where it says no words of this product
 */
record RowField(
        String name,
        boolean required,
        String example,
        @Nullable Glossary glossary) {

    static RowField required(String name, String example) {
        return new RowField(name, true, example, null);
    }

    static RowField optional(String name, String example) {
        return new RowField(name, false, example, null);
    }

    RowField among(Glossary words) {
        return new RowField(name, required, example, words);
    }

    /** Of its word: {@code import.field.creditCode}. */
    public String word() {
        return "import.field." + name;
    }
}
