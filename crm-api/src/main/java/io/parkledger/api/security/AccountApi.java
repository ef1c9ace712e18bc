package io.parkledger.api.security;

import io.parkledger.api.security.PasswordThrottle.Door;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.Refused;
import io.parkledger.api.web.Sent;
import io.parkledger.core.id.Id;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, by the three admins: one opens and closes, one gives roles and reach, one watches (三员分立). */
@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "accounts")
class AccountApi {

    private static final int LOG_LIMIT = 500;

    private final Accounts accounts;
    private final PasswordThrottle throttle;

    AccountApi(Accounts accounts, PasswordThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    /** A new account: without role until the security admin gives one. */
    record Opening(
            @NotBlank @Pattern(regexp = "[a-z0-9._-]{2,40}") String login,
            @NotBlank @Size(max = 60) String name) {}

    /** Shown this once. */
    record OneTimePassword(String login, String password) {}

    /** What somebody is here for, and which rows they reach; no parks means all, no buildings means all. */
    record Reach(
            Role role,
            @Size(max = 50) @Nullable Set<@Pattern(regexp = Id.PATTERN, message = "{bound.id}") String> parks,
            @Size(max = 40) @Nullable String department,
            @Size(max = 200) @Nullable Set<@Pattern(regexp = Id.PATTERN, message = "{bound.id}") String> buildings) {}

    /** A new password, with the one it replaces. */
    record PasswordChange(
            @NotBlank @Size(max = 200) String password,
            @NotBlank @Size(min = 10, max = 200) String newPassword) {}

    @GetMapping
    @Allowed(Action.READ_ACCOUNTS)
    @Operation(summary = "All accounts")
    List<Accounts.Account> list(Call call) {
        return accounts.all();
    }

    @PostMapping
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(
            summary = "Open an account; answers with a one-time password. It can do nothing until it is given a role")
    ResponseEntity<OneTimePassword> open(@Sent Opening opening, Call call) {
        var password = accounts.newSecret();
        var account =
                new Accounts.Account(opening.login(), opening.name(), Role.STAFF, Set.of(), null, null, true, false);
        if (!accounts.open(account, password)) {
            throw new Refused(HttpStatus.CONFLICT, "access.login-taken", opening.login());
        }
        accounts.log(call.caller().login(), "open-account", opening.login());
        return ResponseEntity.status(HttpStatus.CREATED).body(new OneTimePassword(opening.login(), password));
    }

    @PostMapping("/{id}/close")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(summary = "Close an account: its tokens stop working at once")
    ResponseEntity<Void> close(@PathVariable String id, Call call) {
        requireOther(id, call);
        accounts.setDisabled(id, true);
        accounts.log(call.caller().login(), "close-account", id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/reopen")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(summary = "Re-open an account")
    ResponseEntity<Void> reopen(@PathVariable String id, Call call) {
        requireOther(id, call);
        accounts.setDisabled(id, false);
        accounts.log(call.caller().login(), "reopen-account", id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/reset-password")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(summary = "A new one-time password")
    OneTimePassword resetPassword(@PathVariable String id, Call call) {
        requireOther(id, call);
        var password = accounts.newSecret();
        accounts.changePassword(id, password, true);
        accounts.log(call.caller().login(), "reset-password", id);
        return new OneTimePassword(id, password);
    }

    @PostMapping("/{id}/give-role")
    @Allowed(Action.GIVE_ROLES)
    @Operation(summary = "Give a role and its reach: parks, department, buildings")
    ResponseEntity<Void> give(@PathVariable String id, @Sent Reach reach, Call call) {
        requireOther(id, call);
        accounts.give(id, reach.role(), reach.parks(), reach.department(), reach.buildings());
        accounts.log(call.caller().login(), "give-role", id + " " + reach.role());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/me/change-password")
    @Allowed(Action.OWN_ACCOUNT)
    @Operation(summary = "Change one's own password")
    ResponseEntity<Void> changePassword(@Sent PasswordChange change, Call call) {
        var login = call.caller().login();
        throttle.ask(Door.CHANGE_PASSWORD, login, change.password()).orRefuse(HttpStatus.FORBIDDEN);
        accounts.changePassword(login, change.newPassword(), false);
        accounts.log(login, Door.CHANGE_PASSWORD.opened(), login);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/log")
    @Allowed(Action.READ_ACCESS_LOG)
    @Operation(summary = "What was done to accounts and tokens, and what auditors read, after an entry's id")
    List<Accounts.AccessLine> log(Call call, @RequestParam(defaultValue = "0") long after) {
        return accounts.logAfter(after, LOG_LIMIT);
    }

    private void requireOther(String login, Call call) {
        if (accounts.find(login).isEmpty()) {
            throw Refused.unknown(login);
        }
        if (call.caller().login().equals(login)) {
            throw new Refused(HttpStatus.CONFLICT, "access.not-oneself");
        }
    }
}
