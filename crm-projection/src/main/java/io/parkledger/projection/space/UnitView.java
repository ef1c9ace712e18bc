package io.parkledger.projection.space;

import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.UnitNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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

    /** Whether it counted as lettable on that day. */
    public boolean isLettableOn(LocalDate day) {
        var exists =
                withdrawnOn == null && !registeredOn.isAfter(day) && (dissolvedOn == null || dissolvedOn.isAfter(day));
        return exists
                && outOfService.stream()
                        .noneMatch(outage -> !outage.from().isAfter(day)
                                && (outage.until() == null || outage.until().isAfter(day)));
    }
}
