package io.parkledger.api.figure;

import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures as people write them, each in its unit. */
@Component
class FigureText {

    private final PageText text;

    FigureText(PageText text) {
        this.text = text;
    }

    /** With its unit. */
    public String amount(Unit unit, @Nullable BigDecimal amount) {
        if (amount == null) {
            return PageText.NONE;
        }
        return switch (unit) {
            case CNY -> text.money(new Cny(amount));
            case SQM -> text.area(amount);
            case PERCENT -> text.percentage(amount);
            case CNY_PER_SQM, CNY_PER_SQM_MONTH -> text.say("Unit." + unit + ".of", text.yuan(new Cny(amount)));
            case YEARS -> text.say("Unit.YEARS.of", text.years(amount));
            default -> text.say("Unit." + unit + ".of", text.number(amount));
        };
    }

    /** In a column whose heading names the unit; money brings its own. */
    public String cell(Unit unit, @Nullable BigDecimal amount) {
        return amount == null || unit == Unit.CNY ? amount(unit, amount) : text.number(amount);
    }
}
