package io.parkledger.api.kit.page;

import io.parkledger.api.kit.view.ViewArguments;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The business day a page speaks of: the one asked for; where the page shows what was known in the past, the day of
 * that past; else today.
 */
@Component
public class PageDay {

    private final ViewArguments views;

    PageDay(ViewArguments views) {
        this.views = views;
    }

    public LocalDate of(@Nullable LocalDate on, @Nullable String asOf) {
        return on == null ? of(asOf) : on;
    }

    public LocalDate of(@Nullable String asOf) {
        return views.dayOf(asOf);
    }

    /** Of the request at hand, for whoever is handed the views of its {@code asOf} and not the parameter. */
    public LocalDate asked() {
        return of(
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        ? request.getRequest().getParameter("asOf")
                        : null);
    }
}
