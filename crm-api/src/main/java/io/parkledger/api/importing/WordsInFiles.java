package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.WordFinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What words in files stand for, in either language. */
@Component
class WordsInFiles {

    private final MessageSource messages;

    WordsInFiles(MessageSource messages) {
        this.messages = messages;
    }

    <E extends Enum<E>> WordFinder<E> of(Class<E> type) {
        return new WordFinder<>(
                type,
                constant -> List.of(said(constant, Locale.SIMPLIFIED_CHINESE), said(constant, Locale.ENGLISH)),
                Map.of());
    }

    private String said(Enum<?> constant, Locale language) {
        var key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        return String.valueOf(messages.getMessage(key, null, constant.name(), language));
    }
}
