package io.parkledger.api.importing;

import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.importing.ImportView;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Words of files by which rows are refused, since nobody has said what they stand for, and what they could mean. */
@Component
class UnknownWords {

    private final ImportReading reading;
    private final ImportRows rows;
    private final Glossaries glossaries;
    private final CommandReader commands;

    UnknownWords(ImportReading reading, ImportRows rows, Glossaries glossaries, CommandReader commands) {
        this.reading = reading;
        this.rows = rows;
        this.glossaries = glossaries;
        this.commands = commands;
    }

    /**
     * A word by which rows of a file are refused.
     *
     * @param field    in which it stands
     * @param rows     how many say it
     * @param meanings what it could stand for
     */
    record Unknown(RowField field, Glossary glossary, String word, int rows, List<Glossaries.Meaning> meanings) {

        boolean isMeant(Synonym synonym) {
            return glossary == synonym.glossary() && word.equals(synonym.term());
        }
    }

    /** None of a file that is not to be tried any more, and none that a park could not keep. */
    List<Unknown> of(ImportView file) {
        if (file.status() != ImportStatus.PREPARED) {
            return List.of();
        }
        return rows.unknownWords(file.id(), ImportRows.TRIED).stream()
                .flatMap(word -> reading.kind(file.kind()).fields().stream()
                        .filter(field -> field.name().equals(word.field()) && field.glossary() != null)
                        .map(field -> unknown(field, word)))
                .filter(each -> canBeKept(each, new ParkId(file.parkId())))
                .toList();
    }

    private boolean canBeKept(Unknown word, ParkId park) {
        var synonym =
                new Synonym(word.glossary(), word.word(), word.meanings().get(0).code());
        return word.word().codePoints().anyMatch(Character::isLetterOrDigit)
                && commands.errorsIn(new KeepSynonyms(park, List.of(synonym), Bounds.FIRST_DAY))
                        .isEmpty();
    }

    private Unknown unknown(RowField field, ImportRows.UnknownWord word) {
        var glossary = Objects.requireNonNull(field.glossary());
        return new Unknown(field, glossary, word.word(), word.rows(), glossaries.of(glossary));
    }
}
