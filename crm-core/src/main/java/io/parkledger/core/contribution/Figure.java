package io.parkledger.core.contribution;

import io.parkledger.core.meaning.Measured;
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
    public enum Measure implements Measured {
        TAX("yuan"),
        /** Employed at the end of the period (存量). */
        JOBS("persons"),
        OUTPUT("yuan");

        private final String unit;

        Measure(String unit) {
            this.unit = unit;
        }

        @Override
        public String unit() {
            return unit;
        }
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
