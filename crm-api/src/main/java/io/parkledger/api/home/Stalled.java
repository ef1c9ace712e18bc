package io.parkledger.api.home;

import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.Attention;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Talks nothing has happened to for long: how many need how much attention, and the most neglected of them. */
public record Stalled(List<Level> levels, List<Talk> worst) {

    /** How many need this much attention and no more. */
    public record Level(Attention attention, long count, boolean atLeast) {}

    /** One of them. */
    public record Talk(NegotiationView of, Attention attention) {}

    static Stalled of(Scope scope, Views views, LocalDate today, int worst) {
        var idle = Stream.of(Attention.values())
                .map(each -> views.negotiations().countIdle(scope, each.lastActivityOn(today)))
                .toList();
        var talks = views.negotiations().idleSince(scope, Attention.YELLOW.lastActivityOn(today), worst).stream()
                .map(each -> new Talk(each, Attention.of(each.lastActivityOn(), today)))
                .toList();
        return new Stalled(levels(idle), talks);
    }

    /** @param idle how many need at least this much attention, level by level */
    static List<Level> levels(List<Count> idle) {
        return Stream.of(Attention.values()).map(each -> level(each, idle)).toList();
    }

    /** Whoever needs more attention has been idle long enough for less: the next level's count is taken off. */
    private static Level level(Attention attention, List<Count> idle) {
        var these = idle.get(attention.ordinal());
        long more = attention.ordinal() + 1 < idle.size()
                ? idle.get(attention.ordinal() + 1).value()
                : 0;
        return new Level(attention, these.value() - more, these.atLeast());
    }

    /** Of all levels. */
    public long talks() {
        return levels.stream().mapToLong(Level::count).sum();
    }
}
