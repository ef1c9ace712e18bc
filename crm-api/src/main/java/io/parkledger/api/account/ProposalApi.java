package io.parkledger.api.account;

import io.parkledger.api.account.Proposal.Kind;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.ShownOnce;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.api.kit.openapi.NotLedgerIds;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.Id;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What takes two of the three admins, see {@link Proposals}. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "proposals")
@NotLedgerIds
@Refuses({
    "access.not-oneself",
    "access.admins-only",
    "access.nothing-to-propose",
    "access.proposed-already",
    "access.proposal-decided",
    "access.proposal-void",
    "access.not-your-own-proposal",
    "access.another-role-confirms",
    "access.last-admin"
})
class ProposalApi {

    private final Proposals proposals;
    private final Reaches reaches;

    ProposalApi(Proposals proposals, Reaches reaches) {
        this.proposals = proposals;
        this.reaches = reaches;
    }

    /** Why it is asked for. */
    record Cause(@NotBlank @Name(max = 200) String cause) {}

    /** A role of an admin, or another role for one; see {@link AccountApi.Reach}. */
    record RoleProposal(
            Role role,
            @Size(max = 50) @Nullable Set<@Pattern(regexp = "\\*|" + Id.PATTERN, message = "{bound.id}") String> parks,
            @Name(max = 40) @Nullable String department,
            @Size(max = 200) @Nullable Set<@Pattern(regexp = Id.PATTERN, message = "{bound.id}") String> buildings,
            @NotBlank @Name(max = 200) String cause) {}

    /**
     * A proposal just made.
     *
     * @param firstHalf of the new one-time password, shown this once; the confirmer is shown the second
     */
    @LeadsTo(value = "proposalsConfirm", id = "/proposalId")
    record Proposed(
            String proposalId, String login, @Nullable String firstHalf) implements ShownOnce {
        @Override
        public boolean hasSecret() {
            return firstHalf != null;
        }
    }

    /** @param secondHalf of the new one-time password, shown this once; null where there is none */
    record Confirmed(
            String proposalId, String login, @Nullable String secondHalf) implements ShownOnce {
        @Override
        public boolean hasSecret() {
            return secondHalf != null;
        }
    }

    @PostMapping("/accounts/{id}/propose-role")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Propose to make somebody an admin, or to give an admin another role")
    Proposed proposeRole(@PathVariable String id, @FromRequest RoleProposal role, Call call) {
        var reach = new AccountApi.Reach(role.role(), role.parks(), role.department(), role.buildings());
        return proposed(proposals.propose(
                Kind.GIVE_ROLE,
                id,
                reaches.given(reach),
                role.cause(),
                call.caller().login()));
    }

    @PostMapping("/accounts/{id}/propose-reset")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Propose a new one-time password; answers with its first half")
    Proposed proposeReset(@PathVariable String id, @FromRequest Cause cause, Call call) {
        return propose(Kind.RESET_PASSWORD, id, cause, call);
    }

    @PostMapping("/accounts/{id}/propose-close")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Propose to close an account")
    Proposed proposeClose(@PathVariable String id, @FromRequest Cause cause, Call call) {
        return propose(Kind.CLOSE_ACCOUNT, id, cause, call);
    }

    @PostMapping("/accounts/{id}/propose-reopen")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Propose to re-open an account")
    Proposed proposeReopen(@PathVariable String id, @FromRequest Cause cause, Call call) {
        return propose(Kind.REOPEN_ACCOUNT, id, cause, call);
    }

    private Proposed propose(Kind kind, String login, Cause cause, Call call) {
        return proposed(proposals.propose(
                kind, login, null, cause.cause(), call.caller().login()));
    }

    private static Proposed proposed(Proposals.Made made) {
        return new Proposed(made.proposal().proposalId(), made.proposal().login(), made.firstHalf());
    }

    @GetMapping("/proposals")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "What was proposed: all that waits, then the newest of the rest")
    @LeadsTo(value = "proposalsRefuse", id = "/0/proposalId")
    List<Proposal> list(Call call) {
        return proposals.all();
    }

    @PostMapping("/proposals/{id}/confirm")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Confirm it as the second person, with another of the three roles: it is done")
    Confirmed confirm(@PathVariable String id, Call call) {
        var confirmed = proposals.confirm(id, call.caller().login());
        return new Confirmed(id, confirmed.proposal().login(), confirmed.secondHalf());
    }

    @PostMapping("/proposals/{id}/refuse")
    @Allowed(Action.PROPOSE_AND_CONFIRM)
    @Operation(summary = "Refuse it, or take one's own back")
    Proposal refuse(@PathVariable String id, Call call) {
        return proposals.refuse(id, call.caller().login());
    }
}
