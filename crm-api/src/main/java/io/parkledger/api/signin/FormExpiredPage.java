package io.parkledger.api.signin;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.http.PageController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Shown instead of what was sent, see {@link CsrfRefusal}; the parameters are those of the form. */
@Controller
@PageController(anyParameter = true)
class FormExpiredPage {

    @RequestMapping(
            path = "/form-expired",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Allowed(Action.PUBLIC)
    String formExpired() {
        return "form-expired";
    }
}
