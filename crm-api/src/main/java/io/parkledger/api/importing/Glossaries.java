package io.parkledger.api.importing;

import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.Synonym;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a word of a park can stand for. */
@Component
class Glossaries {

    private static final String HEADINGS_OF = "HEADINGS_OF_";

    private static final Map<Glossary, Class<? extends Enum<?>>> WORDS = Map.of(
            Glossary.INDUSTRIES, Industry.class,
            Glossary.LEAD_SOURCES, LeadSource.class,
            Glossary.LOSS_REASONS, LossReason.class,
            Glossary.LEAD_ENDINGS, LeadEnding.class);

    private final List<RowKind> kinds;
    private final Words words;

    Glossaries(List<RowKind> kinds, Words words) {
        this.kinds = kinds;
        this.words = words;
    }

    static Glossary headingsOf(ImportKind kind) {
        return Glossary.valueOf(HEADINGS_OF + kind.name());
    }

    /**
     * What can be meant.
     *
     * @param said in the reader's language
     */
    record Meaning(String code, String said) {}

    List<Meaning> of(Glossary glossary) {
        var type = WORDS.get(glossary);
        return type == null ? headings(glossary) : words(type);
    }

    private List<Meaning> headings(Glossary glossary) {
        return kinds.stream()
                .filter(each -> headingsOf(each.kind()) == glossary)
                .flatMap(each -> each.fields().stream())
                .map(field -> new Meaning(field.name(), words.say(field.word(), List.of())))
                .toList();
    }

    private List<Meaning> words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(each -> new Meaning(each.name(), words.word(each)))
                .toList();
    }

    boolean has(Synonym synonym) {
        return of(synonym.glossary()).stream().anyMatch(each -> each.code().equals(synonym.meaning()));
    }

    /** What is meant, in the reader's language. */
    String said(Glossary glossary, String meaning) {
        return words.say(glossary.keyOf(meaning), List.of());
    }
}
