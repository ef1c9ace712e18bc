package io.parkledger.core.space;

import io.parkledger.core.bound.Name;
import io.parkledger.core.meaning.WordedIn;

/**
 * What a park calls something in its files.
 *
 * @param term    as it stands there, {@code 大数据服务业}
 * @param meaning the code of what it stands for, {@code BIG_DATA}; of a heading the field, {@code creditCode}
 */
public record Synonym(
        Glossary glossary,
        @Name(max = 120) String term,
        @WordedIn("glossary") @Name(max = 40) String meaning) {

    /** So many a park keeps: all are read with every file. */
    public static final int MOST = 500;

    /** Whether both say what the same word stands for. */
    boolean isOfTheSame(Synonym other) {
        return glossary == other.glossary && term.equals(other.term);
    }
}
