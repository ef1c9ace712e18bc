package io.parkledger.projection.tenant;

import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Withheld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A company in the park, or one that was.
 *
 * @param industries what it did from which day on
 * @param contracts  all it ever had, running or not
 * @param units      all it ever had, with the days it had them
 * @param buildings  where its units stand or stood: who is bound to one of them sees the company, also afterwards, as
 *                   the building's figures of those days are made of it
 * @param areaSqm    of the units it holds; of one that left, of those it held until then
 * @param stays      each of its times in the park; who comes back begins a new one
 * @param landedOn   first day of the last stay
 * @param withdrawnOn when it was said that it had never landed; null for who is or was here
 * @param exitedOn   of the last stay, no longer a day in the park; null while it is here
 */
public record TenantView(
        @BsonId String id,
        String parkId,
        String company,
        String creditCode,
        Industry industry,
        List<Since> industries,
        List<String> contracts,
        @Nullable String leadId,
        List<Let> units,
        List<String> buildings,
        BigDecimal areaSqm,
        List<Person> contacts,
        List<Stay> stays,
        LandingEvidence evidence,
        LocalDate landedOn,
        @Nullable LocalDate exitedOn,
        @Nullable String exitCause,
        @Nullable LocalDate withdrawnOn,
        long version,
        long position) {

    /**
     * A unit as let by one contract.
     *
     * @param from  first day
     * @param until day it was given back, no longer a day in it; null while it is held
     */
    public record Let(
            String unitId,
            String buildingId,
            BigDecimal areaSqm,
            String contractId,
            LocalDate from,
            @Nullable LocalDate until) {

        boolean isHeld(@Nullable LocalDate exitedOn) {
            return until == null || (exitedOn != null && !until.isBefore(exitedOn));
        }
    }

    /**
     * A contact.
     *
     * @param name     null while it is withheld
     * @param phone    null where none is known, and while it is withheld
     * @param withheld why name and phone are shown to nobody; said at each reading, and not kept
     */
    public record Person(
            String personId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Withheld withheld) {}

    /** Units it holds; of one that left, those it held until then. */
    public List<Let> held() {
        return units.stream().filter(unit -> unit.isHeld(exitedOn)).toList();
    }

    /** Units it gave back while it stayed, or when it left the time before. */
    public List<Let> givenBack() {
        return units.stream().filter(unit -> !unit.isHeld(exitedOn)).toList();
    }

    /**
     * A time in the park.
     *
     * @param exitedOn no longer a day in the park; null while it lasts
     */
    public record Stay(
            LocalDate landedOn,
            LandingEvidence evidence,
            @Nullable String leadId,
            @Nullable LocalDate exitedOn,
            @Nullable String exitCause) {

        public boolean includes(LocalDate day) {
            return !landedOn.isAfter(day) && (exitedOn == null || exitedOn.isAfter(day));
        }
    }

    /** An industry, and the day from which on it was its. */
    public record Since(LocalDate from, Industry industry) {}

    /** Those before the last one. */
    public List<Stay> earlierStays() {
        return stays.subList(0, Math.max(0, stays.size() - 1));
    }

    /** The stay that a day belongs to; empty while it was not in the park. */
    public Optional<Stay> stayOn(LocalDate day) {
        return stays.stream().filter(stay -> stay.includes(day)).findFirst();
    }

    public boolean isInParkOn(LocalDate day) {
        return stayOn(day).isPresent();
    }

    /** The first day of the stay that a day belongs to; of the last one, while it was in none. */
    public LocalDate landedBefore(LocalDate day) {
        return stayOn(day).map(Stay::landedOn).orElse(landedOn);
    }

    /** What it did on a day; before its first day, what it began with. */
    public Industry industryOn(LocalDate day) {
        return industries.stream()
                .filter(each -> !each.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Since::industry)
                .orElse(industries.isEmpty() ? industry : industries.get(0).industry());
    }
}
