package io.parkledger.api.contribution;

import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of a contribution in words; the scope of a tax is always said. */
@Component
public class Figures {

    private final PageText text;

    Figures(PageText text) {
        this.text = text;
    }

    /** 全口径税收, 地方留成（增值税）, 用工人数. */
    public String name(FigureRow row) {
        var figure = row.figure();
        if (figure.measure() != Measure.TAX) {
            return text.word(figure.measure());
        }
        var tax = text.say("figure.tax." + figure.scope());
        return figure.taxType() == TaxType.ALL ? tax : text.say("figure.tax.type", tax, text.word(figure.taxType()));
    }

    /** An amount of the figure in the unit in which it is typed, exact: what a form says beside its field. */
    public String typed(FigureRow row, @Nullable BigDecimal amount) {
        return amount != null && row.isMoney() ? text.word(new Cny(amount)) : amount(row, amount);
    }

    /** An amount of the figure, with its unit; in yuan to the fen, as its history says it. */
    public String amount(FigureRow row, @Nullable BigDecimal amount) {
        if (amount == null) {
            return PageText.NONE;
        }
        return text.number(amount) + " " + text.say(row.isMoney() ? "unit.yuan" : "unit.persons");
    }
}
