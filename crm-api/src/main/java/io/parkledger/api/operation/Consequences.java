package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Names;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.RefusedConsequences;
import io.parkledger.projection.store.rows.Scope;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Refused consequences (未决后续事项) within somebody's reach. They belong to the park of their fact: whoever reaches some of
 * its buildings only sees none of them.
 */
@Component
public final class Consequences {

    /** More than this wait only when something is wrong with the product itself. */
    private static final int MOST = 200;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Ledger ledger;
    private final History history;
    private final Words words;
    private final Names names;

    Consequences(Ledger ledger, History history, Words words, Names names) {
        this.names = names;
        this.ledger = ledger;
        this.history = history;
        this.words = words;
    }

    /** How many wait for this manager; none for whom they are no business. */
    public long waitingFor(Caller caller) {
        return AccessPolicy.scope(caller, Action.SETTLE_CONSEQUENCE)
                .map(scope -> refused().waiting(parks(scope)))
                .orElse(0L);
    }

    /** Those that wait, the oldest first; with {@code settledToo} all, the newest first; {@value #MOST} at most. */
    List<Consequence> list(Scope scope, boolean settledToo) {
        return list(scope, settledToo, MOST);
    }

    /** @param most so many at most */
    List<Consequence> list(Scope scope, boolean settledToo, int most) {
        return refused().list(parks(scope), settledToo, most).stream()
                .map(this::inWords)
                .toList();
    }

    /** @throws Refused as unknown when there is none in reach */
    Consequence require(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> Refused.unknown(id));
    }

    /** One that waits. @throws Refused as unknown when there is none in reach; saying by whom, when it is settled */
    Consequence requireWaiting(Scope scope, String id) {
        var found = require(scope, id);
        var by = found.settledBy();
        var at = found.settledAt();
        if (by != null && at != null) {
            var zone = ledger.clock().getZone();
            throw new Refused(HttpStatus.CONFLICT, "consequence.settled", names.of(by), MINUTE.format(at.atZone(zone)));
        }
        return found;
    }

    /** Says that it was seen to; of several who say so at once one does. @throws Refused as {@link #requireWaiting} */
    Consequence settle(Scope scope, String id, String login, String remark) {
        if (!refused().settle(parks(scope), numberOf(id), login, remark)) {
            requireWaiting(scope, id);
            throw Refused.unknown(id);
        }
        return require(scope, id);
    }

    private Optional<Consequence> find(Scope scope, String id) {
        return refused().find(parks(scope), numberOf(id)).map(this::inWords);
    }

    private static long numberOf(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Refused.unknown(id);
        }
    }

    private RefusedConsequences refused() {
        return ledger.refusedConsequences();
    }

    private static @Nullable Set<String> parks(Scope scope) {
        return scope.buildings() == null ? scope.parks() : Set.of();
    }

    private Consequence inWords(RefusedConsequences.Entry entry) {
        return new Consequence(
                "" + entry.id(),
                entry.position(),
                entry.eventId(),
                entry.fact(),
                said(entry),
                entry.subject(),
                entry.park(),
                entry.policy(),
                words.say("policy." + entry.policy(), List.of()),
                entry.target(),
                entry.code(),
                words.say(
                        "problem." + entry.code(),
                        entry.facts().stream().map(words::kept).toList()),
                entry.refusedAt(),
                entry.settledAt(),
                entry.settledBy(),
                entry.remark());
    }

    private String said(RefusedConsequences.Entry entry) {
        var position = entry.position();
        return position == null
                ? history.kind(entry.fact())
                : ledger.reader().after(position - 1, 1).stream()
                        .findFirst()
                        .map(event -> history.said(event.type(), ledger.codec().describe(event.payload())))
                        .orElseThrow();
    }
}
