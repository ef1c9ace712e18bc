package io.parkledger.projection.report.figure;

import io.parkledger.projection.report.Part;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what it was computed from.
 *
 * @param value in the figure's unit; null where it has none ("—", never zero)
 * @param parts as many as the figure's rule takes
 */
public record Explanation(Figure figure, @Nullable BigDecimal value, List<Part> parts) {

    static Explanation of(Figure figure, List<Part> parts) {
        return new Explanation(figure, figure.rule().value(parts), parts);
    }
}
