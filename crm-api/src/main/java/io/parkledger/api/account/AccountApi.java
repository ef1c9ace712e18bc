package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.PasswordThrottle;
import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.ShownOnce;
import io.parkledger.api.kit.openapi.NotLedgerIds;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.signin.PageSessions;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.Id;
import io.parkledger.core.meaning.Grave;
import io.parkledger.projection.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
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
@NotLedgerIds
@Refuses({"access.login-taken", "access.not-oneself", "access.takes-two"})
class AccountApi {

    private static final int LOG_LIMIT = 500;

    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Passwords passwords;
    private final AccountDesk desk;
    private final Reaches reaches;
    private final PasswordThrottle throttle;
    private final PasswordPolicy policy;
    private final PageSessions sessions;
    private final Holdings holdings;
    private final ViewArguments views;

    AccountApi(
            Accounts accounts,
            AccessLog accessLog,
            Passwords passwords,
            AccountDesk desk,
            Reaches reaches,
            PasswordThrottle throttle,
            PasswordPolicy policy,
            PageSessions sessions,
            Holdings holdings,
            ViewArguments views) {
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.passwords = passwords;
        this.desk = desk;
        this.reaches = reaches;
        this.throttle = throttle;
        this.policy = policy;
        this.sessions = sessions;
        this.holdings = holdings;
        this.views = views;
    }

    /** A new account: without role until the security admin gives one. */
    record Opening(
            @NotBlank @Pattern(regexp = "[a-z0-9._-]{2,40}", message = "{account.login-form}")
            String login,

            @NotBlank @Name(max = 60) String name) {}

    /** @param firstHalf of the one-time password, shown this once; whoever gives the first role is shown the second */
    record Opened(String login, String firstHalf) implements ShownOnce {
        @Override
        public boolean hasSecret() {
            return true;
        }
    }

    /** @param secondHalf of the one-time password, shown this once; null when it is not the first role */
    record RoleGiven(String login, @Nullable String secondHalf) implements ShownOnce {
        @Override
        public boolean hasSecret() {
            return secondHalf != null;
        }
    }

    /**
     * What somebody is here for, and which rows they reach.
     *
     * @param parks      at least one, or {@code *} alone for all; none for the three admins, who reach no rows
     * @param department whose rows staff share; staff must have one
     * @param buildings  the reach is to end at; none for all
     */
    record Reach(
            Role role,
            @Size(max = 50) @Nullable Set<@Pattern(regexp = "\\*|" + Id.PATTERN, message = "{bound.id}") String> parks,
            @Name(max = 40) @Nullable String department,
            @Size(max = 200) @Nullable Set<@Pattern(regexp = Id.PATTERN, message = "{bound.id}") String> buildings) {}

    /**
     * Who owns from now on what the closed account holds.
     *
     * @param successor gets everything else
     * @param others    what goes to somebody else
     */
    record Closing(
            @Name(max = 40) @Nullable String successor,
            @Size(max = 500) List<@Valid HandOver> others) {}

    /** @param heldId of the lead, or of the negotiation, as {@code holdings} says it */
    record HandOver(
            @Pattern(regexp = Id.PATTERN, message = "{bound.id}")
            String heldId,

            @Name(max = 40) String successor) {}

    /** A new password, with the one it replaces. */
    record PasswordChange(
            @NotBlank @Size(max = PasswordPolicy.LONGEST) String password,

            @NotBlank @Size(min = PasswordPolicy.SHORTEST, max = PasswordPolicy.LONGEST)
            String newPassword) {}

    @GetMapping
    @Allowed(Action.READ_ACCOUNTS)
    @Operation(summary = "All accounts")
    List<Accounts.Account> list(Call call) {
        return accounts.all();
    }

    @PostMapping
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(
            summary =
                    "Open an account; answers with the first half of its one-time password. Nobody can sign in as it until it is given a role")
    ResponseEntity<Opened> open(@FromRequest Opening opening, Call call) {
        var account =
                new Accounts.Account(opening.login(), opening.name(), Role.STAFF, Set.of(), null, null, true, false);
        var half = desk.open(account, call.caller().login());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Opened(opening.login(), half));
    }

    @PostMapping("/{id}/close")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Grave
    @Operation(
            summary =
                    "Close an account of business, once what it holds is handed over: its tokens stop working at once. An admin's takes two persons")
    ResponseEntity<Void> close(@PathVariable String id, @FromRequest Closing closing, Call call) {
        desk.requireClosable(id, call.caller().login());
        var others = new HashMap<String, String>();
        closing.others().forEach(each -> others.put(each.heldId(), each.successor()));
        holdings.handOver(id, closing.successor(), others, call.sender(), views::live);
        desk.close(id, call.caller().login());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/holdings")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(summary = "The open projects that an account owns, to be handed over before it is closed")
    List<Holdings.Held> holdings(@PathVariable String id, Views views, Call call) {
        if (accounts.find(id).isEmpty()) {
            throw Refused.unknown(id);
        }
        return holdings.of(id, views);
    }

    @PostMapping("/{id}/reopen")
    @Allowed(Action.OPEN_AND_CLOSE_ACCOUNTS)
    @Operation(
            summary = "Re-open an account of business; its tokens of before stay ended. An admin's takes two persons")
    ResponseEntity<Void> reopen(@PathVariable String id, Call call) {
        desk.reopen(id, call.caller().login());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/give-role")
    @Allowed(Action.GIVE_ROLES)
    @Operation(
            summary =
                    "Give a role of business and its reach: parks, department, buildings; the first role answers with the second half of the one-time password. What makes or concerns an admin takes two persons")
    RoleGiven give(@PathVariable String id, @FromRequest Reach reach, Call call) {
        var half = desk.give(id, reaches.given(reach), call.caller().login());
        return new RoleGiven(id, half.orElse(null));
    }

    @PostMapping("/me/change-password")
    @Allowed(Action.CHANGE_PASSWORD)
    @Operation(summary = "Change one's own password; every token and session of before ends")
    ResponseEntity<Void> changePassword(@FromRequest PasswordChange change, Call call) {
        var caller = call.caller();
        throttle.ask(Door.CHANGE_PASSWORD, caller.login(), change.password()).orRefuse(HttpStatus.FORBIDDEN);
        if (passwords.isOneTimeOver(caller.login())) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "access.one-time-password-over");
        }
        policy.require("newPassword", change.newPassword(), caller.login(), caller.name());
        if (passwords.was(caller.login(), change.newPassword())) {
            throw Refused.malformed("newPassword", "access.password-used-before");
        }
        passwords.choose(caller.login(), change.newPassword());
        sessions.beginAnewOnPages(caller.login());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/log")
    @Allowed(Action.READ_ACCESS_LOG)
    @Operation(summary = "What was done to accounts and tokens, and what auditors read, after an entry's id")
    List<AccessLog.Line> log(Call call, @RequestParam(defaultValue = "0") long after) {
        return accessLog.after(after, LOG_LIMIT);
    }
}
