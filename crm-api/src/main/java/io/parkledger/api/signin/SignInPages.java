package io.parkledger.api.signin;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Encrypted;
import io.parkledger.api.kit.access.PasswordThrottle;
import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front door: what this is, who one is, and out again. */
@Controller
@PageController
class SignInPages {

    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Passwords passwords;
    private final PageSessions sessions;
    private final PasswordThrottle throttle;
    private final boolean demo;

    SignInPages(
            Accounts accounts,
            AccessLog accessLog,
            Passwords passwords,
            PageSessions sessions,
            PasswordThrottle throttle,
            Environment environment) {
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** A known account of the demo, one click away; {@code role} is a key under {@code demo.account.}. */
    record DemoAccount(String login, String role) {}

    private static final List<DemoAccount> DEMO_ACCOUNTS = List.of(
            new DemoAccount("su", "staff"),
            new DemoAccount("wang", "manager"),
            new DemoAccount("shen", "auditor"),
            new DemoAccount("tong", "maker"),
            new DemoAccount("fang", "checker"),
            new DemoAccount("operator", "operator"),
            new DemoAccount("admin", "system-admin"),
            new DemoAccount("security", "security-admin"),
            new DemoAccount("watch", "audit-admin"));

    @GetMapping("/sign-in")
    @Allowed(Action.PUBLIC)
    String signIn(@RequestParam(required = false) @Nullable String next, Model model) {
        return page(next, null, model);
    }

    private String page(@Nullable String next, @Nullable String login, Model model) {
        model.addAttribute("next", next != null && Addresses.isOurs(next) ? next : "/");
        model.addAttribute("login", login);
        model.addAttribute("demoAccounts", demo ? DEMO_ACCOUNTS : List.of());
        return "sign-in";
    }

    @PostMapping("/sign-in")
    @Allowed(Action.PUBLIC)
    String signIn(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Encrypted.require(request);
        var stamp = accounts.stampOf(login);
        var answer = throttle.ask(Door.SIGN_IN, login, password);
        var wait = answer.retryAfter();
        if (wait != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "" + wait.toSeconds());
            model.addAttribute("minutes", PasswordThrottle.minutes(wait));
            return page(next, login, model);
        }
        if (!answer.right()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return page(next, login, model);
        }
        if (passwords.isOneTimeOver(login)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("oneTimeOver", true);
            return page(next, login, model);
        }
        accessLog.write(login, Door.SIGN_IN.opened(), "");
        sessions.begin(login, stamp, request, response);
        if (accounts.find(login).filter(Accounts.Account::mustChange).isPresent()) {
            return "redirect:/accounts/me/change-password";
        }
        return Addresses.redirectTo(next);
    }

    @PostMapping("/sign-out")
    @Allowed(Action.PUBLIC)
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        // What was shown leaves the browser too.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return "redirect:/sign-in";
    }
}
