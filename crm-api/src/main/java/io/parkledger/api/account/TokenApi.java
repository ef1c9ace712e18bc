package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Encrypted;
import io.parkledger.api.kit.access.PasswordThrottle;
import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.meaning.Grave;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens: made with login and password, shown once, taken back at any time. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "tokens")
class TokenApi {

    private static final int MAX_DAYS = 365;

    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Passwords passwords;
    private final Tokens tokens;
    private final PasswordThrottle throttle;

    TokenApi(Accounts accounts, AccessLog accessLog, Passwords passwords, Tokens tokens, PasswordThrottle throttle) {
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.passwords = passwords;
        this.tokens = tokens;
        this.throttle = throttle;
    }

    /**
     * Who wants a token.
     *
     * @param label to tell one's tokens apart
     * @param days  it is to live, 90 unless said
     */
    record SignIn(
            @NotBlank @Size(max = 40) String login,
            @NotBlank @Size(max = PasswordPolicy.LONGEST) String password,
            @Size(max = 80) @Nullable String label,
            @Positive @Max(MAX_DAYS) @Nullable Integer days) {}

    /** The token, shown this once. */
    record Given(String token, String login, Role role, boolean mustChangePassword) {}

    @PostMapping
    @Allowed(Action.PUBLIC)
    @Operation(summary = "Sign in: a bearer token for login and password")
    ResponseEntity<Given> signIn(@FromRequest SignIn signIn, HttpServletRequest request) {
        Encrypted.require(request);
        var stamp = accounts.stampOf(signIn.login());
        throttle.ask(Door.SIGN_IN, signIn.login(), signIn.password()).orRefuse(HttpStatus.UNAUTHORIZED);
        if (passwords.isOneTimeOver(signIn.login())) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "access.one-time-password-over");
        }
        var life = signIn.days() == null ? Tokens.LIFE : Duration.ofDays(signIn.days());
        var label = signIn.label() == null ? "api" : signIn.label();
        var token = tokens.makeForProgram(signIn.login(), label, life, stamp);
        accessLog.write(signIn.login(), Door.SIGN_IN.opened(), "");
        var account = accounts.find(signIn.login()).orElseThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Given(token, account.login(), account.role(), account.mustChange()));
    }

    @GetMapping
    @Allowed(Action.OWN_ACCOUNT)
    @Operation(summary = "One's own tokens")
    @LeadsTo(value = "tokensRevoke", id = "/0/tokenId")
    List<Tokens.Token> list(Call call) {
        return tokens.of(call.caller().login());
    }

    @PostMapping("/{id}/revoke")
    @Allowed(Action.OWN_ACCOUNT)
    @Grave
    @Operation(summary = "Take back one of one's own tokens")
    ResponseEntity<Void> revoke(@PathVariable String id, Call call) {
        if (!tokens.revoke(call.caller().login(), id)) {
            throw Refused.unknown(id);
        }
        accessLog.write(call.caller().login(), "revoke-token", id);
        return ResponseEntity.noContent().build();
    }
}
