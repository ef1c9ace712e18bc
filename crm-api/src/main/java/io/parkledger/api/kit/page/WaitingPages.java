package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.Pages;
import io.parkledger.api.kit.view.ViewArguments;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far views are that a page waits for: those of a start, or of the past. */
@Controller
@Pages
class WaitingPages {

    private static final String OPEN_AGAIN = "HX-Refresh";

    private final ViewArguments views;

    WaitingPages(ViewArguments views) {
        this.views = views;
    }

    @GetMapping("/waiting")
    @Allowed(Action.READ_HOME)
    String waiting(
            Call call,
            @RequestParam(required = false) @Nullable String asOf,
            HttpServletResponse response,
            Model model) {
        var missing = views.missing(asOf, call.caller().login());
        if (missing.isEmpty()) {
            response.setHeader(OPEN_AGAIN, "true");
        }
        model.addAttribute("progress", missing.orElse(null));
        return "waiting :: progress";
    }
}
