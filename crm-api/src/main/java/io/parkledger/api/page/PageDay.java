package io.parkledger.api.page;

import io.parkledger.api.web.ViewArguments;
import io.parkledger.core.ledger.Ledger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The business day a page speaks of: the one asked for; where the page shows what was known in the past, the day of
 * that past; else today.
 */
@Component
public class PageDay {

    private final Ledger ledger;
    private final ViewArguments views;

    PageDay(Ledger ledger, ViewArguments views) {
        this.ledger = ledger;
        this.views = views;
    }

    public LocalDate of(@Nullable LocalDate on, @Nullable String asOf) {
        if (on != null) {
            return on;
        }
        return asOf == null ? ledger.clock().today() : dayOf(asOf);
    }

    private LocalDate dayOf(String asOf) {
        if (asOf.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(asOf);
        }
        var last = ledger.reader().after(views.position(asOf) - 1, 1);
        return last.isEmpty()
                ? ledger.clock().today()
                : last.get(0).recordedAt().atZone(ledger.clock().getZone()).toLocalDate();
    }
}
