package io.parkledger.api.page;

import io.parkledger.api.security.AccessGate;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: for whoever is not signed in, what this is. */
@Controller
@Pages
class HomePages {

    @GetMapping("/")
    @Allowed(Action.PUBLIC)
    String home() {
        return AccessGate.caller().isEmpty() ? "redirect:/sign-in" : "home/home";
    }
}
