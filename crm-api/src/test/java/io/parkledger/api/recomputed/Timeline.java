package io.parkledger.api.recomputed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What held from which day on. Of two facts of one day the one recorded later holds. */
final class Timeline<T> {

    record Entry<T>(LocalDate from, T value) {}

    private final List<Entry<T>> entries = new ArrayList<>();

    /** Facts are added in the order of the ledger, of whatever day they are. */
    void from(LocalDate day, T value) {
        entries.add(new Entry<>(day, value));
        entries.sort(Comparator.comparing(Entry::from));
    }

    /** What was said of that day is said anew. */
    void forget(LocalDate day) {
        entries.removeIf(entry -> entry.from().equals(day));
    }

    Optional<Entry<T>> nextAfter(LocalDate day) {
        return entries.stream().filter(entry -> entry.from().isAfter(day)).findFirst();
    }

    /** The last of it never was what it was said to be. */
    void putRight(T value) {
        var last = entries.size() - 1;
        entries.set(last, new Entry<>(entries.get(last).from(), value));
    }

    Optional<T> on(LocalDate day) {
        return until(day).stream().reduce((earlier, later) -> later).map(Entry::value);
    }

    /** Those of that day or before, the earliest first. */
    List<Entry<T>> until(LocalDate day) {
        return entries.stream().filter(entry -> !entry.from().isAfter(day)).toList();
    }

    /** The first of them, of whatever day. */
    T first() {
        return entries.get(0).value();
    }
}
