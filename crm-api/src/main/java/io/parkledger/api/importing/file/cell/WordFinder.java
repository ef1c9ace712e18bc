package io.parkledger.api.importing.file.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the constant that a word in a cell stands for: by its code, by its words in each language, by what a park calls
 * it. Blanks, signs and brackets do not matter, nor do what stands in brackets and an ending such as 类 or 业 as long as
 * no other constant is meant by it.
 */
public final class WordFinder<E extends Enum<E>> {

    private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\p{IsPunctuation}\\s·]");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[【][^()\\[\\]【】]*[)\\]】]");
    private static final Pattern ENDING = Pattern.compile("(?<=..)(?:类|业|行业|产业|企业|方面|领域)+$");

    /** From what takes away nothing that is meant to what takes away most. */
    private static final List<UnaryOperator<String>> WAYS = List.of(
            WordFinder::comparable,
            word -> comparable(withoutBrackets(word)),
            word -> ENDING.matcher(comparable(word)).replaceFirst(""),
            word -> ENDING.matcher(comparable(withoutBrackets(word))).replaceFirst(""));

    private final Map<String, E> own = new HashMap<>();
    private final List<Map<String, Set<E>>> meanings = new ArrayList<>();

    /**
     * Knows the words of constants.
     *
     * @param words    of a constant in each language
     * @param synonyms what a park says, and the code that it means; goes before all else
     * @throws IllegalArgumentException when a synonym means no such code
     */
    public WordFinder(Class<E> type, Function<E, Collection<String>> words, Map<String, String> synonyms) {
        synonyms.forEach((word, code) -> {
            var known = comparable(word);
            if (!known.isEmpty()) {
                own.put(known, Enum.valueOf(type, code));
            }
        });
        for (var way : WAYS) {
            Map<String, Set<E>> meaning = new HashMap<>();
            for (var constant : EnumSet.allOf(type)) {
                var said = new HashSet<>(words.apply(constant));
                said.add(constant.name());
                said.forEach(word -> meaning.computeIfAbsent(way.apply(word), any -> EnumSet.noneOf(type))
                        .add(constant));
            }
            meanings.add(meaning);
        }
    }

    private static String comparable(String word) {
        return SIGNS.matcher(CellText.folded(word)).replaceAll("");
    }

    private static String withoutBrackets(String word) {
        return IN_BRACKETS.matcher(CellText.folded(word)).replaceAll("");
    }

    /** @throws CellRefused when it means none of them, or may mean several */
    public E find(String cell) {
        var text = CellReaders.text(cell);
        var synonym = own.get(comparable(text));
        return synonym != null
                ? synonym
                : known(text).orElseThrow(() -> new CellRefused("import.cell-not-a-word", text));
    }

    private Optional<E> known(String text) {
        for (int i = 0; i < WAYS.size(); i++) {
            var word = WAYS.get(i).apply(text);
            var meant = word.isEmpty() ? Set.<E>of() : meanings.get(i).getOrDefault(word, Set.of());
            if (meant.size() > 1) {
                throw new CellRefused("import.cell-word-unclear", text, List.copyOf(meant));
            }
            if (meant.size() == 1) {
                return meant.stream().findFirst();
            }
        }
        return Optional.empty();
    }
}
