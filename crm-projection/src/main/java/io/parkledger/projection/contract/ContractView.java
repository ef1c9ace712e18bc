package io.parkledger.projection.contract;

import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it stands; {@link #on} says how it stood, or will stand, on a day.
 *
 * @param number     the office's own (合同编号)
 * @param buildings  the units stand in
 * @param areaSqm    sum of the units
 * @param endOn      last day of the running term; null for an open-ended lease (不定期租赁)
 * @param terms      the terms so far, the first from signing, the others from renewals
 * @param conditions rents and fees by the day they hold from, the earliest first
 * @param rentFree   days for which no rent is paid (免租期); the rent agreed is the same
 * @param depositCny 押金
 * @param propertyFeeCnyPerSqmMonth 物业费
 * @param rentCnyPerYear for all units, at the present rent; zero where none is agreed
 * @param settledOn  first day of the last rent that is agreed: from then on nothing changes by itself
 * @param endedOn    the day the tenant was out, or the contract void
 */
public record ContractView(
        @BsonId String id,
        @Nullable String number,
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
        @Nullable LocalDate endOn,
        List<Term> terms,
        List<Condition> conditions,
        List<Free> rentFree,
        @Nullable Cny rentCnyPerSqmMonth,
        Cny rentCnyPerYear,
        @Nullable Cny depositCny,
        @Nullable Cny propertyFeeCnyPerSqmMonth,
        LocalDate settledOn,
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

    /**
     * A unit as let.
     *
     * @param rentCnyPerYear its share of the contract's: the shares of all units add up to it
     */
    public record Let(String unitId, String buildingId, BigDecimal areaSqm, Cny rentCnyPerYear) {

        /** With their shares of that rent of a year. */
        static List<Let> sharing(Cny rentCnyPerYear, List<Let> units) {
            var shares = rentCnyPerYear.shares(units.stream().map(Let::areaSqm).toList());
            return IntStream.range(0, units.size())
                    .mapToObj(at -> units.get(at).paying(shares.get(at)))
                    .toList();
        }

        private Let paying(Cny share) {
            return new Let(unitId, buildingId, areaSqm, share);
        }
    }

    /**
     * One term.
     *
     * @param rentCnyPerSqmMonth agreed for its first day; null for that of before, or none
     * @param agreedOn           from that day on its end is known
     */
    public record Term(
            LocalDate fromOn,
            @Nullable LocalDate endOn,
            @Nullable Cny rentCnyPerSqmMonth,
            LocalDate agreedOn) {}

    /**
     * What holds from a day on, until the next.
     *
     * @param agreedFrom first day of all that was agreed with it: a later step has an earlier one
     */
    public record Condition(
            LocalDate fromOn,
            LocalDate agreedFrom,
            @Nullable Cny rentCnyPerSqmMonth,
            @Nullable Cny depositCny,
            @Nullable Cny propertyFeeCnyPerSqmMonth,
            AgreedBy agreedBy) {

        /** What was agreed when. */
        public enum AgreedBy {
            SIGNED,
            AMENDED,
            RENEWED
        }
    }

    /** Rent-free days, the first and the last included. */
    public record Free(LocalDate fromOn, LocalDate untilOn, Condition.AgreedBy agreedBy) {}

    /** What was promised. */
    public record Promise(Commitment.Kind kind, BigDecimal target, LocalDate dueOn) {}

    /** With the end that was known on that day, and the rent and the fees that hold on it. */
    public ContractView on(LocalDate day) {
        var held = conditionOn(day);
        var rent = held.rentCnyPerSqmMonth();
        var year = rent == null ? Cny.ZERO : rent.perYearOn(areaSqm);
        return with(
                Let.sharing(year, units),
                buildings,
                areaSqm,
                endOn(day),
                rent,
                year,
                held.depositCny(),
                held.propertyFeeCnyPerSqmMonth());
    }

    /** Whether it had been signed by that day, and was not void: what it promises counts, also when it is over. */
    public boolean bindsOn(LocalDate day) {
        var isVoid = status == ContractStatus.RESCINDED && endedOn != null && !endedOn.isAfter(day);
        return !signedOn.isAfter(day) && !isVoid && status != ContractStatus.WITHDRAWN;
    }

    private Condition conditionOn(LocalDate day) {
        return conditions.stream()
                .filter(each -> !each.fromOn().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(conditions.get(0));
    }

    private @Nullable LocalDate endOn(LocalDate day) {
        return terms.stream()
                .filter(term -> !term.agreedOn().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(terms.get(0))
                .endOn();
    }

    public boolean isRentFreeOn(LocalDate day) {
        return rentFree.stream().anyMatch(free -> !day.isBefore(free.fromOn()) && !day.isAfter(free.untilOn()));
    }

    /** The contract as far as it lets units in reach: area and rent are those of these units. */
    public ContractView within(Scope scope) {
        var reached = scope.buildings();
        if (reached == null || reached.containsAll(buildings)) {
            return this;
        }
        var seen = units.stream()
                .filter(unit -> reached.contains(unit.buildingId()))
                .toList();
        return with(
                seen,
                buildings.stream().filter(reached::contains).toList(),
                seen.stream().map(Let::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add),
                endOn,
                rentCnyPerSqmMonth,
                Cny.sum(seen.stream().map(Let::rentCnyPerYear)),
                depositCny,
                propertyFeeCnyPerSqmMonth);
    }

    private ContractView with(
            List<Let> let,
            List<String> in,
            BigDecimal sqm,
            @Nullable LocalDate end,
            @Nullable Cny rent,
            Cny year,
            @Nullable Cny deposit,
            @Nullable Cny propertyFee) {
        return new ContractView(
                id,
                number,
                parkId,
                negotiationId,
                leadId,
                tenantId,
                company,
                creditCode,
                industry,
                track,
                let,
                in,
                sqm,
                landMu,
                startOn,
                end,
                terms,
                conditions,
                rentFree,
                rent,
                year,
                deposit,
                propertyFee,
                settledOn,
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
        var end = endOn(day);
        return end != null && occupiesOn(day) && end.isBefore(day);
    }

    /** Its term has begun, and nobody has moved in (应交付未交付), on that day. */
    public boolean isHandoverOverdueOn(LocalDate day) {
        return status == ContractStatus.SIGNED && startOn.isBefore(day);
    }
}
