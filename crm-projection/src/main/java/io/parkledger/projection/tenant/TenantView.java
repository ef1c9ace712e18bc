package io.parkledger.projection.tenant;

import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A company in the park, or one that was.
 *
 * @param contracts those since it last landed, running or not
 * @param units     all it ever had, with the days it had them
 * @param buildings where its units stand or stood: who is bound to one of them sees the company, also afterwards, as the
 *                  building's figures of those days are made of it
 * @param areaSqm   of the units it holds; of one that left, of those it held until then
 */
public record TenantView(
        @BsonId String id,
        String parkId,
        String company,
        String creditCode,
        Industry industry,
        List<String> contracts,
        @Nullable String leadId,
        List<Let> units,
        List<String> buildings,
        BigDecimal areaSqm,
        List<Person> contacts,
        LandingEvidence evidence,
        LocalDate landedOn,
        @Nullable LocalDate exitedOn,
        @Nullable String exitCause,
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

    /** A contact; name and phone are gone once the person was erased. */
    public record Person(
            String personId,
            @Nullable String name,
            @Nullable String phone) {}

    /** Units it holds; of one that left, those it held until then. */
    public List<Let> held() {
        return units.stream().filter(unit -> unit.isHeld(exitedOn)).toList();
    }

    /** Units it gave back while it stayed, or when it left the time before. */
    public List<Let> givenBack() {
        return units.stream().filter(unit -> !unit.isHeld(exitedOn)).toList();
    }

    /** The day of leaving is no longer a day in the park. */
    public boolean isInParkOn(LocalDate day) {
        return !landedOn.isAfter(day) && (exitedOn == null || exitedOn.isAfter(day));
    }
}
