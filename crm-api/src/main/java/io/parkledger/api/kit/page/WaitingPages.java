package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.view.ViewArguments;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How far the views of a start are, which a page waits for. */
@Controller
@PageController
class WaitingPages {

    private static final String OPEN_AGAIN = "HX-Refresh";

    private final ViewArguments views;

    WaitingPages(ViewArguments views) {
        this.views = views;
    }

    @GetMapping("/waiting")
    @Allowed(Action.READ_HOME)
    String waiting(HttpServletResponse response, Model model) {
        var missing = views.missing();
        if (missing.isEmpty()) {
            response.setHeader(OPEN_AGAIN, "true");
        }
        model.addAttribute("progress", missing.orElse(null));
        return "waiting :: progress";
    }
}
