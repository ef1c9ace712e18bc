package io.parkledger.core.value;

import java.util.ArrayList;
import java.util.List;

/** How the figures that a tenant can report are called: {@code TAX_ALL_FULL}, {@code JOBS}. */
public final class FigureName {

    private static final String TAX = "TAX";
    private static final String JOBS = "JOBS";
    private static final String OUTPUT = "OUTPUT";

    private FigureName() {}

    public static String tax(TaxType type, TaxScope scope) {
        return TAX + "_" + type + "_" + scope;
    }

    /** Of all figures there are. */
    public static List<String> all() {
        var all = new ArrayList<>(List.of(JOBS, OUTPUT));
        for (var type : TaxType.values()) {
            for (var scope : TaxScope.values()) {
                all.add(tax(type, scope));
            }
        }
        return List.copyOf(all);
    }
}
