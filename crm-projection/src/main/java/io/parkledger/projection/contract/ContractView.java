package io.parkledger.projection.contract;

import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it stands now.
 *
 * @param buildings  the units stand in
 * @param areaSqm    sum of the units
 * @param endOn      last day of the running term
 * @param terms      the terms so far, the first from signing, the others from renewals
 * @param rentCnyPerYear for all units, at the present rent; zero where none is agreed
 * @param endedOn    the day the tenant was out, or the contract void
 */
public record ContractView(
        @BsonId String id,
        String parkId,
        @Nullable String negotiationId,
        @Nullable String leadId,
        String tenantId,
        String company,
        String creditCode,
        Industry industry,
        Track track,
        List<Let> units,
        List<String> buildings,
        BigDecimal areaSqm,
        @Nullable BigDecimal landMu,
        LocalDate startOn,
        LocalDate endOn,
        List<Term> terms,
        @Nullable Cny rentCnyPerSqmMonth,
        Cny rentCnyPerYear,
        List<Promise> commitments,
        ContractStatus status,
        @Nullable String owner,
        @Nullable String team,
        LocalDate signedOn,
        @Nullable LandingEvidence evidence,
        @Nullable LocalDate handedOverOn,
        @Nullable LocalDate heldOverSince,
        @Nullable LocalDate endedOn,
        @Nullable String endCause,
        long version,
        long position) {

    /** A unit as let. */
    public record Let(String unitId, String buildingId, BigDecimal areaSqm) {}

    /** One term: until when, for what rent, agreed when. */
    public record Term(LocalDate endOn, @Nullable Cny rentCnyPerSqmMonth, LocalDate agreedOn) {}

    /** What was promised. */
    public record Promise(Commitment.Kind kind, BigDecimal target, LocalDate dueOn) {}

    /** The contract as far as it lets units in these buildings: area and rent are those of these units. */
    ContractView inBuildings(Set<String> reached) {
        if (reached.containsAll(buildings)) {
            return this;
        }
        var seen = units.stream()
                .filter(unit -> reached.contains(unit.buildingId()))
                .toList();
        var seenSqm = seen.stream().map(Let::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ContractView(
                id,
                parkId,
                negotiationId,
                leadId,
                tenantId,
                company,
                creditCode,
                industry,
                track,
                seen,
                buildings.stream().filter(reached::contains).toList(),
                seenSqm,
                landMu,
                startOn,
                endOn,
                terms,
                rentCnyPerSqmMonth,
                rentCnyPerSqmMonth == null ? Cny.ZERO : rentCnyPerSqmMonth.perYearOn(seenSqm),
                commitments,
                status,
                owner,
                team,
                signedOn,
                evidence,
                handedOverOn,
                heldOverSince,
                endedOn,
                endCause,
                version,
                position);
    }

    /** Whether the company is in on that day; the day of leaving is no longer one. */
    public boolean occupiesOn(LocalDate day) {
        return handedOverOn != null && !handedOverOn.isAfter(day) && (endedOn == null || endedOn.isAfter(day));
    }

    /** Past its end and still in (逾期占用), on that day. */
    public boolean isHeldOverOn(LocalDate day) {
        return occupiesOn(day) && endOn.isBefore(day);
    }

    /** Its term has begun, and nobody has moved in (应交付未交付), on that day. */
    public boolean isHandoverOverdueOn(LocalDate day) {
        return status == ContractStatus.SIGNED && startOn.isBefore(day);
    }
}
