package io.parkledger.core.contribution;

import io.parkledger.core.value.FigureName;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import org.jspecify.annotations.Nullable;

/**
 * Which of a contribution's figures.
 *
 * @param taxType for tax only
 * @param scope   for tax only
 */
public record Figure(
        Measure measure,
        @Nullable TaxType taxType,
        @Nullable TaxScope scope) {

    /** What is measured. */
    public enum Measure {
        /** Yuan. */
        TAX,
        /** Persons employed at the end of the period (存量). */
        JOBS,
        /** Yuan. */
        OUTPUT
    }

    public static final Figure JOBS = new Figure(Measure.JOBS, null, null);
    public static final Figure OUTPUT = new Figure(Measure.OUTPUT, null, null);

    /** Its name within a contribution: {@code TAX_ALL_FULL}, {@code JOBS}. */
    public String key() {
        return measure == Measure.TAX ? FigureName.tax(taxType, scope) : measure.name();
    }

    public static Figure tax(TaxType type, TaxScope scope) {
        return new Figure(Measure.TAX, type, scope);
    }
}
