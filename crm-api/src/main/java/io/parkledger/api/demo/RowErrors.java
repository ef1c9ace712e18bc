package io.parkledger.api.demo;

import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.LedgerCannotStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything wrong with some files, found before anything is written: file, line, column and rule. */
final class RowErrors {

    private static final int SHOWN = 50;

    private final Words words;
    private final List<String> sentences = new ArrayList<>();

    RowErrors(Words words) {
        this.words = words;
    }

    void add(String key, Object... facts) {
        sentences.add(words.say(key, Arrays.asList(facts)));
    }

    void atCell(Row row, String column, String key, Object... facts) {
        add("import.row-wrong", row.file(), row.line(), column, words.say(key, Arrays.asList(facts)));
    }

    void atLine(String file, int line, String key) {
        atRow(file, line, words.say(key, List.of()));
    }

    void atRow(String file, int line, String sentence) {
        add("import.row-refused", file, line, sentence);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws LedgerCannotStart with all of them, when there are any */
    void requireNone() {
        if (!sentences.isEmpty()) {
            var shown = sentences.subList(0, Math.min(SHOWN, sentences.size()));
            throw new LedgerCannotStart(
                    "import.rows-wrong",
                    null,
                    "Nothing was loaded, since %s rows are wrong:%n%s",
                    sentences.size(),
                    String.join(System.lineSeparator(), shown));
        }
    }
}
