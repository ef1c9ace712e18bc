package io.parkledger.api.importing;

import io.parkledger.core.value.UnitNumber;
import java.util.regex.Pattern;

/** How buildings, units and destinations are called in files: spaced, and in half or full width, as it came. */
final class Spelling {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Spelling() {}

    /** The form in which two spellings are equal: those that the ledger takes for one, and those that only space it. */
    static String comparable(String name) {
        return SPACES.matcher(UnitNumber.comparable(name)).replaceAll("");
    }
}
