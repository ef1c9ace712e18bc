package io.parkledger.core.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who wants and who has the things of one kind, or their days, as the events say it one after the other. What another
 * has is not given; it is, to the first in line, as soon as it is given back.
 */
final class Stakes {

    /** Some days, up to but not on {@code until}; null for open end. */
    record Days(LocalDate from, @Nullable LocalDate until) {

        static final Days ALL = new Days(LocalDate.MIN, null);

        boolean overlaps(Days other) {
            return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        /** Those of them that come before that day; null for none. */
        @Nullable
        Days before(LocalDate day) {
            if (!from.isBefore(day)) {
                return null;
            }
            return contains(day) ? until(day) : this;
        }

        Days until(@Nullable LocalDate day) {
            return new Days(from, day);
        }

        Days from(LocalDate day) {
            return day.isBefore(from) ? new Days(day, until) : this;
        }
    }

    /** What somebody wants and has of one thing, and the event that last asked for more. */
    static final class Stake {
        final String key;
        final String holder;
        Days wanted;

        @Nullable
        Days granted;

        String eventId;
        long position;

        private Stake(String key, String holder, Days wanted, String eventId, long position) {
            this.key = key;
            this.holder = holder;
            this.wanted = wanted;
            this.eventId = eventId;
            this.position = position;
        }

        boolean isGranted() {
            return wanted.equals(granted);
        }
    }

    private final Map<String, Map<String, Stake>> byKey = new LinkedHashMap<>();
    private final Map<String, Set<String>> keysOf = new HashMap<>();

    void want(String key, String holder, Days days, String eventId, long position) {
        var line = byKey.computeIfAbsent(key, any -> new LinkedHashMap<>());
        var stake = line.computeIfAbsent(holder, any -> new Stake(key, holder, days, eventId, position));
        keysOf.computeIfAbsent(holder, any -> new LinkedHashSet<>()).add(key);
        ask(stake, days, eventId, position);
        // Who asks is answered first, then the line: what he had before may be free now.
        grantIfFree(stake, line.values());
        grantWhatIsFree(line.values());
    }

    /** The whole thing, also from those others who have it no more then; who stands in line stays there. */
    void takeFrom(Predicate<String> others, String key, String holder, String eventId, long position) {
        var line = byKey.computeIfAbsent(key, any -> new LinkedHashMap<>());
        line.values().removeIf(stake -> {
            var gone = stake.granted != null && !stake.holder.equals(holder) && others.test(stake.holder);
            if (gone) {
                keysOf.get(stake.holder).remove(key);
            }
            return gone;
        });
        want(key, holder, Days.ALL, eventId, position);
    }

    private static void ask(Stake stake, Days days, String eventId, long position) {
        if (!stake.wanted.equals(days)) {
            stake.wanted = days;
            stake.eventId = eventId;
            stake.position = position;
        }
    }

    /** Who stands in line stays where he stands. */
    void wantUntil(String holder, @Nullable LocalDate until, String eventId, long position) {
        wantOtherwise(holder, stake -> stake.wanted.until(until), eventId, position);
    }

    void wantFrom(String holder, LocalDate from, String eventId, long position) {
        wantOtherwise(holder, stake -> stake.wanted.from(from), eventId, position);
    }

    /** Each thing until it is another's. */
    void holdOn(String holder, String eventId, long position) {
        wantOtherwise(holder, stake -> stake.wanted.until(nextDayOfAnother(stake)), eventId, position);
    }

    private @Nullable LocalDate nextDayOfAnother(Stake stake) {
        var until = stake.wanted.until();
        if (until == null) {
            return null;
        }
        return byKey.get(stake.key).values().stream()
                .filter(other -> other != stake)
                .flatMap(other -> Optional.ofNullable(other.granted).stream())
                .map(Days::from)
                .filter(from -> !from.isBefore(until))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void wantOtherwise(String holder, Function<Stake, Days> wanted, String eventId, long position) {
        for (var stake : of(holder)) {
            var line = byKey.get(stake.key).values();
            var hadIt = stake.isGranted();
            ask(stake, wanted.apply(stake), eventId, position);
            if (hadIt) {
                grantIfFree(stake, line);
            }
            grantWhatIsFree(line);
        }
    }

    void giveBack(String holder) {
        for (var stake : of(holder)) {
            giveBack(stake);
        }
    }

    private void giveBack(Stake stake) {
        var line = byKey.get(stake.key);
        line.remove(stake.holder);
        keysOf.get(stake.holder).remove(stake.key);
        grantWhatIsFree(line.values());
    }

    void giveBackFrom(String holder, LocalDate from) {
        for (var stake : of(holder)) {
            var wanted = stake.wanted.before(from);
            var granted = stake.granted == null ? null : stake.granted.before(from);
            var left = wanted == null ? granted : wanted;
            if (left == null) {
                giveBack(stake);
            } else {
                stake.wanted = left;
                stake.granted = granted;
                grantWhatIsFree(byKey.get(stake.key).values());
            }
        }
    }

    private List<Stake> of(String holder) {
        return keysOf.getOrDefault(holder, Set.of()).stream()
                .map(key -> byKey.get(key).get(holder))
                .toList();
    }

    private static void grantWhatIsFree(Collection<Stake> line) {
        line.forEach(stake -> grantIfFree(stake, line));
    }

    private static void grantIfFree(Stake stake, Collection<Stake> line) {
        if (!stake.isGranted() && line.stream().noneMatch(other -> stands(other, stake))) {
            stake.granted = stake.wanted;
        }
    }

    private static boolean stands(Stake other, Stake inTheWayOf) {
        return other != inTheWayOf && other.granted != null && other.granted.overlaps(inTheWayOf.wanted);
    }

    boolean isHeld(String key) {
        return byKey.getOrDefault(key, Map.of()).values().stream().anyMatch(stake -> stake.granted != null);
    }

    /** In the order in which they were first wanted, thing by thing. */
    List<Stake> all() {
        var all = new ArrayList<Stake>();
        byKey.values().forEach(line -> all.addAll(line.values()));
        return all;
    }
}
