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
 * @param buildings where its units stand
 * @param areaSqm   of its units
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

    /** A unit as let. */
    public record Let(String unitId, String buildingId, BigDecimal areaSqm) {}

    /** A contact; name and phone are gone once the person was erased. */
    public record Person(
            String personId,
            @Nullable String name,
            @Nullable String phone) {}

    /** The day of leaving is no longer a day in the park. */
    public boolean isInParkOn(LocalDate day) {
        return !landedOn.isAfter(day) && (exitedOn == null || exitedOn.isAfter(day));
    }
}
