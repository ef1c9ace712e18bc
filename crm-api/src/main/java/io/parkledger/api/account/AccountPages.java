package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts (账号) as pages: those of others for the three admins, one's own for everybody. */
@Controller
@PageController
class AccountPages {

    private static final int LINES = 100;

    /** What the access log speaks of; each has a word under {@code access.action.} */
    private static final List<String> LOGGED = List.of(
            "sign-in",
            "sign-in-refused",
            "open-account",
            "close-account",
            "reopen-account",
            "reset-password",
            "propose-give-role",
            "propose-reset-password",
            "propose-close-account",
            "propose-reopen-account",
            "confirm-give-role",
            "confirm-reset-password",
            "confirm-close-account",
            "confirm-reopen-account",
            "refuse-give-role",
            "refuse-reset-password",
            "refuse-close-account",
            "refuse-reopen-account",
            "proposal-void",
            "rescue-admin",
            "give-role",
            "change-password",
            "change-password-refused",
            "make-token",
            "revoke-token",
            "erase-person",
            "backup",
            "backup-keys",
            "restore",
            "read",
            "export");

    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Tokens tokens;
    private final Proposals proposals;
    private final Forms forms;

    AccountPages(Accounts accounts, AccessLog accessLog, Tokens tokens, Proposals proposals, Forms forms) {
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.tokens = tokens;
        this.proposals = proposals;
        this.forms = forms;
    }

    /** One account, with what the reader may do about it. */
    record Row(Accounts.Account account, List<Forms.Link> actions) {

        public boolean isWaiting() {
            return AccountSheets.isWaiting(account);
        }
    }

    @GetMapping({"/accounts", "/accounts" + Sheet.AT, "/accounts" + Sheet.AT_XLSX})
    @Allowed(Action.READ_ACCOUNTS)
    @InMenu(at = 130, group = "admin", icon = "key", also = "/persons")
    String list(Call call, Views views, Model model) {
        model.addAttribute(
                "rows",
                accounts.all().stream()
                        .map(account -> new Row(account, actionsOn(account, call.caller())))
                        .toList());
        var places = views.space().placeNames();
        model.addAttribute("places", places);
        model.addAttribute("open", forms.link("accounts.new", call));
        model.addAttribute("sheet", AccountSheets.accounts(accounts::all, places));
        return "account/list";
    }

    /** Nobody administers himself. */
    private List<Forms.Link> actionsOn(Accounts.Account account, Caller caller) {
        if (account.login().equals(caller.login())) {
            return List.of();
        }
        return forms.links(account.login(), caller, account.role().isAdmin() ? onAdmin(account) : onOther(account));
    }

    private static Stream<String> onAdmin(Accounts.Account account) {
        return account.disabled()
                ? Stream.of("accounts.propose-reopen")
                : Forms.of("accounts", "propose-role", "propose-reset", "propose-close");
    }

    private static Stream<String> onOther(Accounts.Account account) {
        return account.disabled()
                ? Stream.of("accounts.reopen")
                : Forms.of("accounts", "give-role", "propose-role", "propose-reset", "close");
    }

    /** A proposal, with what the reader may do about it. */
    record ProposalRow(Proposal proposal, List<Forms.Link> actions) {}

    @GetMapping({"/proposals", "/proposals" + Sheet.AT, "/proposals" + Sheet.AT_XLSX})
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    String proposals(Call call, Views views, Model model) {
        model.addAttribute(
                "rows",
                proposals.all().stream()
                        .map(proposal -> new ProposalRow(proposal, actionsOn(proposal, call.caller())))
                        .toList());
        var places = views.space().placeNames();
        model.addAttribute("places", places);
        model.addAttribute("sheet", AccountSheets.proposals(() -> proposals.all(Integer.MAX_VALUE), places));
        return "account/proposals";
    }

    /** Whom it is about has no say; the proposer can only take it back. */
    private List<Forms.Link> actionsOn(Proposal proposal, Caller caller) {
        if (proposal.state() != Proposal.State.OPEN || proposal.login().equals(caller.login())) {
            return List.of();
        }
        return forms.links(
                proposal.proposalId(),
                caller,
                proposal.proposedBy().equals(caller.login())
                        ? Stream.of("proposals.refuse")
                        : Stream.of("proposals.confirm", "proposals.refuse"));
    }

    static List<ParkView> parks(Views views) {
        return views.space()
                .parks(Scope.ALL, SliceRequest.first(SliceRequest.MAX_LIMIT))
                .items();
    }

    @GetMapping({"/accounts/log", "/accounts/log" + Sheet.AT, "/accounts/log" + Sheet.AT_XLSX})
    @Allowed(Action.READ_ACCESS_LOG)
    String log(
            Call call,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String action,
            Model model) {
        var who = PageRequests.filled(login);
        var what = PageRequests.filled(action);
        var lines = accessLog.before(before, who, what, LINES + 1);
        var more = lines.size() > LINES;
        var shown = more ? lines.subList(0, LINES) : lines;
        model.addAttribute("lines", shown);
        model.addAttribute("next", more ? shown.get(LINES - 1).id() : null);
        model.addAttribute("login", login);
        model.addAttribute("action", action);
        model.addAttribute("actions", LOGGED);
        model.addAttribute("people", accounts.all());
        model.addAttribute("sheet", AccountSheets.accessLog(accessLog, who, what));
        return "account/log";
    }

    /**
     * A token that still opens the door.
     *
     * @param session whether it is a session of pages, not a token of a program
     * @param hours   it has left to live; expiry goes by the real clock, also in the demo
     */
    record Living(Tokens.Token token, boolean session, long hours, Forms.@Nullable Link revoke) {}

    @GetMapping("/account")
    @Allowed(Action.OWN_ACCOUNT)
    String own(Call call, Views views, Model model) {
        var now = Instant.now();
        model.addAttribute("own", call.caller());
        model.addAttribute("places", views.space().placeNames());
        model.addAttribute("changePassword", forms.link("accounts.me.change-password", call));
        model.addAttribute(
                "tokens",
                tokens.of(call.caller().login()).stream()
                        .filter(token -> !token.revoked() && token.expiresAt().isAfter(now))
                        .sorted(Comparator.comparing(Tokens.Token::createdAt).reversed())
                        .map(token -> new Living(
                                token,
                                token.kind() == Tokens.Kind.PAGE,
                                now.until(token.expiresAt(), ChronoUnit.HOURS),
                                forms.link("tokens.revoke", token.tokenId(), call.caller())))
                        .toList());
        return "account/own";
    }
}
