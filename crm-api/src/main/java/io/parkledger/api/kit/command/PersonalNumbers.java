package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.value.Contact;
import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mobile and identity numbers in texts that are kept in clear and for ever. A contact has fields of its own, which are
 * encrypted and can be erased.
 */
final class PersonalNumbers {

    /** Eleven digits, with or without the country's code and separators; an amount of money is none. */
    private static final Pattern MOBILE = Pattern.compile(
            "(?<![0-9A-Za-z.])(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![0-9A-Za-z])(?!\\s*[元万亿]|\\.\\d)");

    /** Seventeen digits and a check digit; a credit code of eighteen has letters, or fails the check. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[0-9Xx](?![0-9A-Za-z])");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    /** Numbers of documents, and what people are called by here. */
    private static final Set<String> ELSEWHERE = Set.of("login", "password", "newPassword");

    private PersonalNumbers() {}

    static List<Refused.FieldError> errorsIn(Record command) {
        var errors = new ArrayList<Refused.FieldError>();
        collect(command, "", errors);
        return errors;
    }

    private static void collect(Record command, String prefix, List<Refused.FieldError> errors) {
        if (command instanceof Contact) {
            return;
        }
        for (var field : Components.of(command.getClass())) {
            var here = new ArrayList<Refused.FieldError>();
            collect(Components.read(field, command), prefix + field.getName(), here);
            // Asked last: it takes longer to know than whether there is any.
            if (!here.isEmpty() && !isElsewhere(field)) {
                errors.addAll(here);
            }
        }
    }

    private static boolean isElsewhere(RecordComponent field) {
        return ELSEWHERE.contains(field.getName())
                || field.getName().endsWith("Number")
                || field.isAnnotationPresent(Person.class)
                || CommandShape.isId(field);
    }

    private static void collect(@Nullable Object value, String path, List<Refused.FieldError> errors) {
        if (value instanceof String text && isIn(text)) {
            errors.add(Refused.FieldError.of(path, "request.personal-number"));
        } else if (value instanceof Collection<?> several) {
            int index = 0;
            for (var each : several) {
                collect(each, path + "[" + index++ + "]", errors);
            }
        } else if (value instanceof Record part
                && Components.of(part.getClass()).size() > 1) {
            collect(part, path + ".", errors);
        }
    }

    static boolean isIn(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return MOBILE.matcher(plain).find()
                || IDENTITY.matcher(plain).results().anyMatch(found -> hasCheckDigit(found.group()));
    }

    private static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += WEIGHTS[at] * (number.charAt(at) - '0');
        }
        return number.toUpperCase(Locale.ROOT).charAt(WEIGHTS.length)
                == CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }
}
