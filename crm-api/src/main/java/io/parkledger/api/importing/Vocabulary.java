package io.parkledger.api.importing;

import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.space.Glossary;
import io.parkledger.projection.importing.ImportView;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The words of files that stand for nothing, and what they could stand for. */
@Component
class Vocabulary {

    private final ImportReading reading;
    private final ImportRows rows;
    private final Glossaries glossaries;

    Vocabulary(ImportReading reading, ImportRows rows, Glossaries glossaries) {
        this.reading = reading;
        this.rows = rows;
        this.glossaries = glossaries;
    }

    /**
     * A word by which rows of a file are refused.
     *
     * @param field    in which it stands
     * @param rows     how many say it
     * @param meanings what it could stand for
     */
    record Unknown(RowField field, Glossary glossary, String word, int rows, List<Glossaries.Meaning> meanings) {}

    /** None of a file that is not to be tried any more. */
    List<Unknown> unknownIn(ImportView of) {
        if (of.status() != ImportStatus.PREPARED) {
            return List.of();
        }
        return rows.unknownWords(of.id(), ImportRows.TRIED).stream()
                .flatMap(word -> reading.kind(of.kind()).fields().stream()
                        .filter(field -> field.name().equals(word.field()) && field.glossary() != null)
                        .map(field -> unknown(field, word)))
                .toList();
    }

    private Unknown unknown(RowField field, ImportRows.UnknownWord word) {
        var glossary = Objects.requireNonNull(field.glossary());
        return new Unknown(field, glossary, word.word(), word.rows(), glossaries.of(glossary));
    }
}
