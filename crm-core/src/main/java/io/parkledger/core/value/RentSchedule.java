package io.parkledger.core.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rents of a lease: each holds from its day on, until the next.
 *
 * @param rents the earliest first; the first holds before its day too
 */
public record RentSchedule(List<From> rents) {

    /** A rent and its first day; null where none is agreed. */
    public record From(LocalDate fromOn, @Nullable Cny rentCnyPerSqmMonth) {}

    public RentSchedule {
        rents = List.copyOf(rents);
    }

    public static RentSchedule of(LocalDate fromOn, @Nullable Cny rent, List<RentStep> steps) {
        return new RentSchedule(List.of()).from(fromOn, rent, steps);
    }

    /** With another rent from that day on, and the steps after it instead of those that were agreed for then. */
    public RentSchedule from(LocalDate fromOn, @Nullable Cny rent, List<RentStep> steps) {
        var all = new ArrayList<>(
                rents.stream().filter(each -> each.fromOn().isBefore(fromOn)).toList());
        all.add(new From(fromOn, rent));
        steps.forEach(step -> all.add(new From(step.fromOn(), step.rentCnyPerSqmMonth())));
        return new RentSchedule(all);
    }

    /** Null where none is agreed. */
    public @Nullable Cny on(LocalDate day) {
        var last = rents.get(0).rentCnyPerSqmMonth();
        for (var each : rents) {
            if (!each.fromOn().isAfter(day)) {
                last = each.rentCnyPerSqmMonth();
            }
        }
        return last;
    }

    /** All that are, or will be, paid. */
    public Stream<Cny> amounts() {
        return rents.stream().flatMap(each -> Stream.ofNullable(each.rentCnyPerSqmMonth()));
    }
}
