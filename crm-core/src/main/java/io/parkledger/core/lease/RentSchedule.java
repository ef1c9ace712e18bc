package io.parkledger.core.lease;

import io.parkledger.core.value.Cny;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rents of a lease: each holds from its day on, until the next.
 *
 * @param rents the earliest first; the first holds before its day too
 */
public record RentSchedule(List<From> rents) {

    /**
     * A rent and its first day; null where none is agreed.
     *
     * @param agreedFrom first day of all that was agreed with it, where that was after signing: a later step has an
     *                   earlier one; null for what was signed
     */
    public record From(
            LocalDate fromOn,
            @Nullable LocalDate agreedFrom,
            @Nullable Cny rentCnyPerSqmMonth) {}

    /** Yuan per m² and month. More is mostly a rent of a year, or a nought too many: the product's own choice. */
    public static final Cny USUAL = Cny.of("300.00");

    public RentSchedule {
        rents = List.copyOf(rents);
    }

    /** Whether nobody need be asked if it is meant. */
    public static boolean isUsual(@Nullable Cny rentCnyPerSqmMonth) {
        return rentCnyPerSqmMonth == null || rentCnyPerSqmMonth.compareTo(USUAL) <= 0;
    }

    /** As it was signed. */
    public static RentSchedule of(LocalDate fromOn, @Nullable Cny rent, List<RentStep> steps) {
        return new RentSchedule(said(fromOn, null, rent, steps));
    }

    /** With another rent from that day on and its steps, see {@link #agreedFrom}. */
    public RentSchedule from(LocalDate fromOn, @Nullable Cny rent, List<RentStep> steps) {
        return new RentSchedule(agreedFrom(
                rents,
                said(fromOn, fromOn, rent, steps),
                From::fromOn,
                each -> each.agreedFrom() != null && each.agreedFrom().isAfter(fromOn)));
    }

    private static List<From> said(
            LocalDate fromOn, @Nullable LocalDate agreedFrom, @Nullable Cny rent, List<RentStep> steps) {
        return Stream.concat(
                        Stream.of(new From(fromOn, agreedFrom, rent)),
                        steps.stream().map(step -> new From(step.fromOn(), agreedFrom, step.rentCnyPerSqmMonth())))
                .toList();
    }

    /**
     * How something that is agreed from a day on takes its place: what held before that day stays, so does what was
     * agreed from a later day on, whichever was said first; between them holds what is said now, instead of what was
     * signed for then.
     *
     * @param agreed      so far, the earliest first
     * @param said        now, the earliest first; not empty
     * @param fromOn      the first day of one
     * @param isFromLater whether one was agreed after signing, from a later day on
     */
    public static <T> List<T> agreedFrom(
            List<T> agreed, List<T> said, Function<T, LocalDate> fromOn, Predicate<T> isFromLater) {
        var first = fromOn.apply(said.get(0));
        var later = agreed.stream().filter(isFromLater).toList();
        var all = new ArrayList<T>();
        agreed.stream().filter(each -> fromOn.apply(each).isBefore(first)).forEach(all::add);
        said.stream()
                .filter(each -> later.isEmpty() || fromOn.apply(each).isBefore(fromOn.apply(later.get(0))))
                .forEach(all::add);
        all.addAll(later);
        return all;
    }

    /**
     * From when the rent of a renewal holds: who stayed on past the end pays as before until it is agreed otherwise.
     */
    public static LocalDate renewedFrom(LocalDate formerEndOn, LocalDate agreedOn) {
        var next = formerEndOn.plusDays(1);
        return agreedOn.isAfter(next) ? agreedOn : next;
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
}
