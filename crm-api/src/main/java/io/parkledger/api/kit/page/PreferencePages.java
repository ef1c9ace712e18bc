package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and colours, kept in the browser. */
@Controller
@PageController
class PreferencePages {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    @PostMapping("/preferences")
    @Allowed(Action.PUBLIC)
    String prefer(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null && LANGUAGES.contains(language)) {
            keep(PageRequests.LANGUAGE, language, request, response);
        }
        if (theme != null && THEMES.contains(theme)) {
            keep(PageFrames.THEME, theme, request, response);
        }
        return Addresses.redirectTo(next);
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        Cookies.set(name, value, KEPT, request, response);
    }
}
