package io.parkledger.api.kit.wording;

import io.parkledger.core.id.Id;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Codes and facts in the language of the reader. The domain and the views hold codes only. */
@Component
public class Words {

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Za-z]+\\.[A-Z_]+");
    private static final int DIGITS_OF_TEN_THOUSAND = 4;
    /** Behind the point of ten thousand yuan. */
    private static final int DIGITS_OF_FEN = 6;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final MessageSource messages;
    private final ObjectProvider<IdNames> names;

    Words(MessageSource messages, ObjectProvider<IdNames> names) {
        this.messages = messages;
        this.names = names;
    }

    /** The sentence of a key, with facts in the order of its placeholders. */
    public String say(String key, List<?> facts) {
        var locale = LocaleContextHolder.getLocale();
        var words = facts.stream().map(fact -> word(fact, locale)).toArray();
        return messages.getMessage(key, words, key, locale);
    }

    /** Whether there is a sentence of a key. */
    public boolean has(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale()) != null;
    }

    /** A message with named placeholders, {@code {company}}. */
    public String fill(String key, UnaryOperator<String> facts) {
        var pattern = messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return PLACEHOLDER
                .matcher(String.valueOf(pattern))
                .replaceAll(found -> Matcher.quoteReplacement(facts.apply(found.group(1))));
    }

    /** One fact as people write it. */
    public String word(@Nullable Object fact) {
        return word(fact, LocaleContextHolder.getLocale());
    }

    private String word(@Nullable Object fact, Locale locale) {
        if (fact instanceof Enum<?> constant) {
            return constant(constant.getDeclaringClass(), constant.name());
        }
        if (fact instanceof LocalDate day) {
            return day.toString();
        }
        if (fact instanceof BigDecimal number) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(2);
            return format.format(number);
        }
        if (fact instanceof Boolean truth) {
            return messages.getMessage("word." + truth, null, locale);
        }
        if (fact instanceof Cny amount) {
            return tenThousands(amount, locale);
        }
        if (fact instanceof Collection<?> several) {
            return several.stream()
                    .map(each -> word(each, locale))
                    .collect(Collectors.joining(messages.getMessage("list.separator", null, locale)));
        }
        if (fact instanceof Id id) {
            return names.stream()
                    .flatMap(each -> each.nameOf(id).stream())
                    .findFirst()
                    .orElseGet(id::value);
        }
        return fact == null ? "" : fact.toString();
    }

    /** Exact, in the unit in which amounts are typed: sentences stand beside the fields they speak of. */
    private String tenThousands(Cny amount, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DIGITS_OF_FEN);
        var number = format.format(amount.yuan().movePointLeft(DIGITS_OF_TEN_THOUSAND));
        return messages.getMessage("money.wan", new Object[] {number}, locale);
    }

    /** A fact that was kept as text: constants as {@code LeadStage.QUALIFIED}, several things as a list. */
    public String kept(@Nullable Object fact) {
        if (fact instanceof Collection<?> several) {
            return word(several.stream().map(this::kept).toList());
        }
        return fact instanceof String text && CONSTANT.matcher(text).matches()
                ? messages.getMessage(text, null, text, LocaleContextHolder.getLocale())
                : word(fact);
    }

    /** The word for a constant people see: {@code LeadStage.QUALIFIED}. */
    public String constant(Class<?> type, String name) {
        return messages.getMessage(type.getSimpleName() + "." + name, null, name, LocaleContextHolder.getLocale());
    }
}
