package io.parkledger.core.contract;

import java.text.Normalizer;
import java.util.Locale;

/** The office's own numbers of contracts (合同编号), as people type them. */
public final class ContractNumber {

    private ContractNumber() {}

    /**
     * The form in which two spellings of one number are equal: full width or half, upper case or lower, spaced or not.
     */
    public static String compared(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
    }
}
