package io.parkledger.core.tenant;

import io.parkledger.core.value.Industry;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All that a tenant did and does: each industry from its day on, until that of the next day. The tenant decides by it,
 * and its view shows it.
 */
public record Industries(SortedMap<LocalDate, Industry> since) {

    public static final Industries NONE = new Industries(new TreeMap<>());

    public Industries {
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
    }

    public boolean isEmpty() {
        return since.isEmpty();
    }

    /** The first day of the last one. */
    public LocalDate lastFrom() {
        return since.lastKey();
    }

    public Industry last() {
        return since.get(lastFrom());
    }

    /** It begins with that on that day. */
    public Industries begun(Industry industry, LocalDate from) {
        return with(all -> all.put(from, industry));
    }

    /** It began on another day. Where that is not said any more, other things were said of these days since. */
    public Industries begunOn(Industry industry, LocalDate former, LocalDate from) {
        return with(all -> {
            if (all.remove(former, industry) || all.floorKey(from) == null) {
                all.putIfAbsent(from, industry);
            }
        });
    }

    /** It did not begin with that on that day. What it does is known as long as it has been in the park at all. */
    public Industries notBegun(Industry industry, LocalDate from, boolean neverWasIn) {
        return since.size() > 1 || neverWasIn ? with(all -> all.remove(from, industry)) : this;
    }

    /** From that day on, until what was said of a later one. Two neighbours that are the same are one. */
    public Industries changed(Industry industry, LocalDate from) {
        return with(all -> {
            var before = all.lowerEntry(from);
            if (before != null && before.getValue() == industry) {
                all.remove(from);
                return;
            }
            all.put(from, industry);
            var after = all.higherEntry(from);
            if (after != null && after.getValue() == industry) {
                all.remove(after.getKey());
            }
        });
    }

    /** The last one was another, on all days of it. */
    public Industries putRight(Industry industry) {
        return with(all -> all.put(lastFrom(), industry));
    }

    private Industries with(Consumer<NavigableMap<LocalDate, Industry>> change) {
        var all = new TreeMap<>(since);
        change.accept(all);
        return new Industries(all);
    }
}
