package io.parkledger.api.account;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Officers;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormSubject;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.rows.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A role is given by changing what there is: the present reach is filled in, parks and buildings are chosen. */
@Configuration
class AccountHints {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final PageText text;
    private final Holdings holdings;
    private final Officers officers;

    AccountHints(
            Accounts accounts,
            Passwords passwords,
            Tokens tokens,
            PageText text,
            Holdings holdings,
            Officers officers) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.text = text;
        this.holdings = holdings;
        this.officers = officers;
    }

    /** Everybody's own. */
    @Bean
    FormSubject tokenToRevoke() {
        return FormSubject.listed(
                "/tokens", "/account", asked -> tokens.of(asked.call().caller().login()).stream()
                        .map(Tokens.Token::tokenId)
                        .filter(asked.subjectId()::equals)
                        .findFirst());
    }

    /** In the words of the page that asks whether it is confirmed. */
    @Bean
    FormSubject proposal(Proposals proposals) {
        return FormSubject.listed("/proposals", "/proposals", asked -> proposals
                .find(asked.subjectId())
                .map(proposal -> {
                    var what = text.word(proposal.kind()) + " · " + text.person(proposal.login());
                    return proposal.role() == null ? what : what + " → " + text.word(proposal.role());
                }));
    }

    @Bean
    FormSubject account() {
        return new FormSubject(
                "/accounts",
                asked -> accounts.find(asked.subjectId()).map(Accounts.Account::name),
                login -> "/accounts",
                AccountHints::afterwards);
    }

    /** Not everybody who changes a password may see the others. */
    private static String afterwards(String form) {
        return form.equals("accounts.me.change-password")
                ? "/"
                : form.startsWith("accounts.propose-") ? "/proposals" : "/accounts";
    }

    @Bean
    FormHints hintsOnAccount() {
        return new FormHints()
                .on(AccountApi.Opening.class, (given, asked) -> given.caution(text.say("account.opening.caution")))
                .on(AccountApi.Closing.class, this::accountToClose)
                .on(AccountApi.Reach.class, this::reachToGive)
                .on(ProposalApi.RoleProposal.class, this::roleToPropose)
                .on(ProposalApi.Cause.class, (given, asked) -> given.caution(text.say("proposals.caution")));
    }

    /**
     * What it holds is said, and who could have it offered; what goes to several is told to the interface for programs.
     */
    private void accountToClose(FormHints.Given given, FormHints.Asked asked) {
        var held = holdings.of(asked.subjectId(), asked.views());
        if (held.isEmpty()) {
            given.caution(text.say("account.closing.nothing"));
            given.hide("successor", null);
            return;
        }
        var talks = held.stream()
                .filter(each ->
                        each.kind() == Holdings.Kind.NEGOTIATION || each.stage().equals(LeadStage.NEGOTIATING.name()))
                .count();
        given.caution(text.say("account.closing.holds", held.size() - talks, talks));
        var parks = held.stream().map(Holdings.Held::parkId).collect(Collectors.toSet());
        given.options(
                "successor",
                accounts.all().stream()
                        .filter(account -> !account.login().equals(asked.subjectId()))
                        .filter(account -> parks.stream()
                                .allMatch(park -> officers.workingIn(Set.of(park), account.login())
                                        .isPresent()))
                        .map(account -> Option.in(account.team(), account.login(), account.name()))
                        .toList());
    }

    private void reachToGive(FormHints.Given given, FormHints.Asked asked) {
        given.options("role", roles(role -> !role.isAdmin()));
        if (passwords.waitsForRole(asked.subjectId())) {
            given.caution(text.say("account.first-role.caution"));
        }
        places(given, asked);
        asItIs(given, asked);
    }

    private void roleToPropose(FormHints.Given given, FormHints.Asked asked) {
        var toAdmin = accounts.find(asked.subjectId())
                .filter(account -> !account.role().isAdmin())
                .isPresent();
        given.options("role", roles(role -> !toAdmin || role.isAdmin()));
        given.caution(text.say("proposals.caution"));
        places(given, asked);
        // Whoever becomes an admin reaches no rows any more: what was reached is not offered again.
        if (!toAdmin) {
            asItIs(given, asked);
        }
    }

    private List<Option> roles(Predicate<Role> which) {
        return Stream.of(Role.values())
                .filter(which)
                .map(role -> Option.of(role.name(), text.word(role)))
                .toList();
    }

    private void places(FormHints.Given given, FormHints.Asked asked) {
        var parks = AccountPages.parks(asked.views()).stream().map(park -> Option.of(park.id(), park.name()));
        given.options(
                "parks",
                Stream.concat(Stream.of(Option.of(Reaches.ALL, text.say("account.parks.all"))), parks)
                        .toList());
        given.options(
                "buildings",
                asked.views().space().allBuildings(Scope.ALL).stream()
                        .map(building -> Option.of(building.id(), building.name()))
                        .toList());
    }

    /** What was withdrawn is no choice any more. */
    private static Set<String> there(Set<String> parks, FormHints.Asked asked) {
        return AccountPages.parks(asked.views()).stream()
                .map(ParkView::id)
                .filter(parks::contains)
                .collect(Collectors.toSet());
    }

    private void asItIs(FormHints.Given given, FormHints.Asked asked) {
        accounts.find(asked.subjectId()).ifPresent(account -> given.value("role", account.role())
                .values("parks", account.parks() == null ? Set.of(Reaches.ALL) : there(account.parks(), asked))
                .value("department", account.team())
                .values("buildings", account.buildings()));
    }
}
