package io.parkledger.projection.space;

import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.contract.ContractView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it stands now.
 *
 * @param buildings     the one it stands in, for scopes
 * @param number        what people call it, once in its building
 * @param since         when it came to its state
 * @param earmarkedFor  the company that talks about it, while it is earmarked
 * @param earmarkedUntil last day it is meant to be kept for that company
 * @param negotiationId the talk it is earmarked for
 * @param contractId    of who is in; where nobody is, of who comes next
 * @param signed        who has signed and is not in yet, in the order in which their terms begin
 * @param dissolvedOn   when it was split or merged away
 * @param withdrawnOn   when it was said that there never was such a unit
 * @param origin        what it came of: the unit that was split, or that others were merged with
 * @param outOfService  the days it was not lettable
 * @param into          what it became
 */
public record UnitView(
        @BsonId String id,
        String parkId,
        String buildingId,
        List<String> buildings,
        String number,
        int floor,
        BigDecimal areaSqm,
        UnitState state,
        LocalDate since,
        @Nullable String earmarkedFor,
        @Nullable LocalDate earmarkedUntil,
        @Nullable String negotiationId,
        @Nullable String contractId,
        @Nullable String tenantId,
        @Nullable String company,
        List<Signing> signed,
        LocalDate registeredOn,
        @Nullable LocalDate dissolvedOn,
        @Nullable LocalDate withdrawnOn,
        @Nullable String origin,
        List<String> into,
        List<Outage> outOfService,
        long version,
        long position) {

    /** As people count. */
    public static final Comparator<UnitView> BY_NUMBER =
            Comparator.comparing(UnitView::number, UnitNumber.IN_ORDER).thenComparing(UnitView::id);

    /**
     * A contract signed over the unit, for days that begin when whoever is in has left.
     *
     * @param startOn first day of its term; null where the contract's own view lacks it
     */
    public record Signing(
            String contractId,
            String tenantId,
            String company,
            @Nullable LocalDate startOn,
            LocalDate signedOn) {}

    /** Out of service from a day up to, but not on, another; null while it lasts. */
    public record Outage(LocalDate from, @Nullable LocalDate until, String cause) {}

    /** Whether it was there on that day: registered, and not yet split or merged away. */
    public boolean isThereOn(LocalDate day) {
        return withdrawnOn == null && !registeredOn.isAfter(day) && (dissolvedOn == null || dissolvedOn.isAfter(day));
    }

    /** Whether it counted as lettable on that day. */
    public boolean isLettableOn(LocalDate day) {
        return isThereOn(day) && outageOn(day).isEmpty();
    }

    private Optional<Outage> outageOn(LocalDate day) {
        return outOfService.stream()
                .filter(outage -> !outage.from().isAfter(day)
                        && (outage.until() == null || outage.until().isAfter(day)))
                .findFirst();
    }

    /**
     * How it stood on a day on which it was there.
     *
     * @param occupant under which somebody was in; null where nobody was
     * @param next     under which somebody had signed, and was not in yet
     * @param leftOn   the day the last one before that was out; null where nobody had been in
     */
    public UnitView on(
            LocalDate day, @Nullable ContractView occupant, @Nullable ContractView next, @Nullable LocalDate leftOn) {
        if (occupant != null) {
            return let(day, UnitState.OCCUPIED, occupant.handedOverOn(), occupant);
        }
        if (next != null) {
            return let(day, UnitState.RESERVED, next.signedOn(), next);
        }
        var outage = outageOn(day);
        if (outage.isPresent()) {
            return with(day, UnitState.OUT_OF_SERVICE, outage.get().from(), false, null);
        }
        if (state == UnitState.EARMARKED && !since.isAfter(day)) {
            return with(day, state, since, true, null);
        }
        var free = Stream.concat(
                        Stream.of(registeredOn),
                        Stream.concat(
                                Stream.ofNullable(leftOn),
                                outOfService.stream()
                                        .map(Outage::until)
                                        .flatMap(Stream::ofNullable)
                                        .filter(until -> !until.isAfter(day))))
                .max(Comparator.naturalOrder())
                .orElse(registeredOn);
        return with(day, UnitState.VACANT, free, false, null);
    }

    private UnitView let(LocalDate day, UnitState then, @Nullable LocalDate from, ContractView to) {
        return with(day, then, from == null ? since : from, false, to);
    }

    private UnitView with(LocalDate day, UnitState then, LocalDate from, boolean earmarked, @Nullable ContractView to) {
        return new UnitView(
                id,
                parkId,
                buildingId,
                buildings,
                number,
                floor,
                areaSqm,
                then,
                from,
                earmarked ? earmarkedFor : null,
                earmarked ? earmarkedUntil : null,
                earmarked ? negotiationId : null,
                to == null ? null : to.id(),
                to == null ? null : to.tenantId(),
                to == null ? null : to.company(),
                signed.stream().filter(each -> !each.signedOn().isAfter(day)).toList(),
                registeredOn,
                dissolvedOn,
                withdrawnOn,
                origin,
                into,
                outOfService,
                version,
                position);
    }
}
