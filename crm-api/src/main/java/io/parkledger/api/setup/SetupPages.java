package io.parkledger.api.setup;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.projection.Views;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 开始使用: what is done, what comes next and what later, each with whose it is. */
@Controller
@PageController
class SetupPages {

    private final Setup setup;

    SetupPages(Setup setup) {
        this.setup = setup;
    }

    @GetMapping(Setup.PAGE)
    @Allowed(Action.READ_HOME)
    String setup(Call call, Views views, Model model) {
        var steps = setup.steps(call.caller(), views);
        model.addAttribute("steps", steps);
        model.addAttribute("left", Setup.left(steps));
        return "setup/setup";
    }
}
