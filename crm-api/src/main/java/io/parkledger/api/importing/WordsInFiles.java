package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.WordFinder;
import io.parkledger.core.space.Glossary;
import io.parkledger.projection.space.VocabularyView.Kept;
import io.parkledger.projection.store.rows.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What words in files stand for, in either language. */
@Component
class WordsInFiles {

    private final MessageSource messages;

    WordsInFiles(MessageSource messages) {
        this.messages = messages;
    }

    /** Those of the park that a file is read into go before all others. */
    <E extends Enum<E>> WordFinder<E> of(Glossary glossary, Class<E> type, RowKind.Into into) {
        return new WordFinder<>(
                type,
                constant -> List.of(said(constant, Locale.SIMPLIFIED_CHINESE), said(constant, Locale.ENGLISH)),
                into.views().space().synonyms(into.park().value(), Scope.ALL).stream()
                        .filter(kept -> kept.glossary() == glossary && isOf(type, kept.meaning()))
                        .collect(Collectors.toMap(
                                Kept::term, Kept::meaning, (earlier, later) -> later, LinkedHashMap::new)));
    }

    private static boolean isOf(Class<? extends Enum<?>> type, String code) {
        return Stream.of(type.getEnumConstants()).anyMatch(each -> each.name().equals(code));
    }

    private String said(Enum<?> constant, Locale language) {
        var key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        return String.valueOf(messages.getMessage(key, null, constant.name(), language));
    }
}
