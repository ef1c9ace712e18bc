package io.parkledger.api.importing;

import io.parkledger.core.space.Glossary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that rows of a kind have.
 *
 * @param name       in mappings and remarks, {@code creditCode}
 * @param required   whether a row without it is refused
 * @param example    of the template
 * @param glossary   among which its words are sought; null where it says no words of this product
 * @param inCommands what the commands call it that it becomes part of, beside its name
 */
record RowField(
        String name,
        boolean required,
        String example,
        @Nullable Glossary glossary,
        Set<String> inCommands) {

    static RowField required(String name, String example) {
        return new RowField(name, true, example, null, Set.of());
    }

    static RowField optional(String name, String example) {
        return new RowField(name, false, example, null, Set.of());
    }

    RowField among(Glossary words) {
        return new RowField(name, required, example, words, inCommands);
    }

    RowField inCommands(String... called) {
        return new RowField(name, required, example, glossary, Set.of(called));
    }

    /** Whether a field of a command is made of it. */
    boolean isCalled(String field) {
        return name.equals(field) || inCommands.contains(field);
    }

    /** Of its word: {@code import.field.creditCode}. */
    public String word() {
        return "import.field." + name;
    }
}
