package io.parkledger.core.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * 统一社会信用代码: the 18 characters under which a company is registered, with the check character of GB 32100-2015. The
 * organisation code inside it has a check digit of its own (GB 11714), which real registries do not always honour; it
 * is not asked for here.
 */
public record CreditCode(@JsonValue String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int MODULUS = 31;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{18}");

    /** @throws InvalidValue when the shape or the check character is wrong */
    @JsonCreator
    public CreditCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue("value.credit-code-malformed", value);
        }
        if (value.charAt(WEIGHTS.length) != checkCharacterOf(value)) {
            throw new InvalidValue("value.credit-code-check", value);
        }
    }

    /** Whether the text is a well-formed code with the right check character. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches() && text.charAt(WEIGHTS.length) == checkCharacterOf(text);
    }

    private static char checkCharacterOf(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    @Override
    public String toString() {
        return value;
    }
}
