package io.parkledger.api.demo;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.http.PageController;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Three minutes through the stories of the demo, each a click away from the page that shows it. */
@Controller
@PageController
@Profile("demo")
class TourPages {

    /**
     * A story; its words are the messages {@code tour.<name>} and {@code tour.<name>.text}.
     *
     * @param ways to see it
     */
    record Stop(String name, String icon, List<Way> ways) {}

    /**
     * Where somebody sees a story.
     *
     * @param login of the demo account that may
     * @param role  a key under {@code demo.account.}
     * @param place the address
     * @param view  what one sees there, a key under {@code tour.view.}; null when there is but one
     */
    record Way(
            String login,
            String role,
            String place,
            @Nullable String view) {}

    private static final String LATE =
            "/ledger?effectiveFrom=2021-01-01&effectiveTo=2021-12-31&recordedAfter=2021-12-31";

    private static final List<Stop> STOPS = List.of(
            new Stop(
                    "back-dating",
                    "clock",
                    List.of(
                            new Way("shen", "auditor", LATE, "late"),
                            new Way("wang", "manager", "/rent-roll?asOf=2021-12-31", "then"))),
            new Stop(
                    "restatement",
                    "coin",
                    List.of(
                            new Way("shen", "auditor", "/ledger?type=contribution.restated", "ledger"),
                            new Way("fang", "checker", "/contributions/QY-033.2021-Q3?asOf=2022-02-14", "before"),
                            new Way("fang", "checker", "/contributions/QY-033.2021-Q3", "now"))),
            new Stop(
                    "import",
                    "upload",
                    List.of(
                            new Way("tong", "maker", "/imports/import-2021-Q2-tax", "file"),
                            new Way("fang", "checker", "/contributions?year=2021&asOf=2021-07-21", "between"),
                            new Way("fang", "checker", "/contributions?year=2021&asOf=2021-07-22", "after"))),
            new Stop("funnel", "funnel", List.of(new Way("wang", "manager", "/funnel", null))),
            new Stop(
                    "reopened",
                    "repeat",
                    List.of(
                            new Way("su", "staff", "/leads/XS-2020-S004?asOf=2020-08-12", "signed"),
                            new Way("su", "staff", "/leads/XS-2020-S004", "now"))),
            new Stop("shortfall", "warning", List.of(new Way("wang", "manager", "/contracts/HT-QY-077", null))),
            new Stop("hold-over", "hourglass", List.of(new Way("wang", "manager", "/contracts/HT-QY-036", null))),
            new Stop(
                    "split",
                    "grid",
                    List.of(
                            new Way("wang", "manager", "/units/A0102?asOf=2022-01-19", "whole"),
                            new Way("wang", "manager", "/units/A0102", "now"))),
            new Stop(
                    "admins",
                    "shield",
                    List.of(
                            new Way("admin", "system-admin", "/accounts", null),
                            new Way("security", "security-admin", "/accounts", null),
                            new Way("watch", "audit-admin", "/accounts/log", null))));

    private final DemoSettings settings;

    TourPages(DemoSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/tour")
    @Allowed(Action.PUBLIC)
    String tour(Model model) {
        model.addAttribute("stops", settings.isBuiltIn() ? STOPS : List.of());
        model.addAttribute("password", DemoPeople.PASSWORD);
        return "tour/tour";
    }
}
