package io.parkledger.api.account;

import io.parkledger.api.kit.refusal.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a chosen password must not be. Nothing is asked of its characters: length is what makes it strong, and what is
 * refused is what a guesser tries first.
 */
@Component
class PasswordPolicy {

    static final int SHORTEST = 10;

    /** From here on a password may also be made of digits only, or of a common word and digits. */
    private static final int RECOMMENDED = 15;

    static final int LONGEST = 200;

    /** What this product is called. */
    private static final Set<String> PRODUCT = Set.of("parkledger", "园账");

    /** What stands around a word: {@code !admin123456}. */
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final Set<String> common = common();
    private final Set<String> words = common.stream()
            .map(PasswordPolicy::word)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    /** The commonest passwords that are long enough, in lower case. */
    static Set<String> common() {
        var list = new ClassPathResource("passwords/common.txt");
        try (var lines = new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param field the password stands in, for the refusal
     * @param name  of the account's owner
     * @throws Refused when it is too short or too long, is one of the commonest or easily made of one, or little else
     *                 than a known name
     */
    void require(String field, String password, String login, String name) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            throw Refused.malformed(field, "access.password-length", SHORTEST, LONGEST);
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower)
                || lower.codePoints().distinct().count() < 3
                || length < RECOMMENDED && isWordWithDigits(lower)) {
            throw Refused.malformed(field, "access.password-common");
        }
        if (isLittleElseThan(lower, Stream.concat(PRODUCT.stream(), Stream.of(login, name)))) {
            throw Refused.malformed(field, "access.password-names-you");
        }
    }

    /** Digits only, such as a birthday or a phone number, or a common word with digits and signs around it. */
    private boolean isWordWithDigits(String password) {
        var word = word(password);
        return word.isEmpty() || words.contains(word);
    }

    /** The word in {@code p@ssw0rd123}. */
    private static String word(String password) {
        return AROUND.matcher(password)
                .replaceAll("")
                .replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's');
    }

    /** A known name makes a password shorter by its length. */
    private static boolean isLittleElseThan(String password, Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT).strip())
                .filter(name -> name.length() > 1 && password.contains(name))
                .map(name -> password.replace(name, ""))
                .anyMatch(rest -> rest.codePointCount(0, rest.length()) < SHORTEST - 2);
    }
}
