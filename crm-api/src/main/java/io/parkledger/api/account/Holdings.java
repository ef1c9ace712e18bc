package io.parkledger.api.account;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Officers;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What an account holds: the open projects it owns, which somebody else must own before it is closed. */
@Component
class Holdings {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final Officers officers;
    private final LedgerClock clock;

    Holdings(Ledger ledger, ViewKeeper keeper, Officers officers, LedgerClock clock) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.officers = officers;
        this.clock = clock;
    }

    /** What is held. */
    public enum Kind {
        LEAD,
        /** A negotiation whose lead is not held, or closed: in ledgers of before. */
        NEGOTIATION
    }

    /**
     * One open project; whose company it is, is no business of who closes accounts.
     *
     * @param stage where it stands
     */
    public record Held(Kind kind, String id, String parkId, String stage) {}

    /** In the order of parks and ids; a project once, by its lead. */
    List<Held> of(String login, Views views) {
        var leads = views.leads().openOf(login);
        var talks = leads.stream().map(LeadView::negotiationId).collect(Collectors.toSet());
        var held = new ArrayList<Held>();
        leads.forEach(lead -> held.add(
                new Held(Kind.LEAD, lead.id(), lead.parkId(), lead.stage().name())));
        views.negotiations().openOf(login).stream()
                .filter(each -> !talks.contains(each.id()))
                .forEach(each -> held.add(new Held(
                        Kind.NEGOTIATION, each.id(), each.parkId(), each.stage().name())));
        held.sort(Comparator.comparing(Held::parkId).thenComparing(Held::id));
        return held;
    }

    /**
     * Gives all that is held to others, and returns when nothing open is left.
     *
     * @param successor who gets what nobody else is named for; null when nobody does
     * @param others    who gets what, by id of what is held
     * @param sender    whose act it is
     * @throws Refused when something would be left, or goes to somebody who cannot own it
     */
    void handOver(
            String login, @Nullable String successor, Map<String, String> others, Sender sender, Supplier<Views> live) {
        await();
        var held = of(login, live.get());
        var heirs = held.stream().collect(Collectors.toMap(each -> each, each -> heir(each, login, successor, others)));
        var receipts = heirs.entrySet().stream()
                .map(each -> ledger.desk()
                        .send(assignment(each.getKey(), each.getValue()), onBehalfOf(sender), Delivery.PLAIN))
                .toList();
        receipts.forEach(receipt -> ledger.positions().await(receipt, VISIBLE_WITHIN));
        if (!heirs.isEmpty()) {
            await();
            requireNothing(of(login, live.get()));
        }
    }

    private Accounts.Account heir(Held held, String login, @Nullable String successor, Map<String, String> others) {
        var heir = others.getOrDefault(held.id(), successor);
        if (heir == null) {
            throw nobodyFor(List.of(held));
        }
        return officers.workingIn(Set.of(held.parkId()), heir)
                .filter(account -> !account.login().equals(login))
                .orElseThrow(() -> Refused.malformed("successor", "access.not-an-owner", heir));
    }

    private static void requireNothing(List<Held> left) {
        if (!left.isEmpty()) {
            throw nobodyFor(left);
        }
    }

    private static Refused nobodyFor(List<Held> held) {
        return new Refused(
                HttpStatus.CONFLICT,
                "access.holds-projects",
                held.stream().map(Held::id).toList());
    }

    private Command assignment(Held held, Accounts.Account heir) {
        return switch (held.kind()) {
            case LEAD -> new AssignLead(new LeadId(held.id()), heir.login(), heir.team(), clock.today());
            case NEGOTIATION ->
                new AssignNegotiation(new NegotiationId(held.id()), heir.login(), heir.team(), clock.today());
        };
    }

    /** Who closes accounts reaches no rows; what they hold is handed over all the same. */
    private static Sender onBehalfOf(Sender sender) {
        return new Sender(
                sender.actor(),
                sender.role(),
                sender.source(),
                sender.requestId(),
                sender.correlationId(),
                sender.causationId(),
                "close-account",
                Reach.ALL);
    }

    private void await() {
        var head = ledger.reader().head();
        if (!keeper.await(head, VISIBLE_WITHIN)) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "views.behind", keeper.position(), head);
        }
    }
}
