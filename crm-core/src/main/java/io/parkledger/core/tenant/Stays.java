package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static io.parkledger.core.tenant.TenantRule.TENANT_IS_IN_THE_PARK;
import static io.parkledger.core.tenant.TenantRule.TENANT_WAS_IN_THE_PARK_THEN;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** All times of a company in the park, the last one last. */
@NullUnmarked
class Stays {

    private final List<Stay> stays = new ArrayList<>();
    /** What was said of the company, other than by contracts: when, and in which of them. */
    private final List<InStay> said = new ArrayList<>();

    /**
     * A time in the park.
     *
     * @param landedBy the contract that began it
     * @param until    first day it was not in it any more; null while it is
     */
    record Stay(
            ContractId landedBy, LocalDate from, @Nullable LocalDate until) {
        boolean isOver() {
            return until != null;
        }

        boolean touches(Period period) {
            return !from.isAfter(period.lastDay()) && (until == null || until.isAfter(period.firstDay()));
        }
    }

    Stay get(int which) {
        return stays.get(which);
    }

    int last() {
        return stays.size() - 1;
    }

    Stay lastStay() {
        return stays.get(last());
    }

    /** When it had left before that one; null where that is its first. */
    LocalDate leftBefore(int which) {
        return which == 0 ? null : stays.get(which - 1).until();
    }

    Stream<LocalDate> daysSaid(int which) {
        return said.stream().filter(each -> each.stay() == which).map(InStay::on);
    }

    boolean isEmpty() {
        return stays.isEmpty();
    }

    /** Has left, or never landed. */
    boolean isAway() {
        return stays.isEmpty() || lastStay().isOver();
    }

    boolean hasLeft() {
        return !stays.isEmpty() && lastStay().isOver();
    }

    void requireLeftBy(LocalDate landedOn) {
        if (hasLeft()) {
            STAYS_DO_NOT_OVERLAP.require(
                    !landedOn.isBefore(lastStay().until()), lastStay().until());
        }
    }

    void requireEver() {
        TENANT_IS_IN_THE_PARK.require(!stays.isEmpty());
    }

    void requireTouched(Period period) {
        requireEver();
        TENANT_WAS_IN_THE_PARK_THEN.require(
                stays.stream().anyMatch(stay -> stay.touches(period)),
                period,
                lastStay().from());
    }

    void requireLasting(int which) {
        TENANT_IS_IN_THE_PARK.require(!stays.get(which).isOver());
    }

    void requireInPark(LocalDate day) {
        TENANT_IS_IN_THE_PARK.require(!isAway());
        requireNotBeforeLanding(day);
    }

    void requireNotBeforeLanding(LocalDate day) {
        DATE_IS_NOT_BEFORE_LANDING.require(
                !day.isBefore(lastStay().from()), lastStay().from());
    }

    void begin(ContractId landedBy, LocalDate on) {
        stays.add(new Stay(landedBy, on, null));
    }

    void correctBeginning(int which, LocalDate on) {
        var was = stays.get(which);
        stays.set(which, new Stay(was.landedBy(), on, was.until()));
    }

    /** @param until null when it never left */
    void end(int which, LocalDate until) {
        var was = stays.get(which);
        stays.set(which, new Stay(was.landedBy(), was.from(), until));
    }

    void withdrawLast() {
        int last = last();
        stays.remove(last);
        said.removeIf(each -> each.stay() == last);
    }

    void say(LocalDate on) {
        said.add(new InStay(last(), on));
    }
}
