package io.parkledger.api.recomputed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A company with all its stays in the park. */
final class Company {

    /** From the day it landed to the day it left, which is no longer one; null while it is here. */
    record Stay(LocalDate landedOn, LocalDate exitedOn) {
        boolean covers(LocalDate day) {
            return !landedOn.isAfter(day) && (exitedOn == null || exitedOn.isAfter(day));
        }
    }

    final String id;
    final String park;
    final List<Stay> stays = new ArrayList<>();
    final Timeline<String> industries = new Timeline<>();
    final Set<String> names = new HashSet<>();

    Company(String id, String park) {
        this.id = id;
        this.park = park;
    }

    void land(LocalDate on) {
        stays.add(new Stay(on, null));
    }

    void exit(LocalDate on) {
        var running = stays.remove(stays.size() - 1);
        stays.add(new Stay(running.landedOn(), on));
    }

    /** Of the last stay that ended that day: on another day, or not at all. */
    void exitWas(LocalDate former, LocalDate on) {
        for (int at = stays.size() - 1; at >= 0; at--) {
            if (former.equals(stays.get(at).exitedOn())) {
                stays.set(at, new Stay(stays.get(at).landedOn(), on));
                return;
            }
        }
        throw new AssertionError(id + " never left on " + former);
    }

    boolean isInParkOn(LocalDate day) {
        return stayOn(day).isPresent();
    }

    Optional<Stay> stayOn(LocalDate day) {
        return stays.stream().filter(stay -> stay.covers(day)).findFirst();
    }

    /** Before it landed it is what it landed as. */
    /** From a day on; what it did the day before it does since it did it. */
    void changeIndustry(LocalDate day, String industry) {
        industries.forget(day);
        if (!industries.on(day).equals(Optional.of(industry))) {
            industries.from(day, industry);
            industries
                    .nextAfter(day)
                    .filter(next -> next.value().equals(industry))
                    .ifPresent(next -> industries.forget(next.from()));
        }
    }

    String industryOn(LocalDate day) {
        return industries.on(day).orElseGet(industries::first);
    }
}
